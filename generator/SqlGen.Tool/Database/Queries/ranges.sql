select s.nspname as schema, t.typname as name, format_type(r.rngsubtype, null) as subtype, m.typname as multirange
from pg_range r
join pg_type t on t.oid = r.rngtypid
join pg_type m on m.oid = r.rngmultitypid
join pg_namespace s on s.oid = t.typnamespace
where s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
