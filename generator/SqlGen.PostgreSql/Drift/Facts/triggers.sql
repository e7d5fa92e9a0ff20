-- tgtype is a set of bits: 1 row, 2 before, 4 insert, 8 delete, 16 update, 32 truncate, 64 instead.
select s.nspname || '.' || r.relname as owner, t.tgname as name, jsonb_build_object(
  'timing', case when t.tgtype & 2 <> 0 then 'before' when t.tgtype & 64 <> 0 then 'instead of' else 'after' end,
  'level', case when t.tgtype & 1 <> 0 then 'row' else 'statement' end,
  'events', concat_ws(', ', case when t.tgtype & 4 <> 0 then 'insert' end, case when t.tgtype & 16 <> 0 then 'update' end,
    case when t.tgtype & 8 <> 0 then 'delete' end, case when t.tgtype & 32 <> 0 then 'truncate' end),
  'columns', coalesce((select string_agg(a.attname, ', ' order by c.position)
    from unnest(t.tgattr::int2[]) with ordinality c (number, position) join pg_attribute a on a.attrelid = t.tgrelid and a.attnum = c.number), ''),
  'function', fs.nspname || '.' || f.proname, 'arguments', encode(t.tgargs, 'escape'),
  'WHEN', coalesce(substring(pg_get_triggerdef(t.oid) from ' WHEN (\(.*\)) EXECUTE '), ''),
  'state', case t.tgenabled when 'D' then 'disabled' when 'O' then 'enabled' when 'R' then 'enabled on replicas' else 'always enabled' end,
  'transition tables', concat_ws(', ', t.tgoldtable, t.tgnewtable),
  'comment', coalesce(obj_description(t.oid, 'pg_trigger'), '')) as aspects
from pg_trigger t
join pg_proc f on f.oid = t.tgfoid
join pg_namespace fs on fs.oid = f.pronamespace
join pg_class r on r.oid = t.tgrelid
join pg_namespace s on s.oid = r.relnamespace
where not t.tgisinternal and s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = r.oid and d.deptype = 'e')
