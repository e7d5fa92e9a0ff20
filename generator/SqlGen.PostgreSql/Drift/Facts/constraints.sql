-- Domains have theirs in domains.sql; NOT NULL is a property of the column, whatever the version keeps.
select s.nspname || '.' || r.relname as owner, k.conname as name, jsonb_build_object(
  'kind', case k.contype when 'p' then 'primary key' when 'u' then 'unique' when 'f' then 'foreign key' when 'c' then 'check' else 'exclude' end,
  'deferrability', case when k.condeferred then 'initially deferred' when k.condeferrable then 'deferrable' else 'not deferrable' end,
  'validation', case when not coalesce((newer.facts ->> 'conenforced')::boolean, true) then 'not enforced'
    when k.convalidated then 'valid' else 'not valid' end,
  'period', case when not coalesce((newer.facts ->> 'conperiod')::boolean, false) then '' when k.contype = 'f' then 'PERIOD' else 'WITHOUT OVERLAPS' end,
  'included columns', coalesce((select string_agg(a.attname, ', ' order by key.position)
    from pg_index i cross join unnest(i.indkey::int2[]) with ordinality key (number, position)
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = key.number
    where k.contype in ('p', 'u') and i.indexrelid = k.conindid and key.position > i.indnkeyatts), ''),
  'reference', coalesce(ts.nspname || '.' || t.relname || ' (' || (select string_agg(a.attname, ', ' order by key.position)
    from unnest(k.confkey) with ordinality key (number, position) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = key.number) || ')', ''),
  'delete action', coalesce(actions.words ->> nullif(k.confdeltype::text, ' '), ''),
  'update action', coalesce(actions.words ->> nullif(k.confupdtype::text, ' '), ''),
  'treatment of nulls', case when (select i.indnullsnotdistinct from pg_index i where k.contype = 'u' and i.indexrelid = k.conindid) then 'not distinct' else 'distinct' end,
  'condition', case when k.contype = 'c' then coalesce(pg_get_expr(k.conbin, k.conrelid), '') else '' end,
  'comment', coalesce(obj_description(k.oid, 'pg_constraint'), ''))
  || case k.contype when 'c' then jsonb_build_object('inheritance', case when k.connoinherit then 'no inherit' else 'inherited' end)
    when 'x' then jsonb_build_object('definition', pg_get_constraintdef(k.oid))
    else jsonb_build_object('columns', (select string_agg(a.attname, ', ' order by key.position)
      from unnest(k.conkey) with ordinality key (number, position) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = key.number),
      'columns set on delete', coalesce((select string_agg(a.attname, ', ' order by a.attnum) from pg_attribute a
        where k.contype = 'f' and a.attrelid = k.conrelid and a.attnum = any (k.confdelsetcols)), '')) end as aspects
from pg_constraint k
cross join (values ('{"a": "no action", "r": "restrict", "c": "cascade", "n": "set null", "d": "set default"}'::jsonb)) actions (words)
-- Columns that 17 has not got: as JSON, absence is no error.
cross join lateral (select to_jsonb(k) as facts) newer
join pg_class r on r.oid = k.conrelid
join pg_namespace s on s.oid = r.relnamespace
left join pg_class t on t.oid = k.confrelid
left join pg_namespace ts on ts.oid = t.relnamespace
where k.contype in ('p', 'u', 'f', 'c', 'x') and s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = r.oid and d.deptype = 'e')
