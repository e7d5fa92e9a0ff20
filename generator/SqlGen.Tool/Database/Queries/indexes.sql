select s.nspname as schema, t.relname as "table", x.relname as name, m.amname as method, i.indisunique as unique, i.indisprimary as primary,
  (select jsonb_agg(a.attname order by key.position)
   from unnest(i.indkey::int2[]) with ordinality key (number, position) left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = key.number
   where key.position <= i.indnkeyatts) as column_names,
  (select jsonb_agg(quote_ident(a.attname) order by key.position)
   from unnest(i.indkey::int2[]) with ordinality key (number, position) join pg_attribute a on a.attrelid = i.indrelid and a.attnum = key.number
   where key.position > i.indnkeyatts) as include,
  i.indnullsnotdistinct as nulls_not_distinct,
  exists (select from pg_constraint k where k.conindid = x.oid and k.contype in ('p', 'u', 'x')) as from_constraint,
  exists (select from pg_inherits h where h.inhrelid = x.oid) as from_parent,
  pg_get_expr(i.indpred, i.indrelid) as predicate
from pg_index i
join pg_class x on x.oid = i.indexrelid
join pg_am m on m.oid = x.relam
join pg_class t on t.oid = i.indrelid
join pg_namespace s on s.oid = t.relnamespace
where s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = t.oid and d.deptype = 'e')
