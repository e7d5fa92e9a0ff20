select s.nspname as schema, r.relname as "table", p.polname as name,
  case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end as command,
  p.polpermissive as permissive,
  (select jsonb_agg(coalesce(o.rolname, 'public') order by coalesce(o.rolname, 'public') collate "C")
   from unnest(p.polroles) role (id) left join pg_roles o on o.oid = role.id) as roles,
  pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as with_check
from pg_policy p
join pg_class r on r.oid = p.polrelid
join pg_namespace s on s.oid = r.relnamespace
where s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
