select s.nspname || '.' || r.relname as owner, p.polname as name, jsonb_build_object(
  'command', case p.polcmd when 'r' then 'SELECT' when 'a' then 'INSERT' when 'w' then 'UPDATE' when 'd' then 'DELETE' else 'ALL' end,
  'mode', case when p.polpermissive then 'permissive' else 'restrictive' end,
  'roles', (select string_agg(coalesce(o.rolname, 'public'), ', ' order by coalesce(o.rolname, 'public') collate "C")
    from unnest(p.polroles) role (id) left join pg_roles o on o.oid = role.id),
  'USING', coalesce(pg_get_expr(p.polqual, p.polrelid), ''), 'WITH CHECK', coalesce(pg_get_expr(p.polwithcheck, p.polrelid), ''),
  'comment', coalesce(obj_description(p.oid, 'pg_policy'), '')) as aspects
from pg_policy p
join pg_class r on r.oid = p.polrelid
join pg_namespace s on s.oid = r.relnamespace
where s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
