select s.nspname as schema, r.relname as name, format_type(q.seqtypid, null) as type, q.seqstart as start, q.seqincrement as increment,
  (select ts.nspname || '.' || t.relname || '.' || a.attname
   from pg_depend d
   join pg_class t on t.oid = d.refobjid
   join pg_namespace ts on ts.oid = t.relnamespace
   join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
   where d.classid = 'pg_class'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i')) as owned_by
from pg_sequence q
join pg_class r on r.oid = q.seqrelid
join pg_namespace s on s.oid = r.relnamespace
where s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = r.oid and d.deptype = 'e')
