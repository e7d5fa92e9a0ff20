select s.nspname || '.' || r.relname as owner, a.attname as name, jsonb_build_object(
  'type', format_type(a.atttypid, a.atttypmod),
  'nullability', case when a.attnotnull then 'NOT NULL' else 'nullable' end,
  'default', case when a.attgenerated = '' then coalesce(pg_get_expr(d.adbin, d.adrelid), '') else '' end,
  'identity', case a.attidentity when 'a' then 'always' when 'd' then 'by default' else '' end,
  'generation expression', case when a.attgenerated <> '' then coalesce(pg_get_expr(d.adbin, d.adrelid), '') else '' end,
  'generated values', case a.attgenerated when 'v' then 'virtual' else 'stored' end,
  'collation', coalesce((select c.collname from pg_collation c where c.oid = a.attcollation and a.attcollation <> t.typcollation), ''),
  'comment', coalesce(col_description(r.oid, a.attnum), '')) as aspects
from pg_attribute a
join pg_type t on t.oid = a.atttypid
left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
join pg_class r on r.oid = a.attrelid
join pg_namespace s on s.oid = r.relnamespace
where a.attnum > 0 and not a.attisdropped and r.relkind in ('r', 'p', 'v', 'm', 'f') and s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = r.oid and d.deptype = 'e')
