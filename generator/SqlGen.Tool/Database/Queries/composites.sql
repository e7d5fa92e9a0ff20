select s.nspname as schema, t.typname as name,
  (select jsonb_agg(to_jsonb(c) order by c.ordinal)
   from (
     select row_number() over (order by a.attnum) as ordinal, a.attname as name, format_type(a.atttypid, a.atttypmod) as type
     from pg_attribute a
     where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped) c) as attributes
from pg_type t
join pg_class r on r.oid = t.typrelid and r.relkind = 'c'
join pg_namespace s on s.oid = t.typnamespace
where s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
