-- Schemas of the user's own: no system schema, none that an extension made.
select s.nspname as name
from pg_namespace s
where s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_namespace'::regclass and d.objid = s.oid and d.deptype = 'e')
