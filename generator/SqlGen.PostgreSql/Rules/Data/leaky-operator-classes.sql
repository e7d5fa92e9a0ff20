-- One line for each operator class none of whose search operators is leakproof: access method, class, type, whether it is the default.
select am.amname || ' ' || c.opcname || ' ' || replace(format_type(c.opcintype, null), ' ', '_') || ' ' || c.opcdefault as line
from pg_opclass c
join pg_am am on am.oid = c.opcmethod
join pg_amop o on o.amopfamily = c.opcfamily and o.amoppurpose = 's'
  and (o.amoplefttype = c.opcintype or c.opcintype in ('anyarray'::regtype, 'anyenum'::regtype, 'anyrange'::regtype, 'anymultirange'::regtype))
join pg_operator op on op.oid = o.amopopr
join pg_proc p on p.oid = op.oprcode
group by am.amname, c.opcname, c.opcintype, c.opcdefault
having not bool_or(p.proleakproof)
order by am.amname collate "C", c.opcname collate "C", c.opcintype::regtype::text collate "C";
