select '' as owner, s.nspname || '.' || r.relname as name, jsonb_build_object(
  'kind', case r.relkind when 'r' then 'table' when 'p' then 'partitioned table' when 'v' then 'view' when 'm' then 'materialized view' else 'foreign table' end,
  'persistence', case r.relpersistence when 'u' then 'unlogged' else 'permanent' end,
  'row level security', case when r.relrowsecurity then 'on' else 'off' end || case when r.relforcerowsecurity then ' and forced' else '' end,
  'parents', coalesce((select string_agg(ps.nspname || '.' || p.relname, ', ' order by i.inhseqno)
    from pg_inherits i join pg_class p on p.oid = i.inhparent join pg_namespace ps on ps.oid = p.relnamespace where i.inhrelid = r.oid), ''),
  'options', coalesce((select string_agg(o, ', ' order by o collate "C") from unnest(r.reloptions) o where o not like 'check\_option=%'), ''),
  'check option', coalesce((select substr(o, 14) from unnest(r.reloptions) o where o like 'check\_option=%'), ''),
  'partition key', coalesce(pg_get_partkeydef(r.oid), ''), 'partition bound', coalesce(pg_get_expr(r.relpartbound, r.oid), ''),
  'comment', coalesce(obj_description(r.oid, 'pg_class'), ''))
  || case when r.relkind in ('v', 'm') then jsonb_build_object('query', pg_get_viewdef(r.oid)) else '{}' end as aspects
from pg_class r
join pg_namespace s on s.oid = r.relnamespace
where r.relkind in ('r', 'p', 'v', 'm', 'f') and s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = r.oid and d.deptype = 'e')
