select '' as owner, s.nspname || '.' || t.typname as name, jsonb_build_object(
  'labels', coalesce((select string_agg(e.enumlabel, ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid), '')) as aspects
from pg_type t
join pg_namespace s on s.oid = t.typnamespace
where t.typtype = 'e' and s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
