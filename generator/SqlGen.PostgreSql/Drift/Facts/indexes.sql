-- Indexes behind a constraint are told by the constraint.
select s.nspname || '.' || t.relname as owner, x.relname as name, jsonb_build_object(
  'method', m.amname, 'uniqueness', case when i.indisunique then 'unique' else 'not unique' end,
  'columns', (select string_agg(coalesce(a.attname, '(expression)'), ', ' order by key.position)
    from unnest(i.indkey::int2[]) with ordinality key (number, position) left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = key.number
    where key.position <= i.indnkeyatts),
  'expressions', coalesce((select string_agg(pg_get_indexdef(i.indexrelid, key.position::int, false), ', ' order by key.position)
    from unnest(i.indkey::int2[]) with ordinality key (number, position) where key.position <= i.indnkeyatts and key.number = 0), ''),
  'operator classes', (select string_agg(o.opcname, ', ' order by c.position)
    from unnest(i.indclass::oid[]) with ordinality c (id, position) join pg_opclass o on o.oid = c.id),
  'order', (select string_agg(case when o.bits & 1 = 1 then 'desc' else 'asc' end || case when o.bits & 2 = 2 then ' nulls first' else '' end, ', ' order by o.position)
    from unnest(i.indoption::int2[]) with ordinality o (bits, position)),
  'collations', (select string_agg(coalesce(l.collname, '-'), ', ' order by c.position)
    from unnest(i.indcollation::oid[]) with ordinality c (id, position) left join pg_collation l on l.oid = c.id),
  'included columns', coalesce((select string_agg(a.attname, ', ' order by key.position)
    from unnest(i.indkey::int2[]) with ordinality key (number, position) join pg_attribute a on a.attrelid = i.indrelid and a.attnum = key.number
    where key.position > i.indnkeyatts), ''),
  'treatment of nulls', case when i.indnullsnotdistinct then 'not distinct' else 'distinct' end,
  'predicate', coalesce(pg_get_expr(i.indpred, i.indrelid), ''), 'validity', case when i.indisvalid then 'valid' else 'not valid' end,
  'options', coalesce((select string_agg(o, ', ' order by o collate "C") from unnest(x.reloptions) o), ''),
  'comment', coalesce(obj_description(x.oid, 'pg_class'), '')) as aspects
from pg_index i
join pg_class x on x.oid = i.indexrelid
join pg_am m on m.oid = x.relam
join pg_class t on t.oid = i.indrelid
join pg_namespace s on s.oid = t.relnamespace
where s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
  and not exists (select from pg_constraint k where k.conindid = x.oid and k.contype in ('p', 'u', 'x'))
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = t.oid and d.deptype = 'e')
