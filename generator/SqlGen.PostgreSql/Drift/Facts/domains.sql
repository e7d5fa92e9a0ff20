select '' as owner, s.nspname || '.' || t.typname as name, jsonb_build_object(
  'type', format_type(t.typbasetype, t.typtypmod), 'nullability', case when t.typnotnull then 'NOT NULL' else 'nullable' end,
  'default', coalesce(t.typdefault, ''),
  'condition', coalesce((select string_agg(pg_get_expr(k.conbin, 0), E'\n' order by k.conname collate "C")
    from pg_constraint k where k.contypid = t.oid and k.contype = 'c'), '')) as aspects
from pg_type t
join pg_namespace s on s.oid = t.typnamespace
where t.typtype = 'd' and s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
