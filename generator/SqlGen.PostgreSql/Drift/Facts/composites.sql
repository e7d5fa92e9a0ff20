select '' as owner, s.nspname || '.' || t.typname as name, jsonb_build_object(
  'attributes', coalesce((select string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', ' order by a.attnum)
    from pg_attribute a where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped), '')) as aspects
from pg_type t
join pg_class r on r.oid = t.typrelid and r.relkind = 'c'
join pg_namespace s on s.oid = t.typnamespace
where s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
