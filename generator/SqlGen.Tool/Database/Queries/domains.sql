select s.nspname as schema, t.typname as name, format_type(t.typbasetype, t.typtypmod) as base, t.typnotnull as not_null,
  (select jsonb_agg(jsonb_build_object('name', k.conname) order by k.conname) from pg_constraint k where k.contypid = t.oid and k.contype = 'c') as checks
from pg_type t
join pg_namespace s on s.oid = t.typnamespace
where t.typtype = 'd' and s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
