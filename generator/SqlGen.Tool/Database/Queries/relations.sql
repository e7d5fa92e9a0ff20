-- Tables, views and foreign tables with their columns; dropped columns leave no gap in the ordinals.
select s.nspname as schema, r.relname as name,
  case r.relkind when 'r' then 'table' when 'p' then 'partitioned_table' when 'v' then 'view' when 'm' then 'matview' else 'foreign_table' end as kind,
  r.relpersistence as persistence, r.relrowsecurity as rls, r.relforcerowsecurity as rls_forced, r.relispartition as is_partition,
  (select jsonb_agg(ps.nspname || '.' || p.relname order by i.inhseqno)
   from pg_inherits i join pg_class p on p.oid = i.inhparent join pg_namespace ps on ps.oid = p.relnamespace
   where i.inhrelid = r.oid) as inherits,
  obj_description(r.oid, 'pg_class') as comment,
  (select jsonb_agg(jsonb_strip_nulls(to_jsonb(c)) order by c.ordinal)
   from (
     select row_number() over (order by a.attnum) as ordinal, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
       a.attnotnull as not_null, a.atthasdef and a.attgenerated = '' as has_default, nullif(a.attidentity::text, '') as identity,
       nullif(a.attgenerated::text, '') as generated, a.attinhcount > 0 as inherited, col_description(r.oid, a.attnum) as comment
     from pg_attribute a
     where a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped) c) as columns
from pg_class r
join pg_namespace s on s.oid = r.relnamespace
where r.relkind in ('r', 'p', 'v', 'm', 'f') and s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = r.oid and d.deptype = 'e')
