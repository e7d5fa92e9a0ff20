-- Who needs whom, in terms of the rows that statements are made of: a default belongs to its table, a rule of a view to the view, a row or array type
-- to what it is made of, an index to its constraint.
with edges (class, id, ref_class, ref_id, kind) as (
  select d.classid, d.objid, d.refclassid, d.refobjid, d.deptype from pg_depend d
  where d.deptype in ('n', 'a', 'i') and d.refobjid >= 16384 and d.objid >= 16384
),
owners (class, id, owner_class, owner_id) as (
  select 'pg_attrdef'::regclass::oid, x.oid, 'pg_class'::regclass::oid, x.adrelid from pg_attrdef x
  union all select 'pg_rewrite'::regclass, w.oid, 'pg_class'::regclass, w.ev_class from pg_rewrite w where w.rulename = '_RETURN'
  union all select 'pg_type'::regclass, t.oid, 'pg_class'::regclass, t.typrelid from pg_type t join pg_class c on c.oid = t.typrelid where c.relkind <> 'c'
  union all select 'pg_class'::regclass, t.typrelid, 'pg_type'::regclass, t.oid from pg_type t join pg_class c on c.oid = t.typrelid where c.relkind = 'c'
  union all select 'pg_type'::regclass, t.oid, case when c.relkind is null or c.relkind = 'c' then 'pg_type'::regclass::oid else 'pg_class'::regclass::oid end,
    case when c.relkind is null or c.relkind = 'c' then e.oid else c.oid end
    from pg_type t join pg_type e on e.typarray = t.oid left join pg_class c on c.oid = e.typrelid
  union all select 'pg_type'::regclass, g.rngmultitypid, 'pg_type'::regclass, g.rngtypid from pg_range g
  union all select 'pg_class'::regclass, k.conindid, 'pg_constraint'::regclass, k.oid from pg_constraint k where k.contype in ('p', 'u', 'x')
  union all select 'pg_constraint'::regclass, k.oid, 'pg_type'::regclass, k.contypid from pg_constraint k where k.contypid <> 0
)
select distinct coalesce(o.owner_class, e.class) as class, coalesce(o.owner_id, e.id) as id, coalesce(p.owner_class, e.ref_class) as ref_class,
  coalesce(p.owner_id, e.ref_id) as ref_id
from edges e
left join owners o on o.class = e.class and o.id = e.id
left join owners p on p.class = e.ref_class and p.id = e.ref_id
where not (e.kind in ('a', 'i') and e.class = 'pg_class'::regclass and exists (select from pg_sequence q where q.seqrelid = e.id))
