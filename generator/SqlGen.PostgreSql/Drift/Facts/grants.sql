-- What the owner holds is left out; so are the rights on objects of extensions.
with held (owner, grantor, grantee, privilege, attribute) as (
  select s.nspname || '.' || r.relname, r.relowner, a.grantee, a.privilege_type, null::name
  from pg_class r
  join pg_namespace s on s.oid = r.relnamespace
  cross join lateral aclexplode(coalesce(r.relacl, acldefault(case r.relkind when 'S' then 's'::"char" else 'r'::"char" end, r.relowner))) a
  where r.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = r.oid and d.deptype = 'e')
  union all
  select s.nspname || '.' || r.relname, r.relowner, a.grantee, a.privilege_type, c.attname
  from pg_class r
  join pg_namespace s on s.oid = r.relnamespace
  join pg_attribute c on c.attrelid = r.oid and not c.attisdropped
  cross join lateral aclexplode(c.attacl) a
  where s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = r.oid and d.deptype = 'e')
  union all
  select s.nspname || '.' || f.proname || '(' || coalesce((select string_agg(format_type(t.type, null), ', ' order by t.position)
      from unnest(f.proargtypes::oid[]) with ordinality t (type, position)), '') || ')', f.proowner, a.grantee, a.privilege_type, null
  from pg_proc f
  join pg_namespace s on s.oid = f.pronamespace
  cross join lateral aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) a
  where s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
    and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = f.oid
      and (d.deptype = 'e' or (d.deptype = 'i' and d.refclassid = 'pg_type'::regclass)))
  union all
  select s.nspname, s.nspowner, a.grantee, a.privilege_type, null
  from pg_namespace s
  cross join lateral aclexplode(coalesce(s.nspacl, acldefault('n', s.nspowner))) a
  where s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
    and not exists (select from pg_depend d where d.classid = 'pg_namespace'::regclass and d.objid = s.oid and d.deptype = 'e')
),
words (owner, grantee, word) as (
  select h.owner, h.grantee, lower(h.privilege) || case when bool_or(h.attribute is null) then ''
    else ' (' || string_agg(h.attribute::text, ' ' order by h.attribute collate "C") || ')' end
  from held h
  where h.grantee <> h.grantor
  group by h.owner, h.grantee, h.privilege
)
select w.owner, coalesce(o.rolname, 'public') as name, jsonb_build_object('privileges', string_agg(w.word, ', ' order by w.word collate "C")) as aspects
from words w
left join pg_roles o on o.oid = w.grantee
group by w.owner, o.rolname
