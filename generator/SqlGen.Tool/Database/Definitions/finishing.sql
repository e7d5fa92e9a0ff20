-- What is said of objects once they are all there, in order: owners of sequences, row level security, rights, comments.
with own (id, name) as (
  select s.oid, s.nspname from pg_namespace s
  where s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
),
brought (class, id) as (
  select d.classid, d.objid from pg_depend d where d.deptype = 'e'
),
relations (id, name, kind, owner, acl) as (
  select r.oid, format('%I.%I', o.name, r.relname), r.relkind, r.relowner, r.relacl
  from pg_class r join own o on o.id = r.relnamespace
  where r.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and not exists (select from brought b where b.class = 'pg_class'::regclass and b.id = r.oid)
),
functions (id, name, kind, owner, acl) as (
  select f.oid, format('%s %I.%I(%s)', case f.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end, o.name, f.proname,
      case when f.prokind = 'a' and f.pronargs = 0 then '*' else pg_get_function_identity_arguments(f.oid) end), f.prokind, f.proowner, f.proacl
  from pg_proc f join own o on o.id = f.pronamespace
  where not exists (select from brought b where b.class = 'pg_proc'::regclass and b.id = f.oid)
    and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = f.oid and d.deptype = 'i' and d.refclassid = 'pg_type'::regclass)
),
acls (target, owner, acl, standard) as (
  select case r.kind when 'S' then 'sequence ' else 'table ' end || r.name, r.owner, r.acl, acldefault(case r.kind when 'S' then 's'::"char" else 'r'::"char" end, r.owner)
  from relations r where r.acl is not null
  union all
  select regexp_replace(f.name, '^aggregate', 'function'), f.owner, f.acl, acldefault('f', f.owner) from functions f where f.acl is not null
  union all
  select format('schema %I', o.name), s.nspowner, s.nspacl, coalesce(p.initprivs, acldefault('n', s.nspowner))
  from own o join pg_namespace s on s.oid = o.id left join pg_init_privs p on p.classoid = 'pg_namespace'::regclass and p.objoid = s.oid where s.nspacl is not null
),
rights (target, role, privileges, revoked) as (
  select a.target, coalesce(quote_ident(r.rolname), 'public'), string_agg(lower(x.privilege_type), ', ' order by x.privilege_type), false
  from acls a cross join lateral aclexplode(a.acl) x left join pg_roles r on r.oid = x.grantee
  where x.grantee <> a.owner and not exists (select from aclexplode(a.standard) s where s.grantee = x.grantee and s.privilege_type = x.privilege_type)
  group by a.target, r.rolname
  union all
  select a.target, coalesce(quote_ident(r.rolname), 'public'), string_agg(lower(s.privilege_type), ', ' order by s.privilege_type), true
  from acls a cross join lateral aclexplode(a.standard) s left join pg_roles r on r.oid = s.grantee
  where s.grantee <> a.owner and not exists (select from aclexplode(a.acl) x where x.grantee = s.grantee and x.privilege_type = s.privilege_type)
  group by a.target, r.rolname
)
select 0 as rank, s.name as name, format('alter sequence %s owned by %s.%I;', s.name, t.name, a.attname) as text
from pg_depend d
join relations s on s.id = d.objid and s.kind = 'S'
join relations t on t.id = d.refobjid
join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.deptype = 'a'
union all
select 1, r.name, case when c.relrowsecurity then format(e'alter table %s enable row level security;', r.name) else '' end
  || case when c.relrowsecurity and c.relforcerowsecurity then e'\n' else '' end
  || case when c.relforcerowsecurity then format(e'alter table %s force row level security;', r.name) else '' end
from relations r join pg_class c on c.oid = r.id
where c.relrowsecurity or c.relforcerowsecurity
union all
select 2, g.target || ' ' || g.role, case when g.revoked then format('revoke %s on %s from %s;', g.privileges, g.target, g.role)
  else format('grant %s on %s to %s;', g.privileges, g.target, g.role) end
from rights g
union all
select 2, r.name || ' ' || coalesce(o.rolname, 'public') || ' ' || x.privilege_type,
  format('grant %s (%s) on table %s to %s;', lower(x.privilege_type), string_agg(quote_ident(a.attname), ', ' order by a.attnum), r.name, coalesce(quote_ident(o.rolname), 'public'))
from relations r join pg_attribute a on a.attrelid = r.id and not a.attisdropped cross join lateral aclexplode(a.attacl) x left join pg_roles o on o.oid = x.grantee
where x.grantee <> r.owner
group by r.name, o.rolname, x.privilege_type
union all
select 3, r.name, format('comment on %s %s is %L;', case r.kind when 'v' then 'view' when 'm' then 'materialized view' when 'f' then 'foreign table' when 'S' then 'sequence' else 'table' end,
  r.name, obj_description(r.id, 'pg_class'))
from relations r where obj_description(r.id, 'pg_class') is not null
union all
select 3, r.name || ' ' || lpad(a.attnum::text, 5, '0'), format('comment on column %s.%I is %L;', r.name, a.attname, col_description(r.id, a.attnum))
from relations r join pg_attribute a on a.attrelid = r.id and a.attnum > 0 and not a.attisdropped
where col_description(r.id, a.attnum) is not null
union all
select 3, f.name, format('comment on %s is %L;', f.name, obj_description(f.id, 'pg_proc')) from functions f where obj_description(f.id, 'pg_proc') is not null
union all
select 3, o.name, format('comment on schema %I is %L;', o.name, obj_description(o.id, 'pg_namespace')) from own o
where obj_description(o.id, 'pg_namespace') is not null and o.name <> 'public'
union all
select 3, format('%I.%I', o.name, t.typname), format('comment on %s %I.%I is %L;', case t.typtype when 'd' then 'domain' else 'type' end, o.name, t.typname, obj_description(t.oid, 'pg_type'))
from pg_type t join own o on o.id = t.typnamespace
where obj_description(t.oid, 'pg_type') is not null and not exists (select from brought b where b.class = 'pg_type'::regclass and b.id = t.oid)
union all
select 3, r.name || ' ' || k.conname, format('comment on constraint %I on %s is %L;', k.conname, r.name, obj_description(k.oid, 'pg_constraint'))
from pg_constraint k join relations r on r.id = k.conrelid where obj_description(k.oid, 'pg_constraint') is not null
union all
select 3, r.name || ' ' || x.relname, format('comment on index %I.%I is %L;', o.name, x.relname, obj_description(x.oid, 'pg_class'))
from pg_index i join relations r on r.id = i.indrelid join pg_class x on x.oid = i.indexrelid join own o on o.id = x.relnamespace
where obj_description(x.oid, 'pg_class') is not null
union all
select 3, r.name || ' ' || t.tgname, format('comment on trigger %I on %s is %L;', t.tgname, r.name, obj_description(t.oid, 'pg_trigger'))
from pg_trigger t join relations r on r.id = t.tgrelid where obj_description(t.oid, 'pg_trigger') is not null
union all
select 3, r.name || ' ' || p.polname, format('comment on policy %I on %s is %L;', p.polname, r.name, obj_description(p.oid, 'pg_policy'))
from pg_policy p join relations r on r.id = p.polrelid where obj_description(p.oid, 'pg_policy') is not null
order by 1, 2
