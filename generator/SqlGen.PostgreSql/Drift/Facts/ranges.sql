select '' as owner, s.nspname || '.' || t.typname as name, jsonb_build_object('subtype', format_type(r.rngsubtype, null)) as aspects
from pg_range r
join pg_type t on t.oid = r.rngtypid
join pg_namespace s on s.oid = t.typnamespace
where s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
