select coalesce(o.name, '') as owner, s.nspname || '.' || r.relname as name, jsonb_build_object(
  'type', format_type(q.seqtypid, null), 'start', q.seqstart::text, 'increment', q.seqincrement::text, 'minimum', q.seqmin::text,
  'maximum', q.seqmax::text, 'cache', q.seqcache::text, 'cycle', case when q.seqcycle then 'yes' else 'no' end) as aspects
from pg_sequence q
join pg_class r on r.oid = q.seqrelid
join pg_namespace s on s.oid = r.relnamespace
left join lateral (
  select ts.nspname || '.' || t.relname || '.' || a.attname as name
  from pg_depend d
  join pg_class t on t.oid = d.refobjid
  join pg_namespace ts on ts.oid = t.relnamespace
  join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
  where d.classid = 'pg_class'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i')) o on true
where s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = r.oid and d.deptype = 'e')
