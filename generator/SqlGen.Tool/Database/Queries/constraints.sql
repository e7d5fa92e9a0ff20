-- Keys, foreign keys, checks and exclusions of tables. NOT NULL is a property of the column here, whatever the version keeps.
select s.nspname as schema, r.relname as "table", k.conname as name,
  case k.contype when 'p' then 'primary' when 'u' then 'unique' when 'f' then 'foreign' when 'c' then 'check' else 'exclude' end as type,
  (select jsonb_agg(a.attname order by key.position)
   from unnest(k.conkey) with ordinality key (number, position) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = key.number) as columns,
  ts.nspname || '.' || t.relname as ref_table,
  (select jsonb_agg(a.attname order by key.position)
   from unnest(k.confkey) with ordinality key (number, position) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = key.number) as ref_columns,
  actions.words ->> nullif(k.confdeltype::text, ' ') as on_delete, actions.words ->> nullif(k.confupdtype::text, ' ') as on_update,
  k.condeferrable as deferrable, k.condeferred as deferred, k.convalidated as validated,
  (select i.indnullsnotdistinct from pg_index i where k.contype = 'u' and i.indexrelid = k.conindid) as nulls_not_distinct,
  k.conparentid <> 0 as from_parent
from pg_constraint k
cross join (values ('{"a": "no action", "r": "restrict", "c": "cascade", "n": "set null", "d": "set default"}'::jsonb)) actions (words)
join pg_class r on r.oid = k.conrelid
join pg_namespace s on s.oid = r.relnamespace
left join pg_class t on t.oid = k.confrelid
left join pg_namespace ts on ts.oid = t.relnamespace
where k.contype in ('p', 'u', 'f', 'c', 'x') and s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = r.oid and d.deptype = 'e')
