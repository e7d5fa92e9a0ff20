-- Every statement that makes an object: which row of which catalog it is, the rank that it comes at where nothing else decides, its name, its text.
with own (id, name) as (
  select s.oid, s.nspname from pg_namespace s
  where s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
),
brought (class, id) as (
  select d.classid, d.objid from pg_depend d where d.deptype = 'e'
),
relations (id, name, kind) as (
  select r.oid, format('%I.%I', o.name, r.relname), r.relkind
  from pg_class r join own o on o.id = r.relnamespace
  where not exists (select from brought b where b.class = 'pg_class'::regclass and b.id = r.oid)
)
select 'pg_namespace'::regclass::oid as class, o.id as id, 0 as rank, o.name::text as name, format('create schema %I;', o.name) as text
from own o
where o.name <> 'public' and not exists (select from brought b where b.class = 'pg_namespace'::regclass and b.id = o.id)
union all
select 'pg_extension'::regclass, e.oid, 1, e.extname, format('create extension if not exists %I with schema %I;', e.extname, s.nspname)
from pg_extension e join pg_namespace s on s.oid = e.extnamespace
where e.extname <> 'plpgsql'
union all
select 'pg_foreign_data_wrapper'::regclass, w.oid, 1, w.fdwname, format('create foreign data wrapper %I%s%s;', w.fdwname,
  ' handler ' || nullif(w.fdwhandler::oid, 0)::regproc, ' validator ' || nullif(w.fdwvalidator::oid, 0)::regproc)
from pg_foreign_data_wrapper w
where not exists (select from brought b where b.class = 'pg_foreign_data_wrapper'::regclass and b.id = w.oid)
union all
select 'pg_foreign_server'::regclass, v.oid, 2, v.srvname, format('create server %I foreign data wrapper %I%s;', v.srvname, w.fdwname,
  ' options (' || (select string_agg(format('%I %L', o.option_name, o.option_value), ', ') from pg_options_to_table(v.srvoptions) o) || ')')
from pg_foreign_server v join pg_foreign_data_wrapper w on w.oid = v.srvfdw
where not exists (select from brought b where b.class = 'pg_foreign_server'::regclass and b.id = v.oid)
union all
select 'pg_type'::regclass, t.oid, 2, format('%I.%I', o.name, t.typname), case t.typtype
  when 'e' then format('create type %I.%I as enum (%s);', o.name, t.typname,
    (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid))
  when 'd' then format('create domain %I.%I as %s%s%s%s%s;', o.name, t.typname, format_type(t.typbasetype, t.typtypmod),
    (select format(' collate %I.%I', ls.nspname, l.collname) from pg_collation l join pg_namespace ls on ls.oid = l.collnamespace
      join pg_type bt on bt.oid = t.typbasetype where l.oid = t.typcollation and t.typcollation <> bt.typcollation),
    ' default ' || t.typdefault, case when t.typnotnull then ' not null' end,
    (select string_agg(format(e'\n  constraint %I %s', k.conname, pg_get_constraintdef(k.oid)), '' order by k.conname)
      from pg_constraint k where k.contypid = t.oid and k.contype = 'c'))
  when 'r' then (select format('create type %I.%I as range (subtype = %s%s%s%s, multirange_type_name = %I.%I);', o.name, t.typname, format_type(g.rngsubtype, null),
    (select format(', subtype_opclass = %I.%I', cs.nspname, c.opcname) from pg_opclass c join pg_namespace cs on cs.oid = c.opcnamespace where c.oid = g.rngsubopc and not c.opcdefault),
    ', subtype_diff = ' || nullif(g.rngsubdiff::oid, 0)::regproc, ', canonical = ' || nullif(g.rngcanonical::oid, 0)::regproc, ms.nspname, m.typname)
    from pg_range g join pg_type m on m.oid = g.rngmultitypid join pg_namespace ms on ms.oid = m.typnamespace where g.rngtypid = t.oid)
  else format('create type %I.%I as (%s);', o.name, t.typname, (select string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)), ', ' order by a.attnum)
    from pg_attribute a where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped)) end
from pg_type t join own o on o.id = t.typnamespace
left join pg_class r on r.oid = t.typrelid
where (t.typtype in ('e', 'd', 'r') or (t.typtype = 'c' and r.relkind = 'c'))
  and not exists (select from brought b where b.class = 'pg_type'::regclass and b.id = t.oid)
union all
select 'pg_class'::regclass, q.seqrelid, 3, r.name,
  format('create %ssequence %s as %s increment by %s minvalue %s maxvalue %s start with %s cache %s%s;', case c.relpersistence when 'u' then 'unlogged ' end, r.name,
    format_type(q.seqtypid, null), q.seqincrement, q.seqmin, q.seqmax, q.seqstart, q.seqcache, case when q.seqcycle then ' cycle' end)
from pg_sequence q join relations r on r.id = q.seqrelid join pg_class c on c.oid = q.seqrelid
where not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = q.seqrelid and d.refclassid = 'pg_class'::regclass and d.deptype = 'i')
union all
select 'pg_proc'::regclass, f.oid, 4, f.oid::regprocedure::text, pg_get_functiondef(f.oid) || ';'
from pg_proc f join own o on o.id = f.pronamespace
where f.prokind <> 'a' and not exists (select from brought b where b.class = 'pg_proc'::regclass and b.id = f.oid)
  and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = f.oid and d.deptype = 'i' and d.refclassid = 'pg_type'::regclass)
union all
select 'pg_proc'::regclass, f.oid, 4, f.oid::regprocedure::text, format('create aggregate %I.%I(%s) (sfunc = %s, stype = %s%s%s%s%s%s%s%s);', o.name, f.proname,
  case when f.pronargs = 0 then '*' else pg_get_function_identity_arguments(f.oid) end, g.aggtransfn, format_type(g.aggtranstype, null),
  ', finalfunc = ' || nullif(g.aggfinalfn::oid, 0)::regproc, case when g.aggfinalextra then ', finalfunc_extra' end,
  ', combinefunc = ' || nullif(g.aggcombinefn::oid, 0)::regproc, ', initcond = ' || quote_literal(g.agginitval),
  ', sortop = operator(' || nullif(g.aggsortop, 0)::regoper || ')', case when g.aggkind = 'h' then ', hypothetical' end,
  case f.proparallel when 's' then ', parallel = safe' when 'r' then ', parallel = restricted' end)
from pg_proc f join own o on o.id = f.pronamespace join pg_aggregate g on g.aggfnoid = f.oid
where not exists (select from brought b where b.class = 'pg_proc'::regclass and b.id = f.oid)
union all
select 'pg_class'::regclass, c.oid, 5, r.name,
  format('create %s%stable %s', case c.relpersistence when 'u' then 'unlogged ' end, case when c.relkind = 'f' then 'foreign ' end, r.name)
  || case when c.relispartition
    then (select ' partition of ' || p.name from pg_inherits i join relations p on p.id = i.inhparent where i.inhrelid = c.oid) || ' ' || pg_get_expr(c.relpartbound, c.oid)
    else ' (' || coalesce(e'\n' || (select string_agg('  ' || quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
        || coalesce((select format(' collate %I.%I', ls.nspname, l.collname) from pg_collation l join pg_namespace ls on ls.oid = l.collnamespace
          where l.oid = a.attcollation and a.attcollation <> t.typcollation), '')
        || case when a.attidentity <> '' then format(' generated %s as identity%s', case a.attidentity when 'a' then 'always' else 'by default' end,
          (select format(' (sequence name %s increment by %s minvalue %s maxvalue %s start with %s cache %s%s)', q.seqrelid::regclass, q.seqincrement, q.seqmin, q.seqmax,
              q.seqstart, q.seqcache, case when q.seqcycle then ' cycle' end)
            from pg_depend d join pg_sequence q on q.seqrelid = d.objid
            where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.refobjid = c.oid and d.refobjsubid = a.attnum and d.deptype = 'i'
              and (q.seqstart <> 1 or q.seqincrement <> 1 or q.seqcache <> 1 or q.seqcycle or q.seqrelid::regclass::text <> format('%I.%I', o.name, c.relname || '_' || a.attname || '_seq'))))
          when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(x.adbin, x.adrelid) || case a.attgenerated when 'v' then ') virtual' else ') stored' end
          else coalesce(' default ' || pg_get_expr(x.adbin, x.adrelid), '') end
        || case when a.attnotnull then ' not null' else '' end, e',\n' order by a.attnum)
      from pg_attribute a join pg_type t on t.oid = a.atttypid left join pg_attrdef x on x.adrelid = a.attrelid and x.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attislocal) || e'\n', '') || ')'
    || coalesce((select ' inherits (' || string_agg(p.oid::regclass::text, ', ' order by i.inhseqno) || ')' from pg_inherits i join pg_class p on p.oid = i.inhparent where i.inhrelid = c.oid), '')
    end
  || coalesce(' partition by ' || pg_get_partkeydef(c.oid), '')
  || coalesce((select format(' server %I', s.srvname)
      || coalesce(' options (' || (select string_agg(format('%I %L', o.option_name, o.option_value), ', ') from pg_options_to_table(ft.ftoptions) o) || ')', '') from pg_foreign_table ft join pg_foreign_server s on s.oid = ft.ftserver where ft.ftrelid = c.oid), '')
  || coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', '') || ';'
from pg_class c join relations r on r.id = c.oid join own o on o.id = c.relnamespace
where c.relkind in ('r', 'p', 'f')
union all
select 'pg_constraint'::regclass, k.oid, case k.contype when 'f' then 9 else 6 end, r.name || ' ' || k.conname,
  format('alter table %s%s add constraint %I %s;', case when r.kind <> 'p' and not exists (select from pg_inherits i where i.inhparent = k.conrelid) then 'only ' else '' end,
    r.name, k.conname, pg_get_constraintdef(k.oid))
from pg_constraint k join relations r on r.id = k.conrelid
where k.contype in ('p', 'u', 'f', 'c', 'x') and k.conparentid = 0 and k.conislocal
union all
select 'pg_class'::regclass, i.indexrelid, 7, r.name || ' ' || x.relname, replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ') || ';'
from pg_index i join relations r on r.id = i.indrelid join pg_class x on x.oid = i.indexrelid
where not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
  and not exists (select from pg_inherits h where h.inhrelid = i.indexrelid)
union all
select 'pg_class'::regclass, c.oid, 8, r.name, format('create %sview %s%s as%s%s;', case when c.relkind = 'm' then 'materialized ' end, r.name,
  ' with (' || (select string_agg(o, ', ') from unnest(c.reloptions) o) || ')', e'\n', rtrim(pg_get_viewdef(c.oid), ';'))
from pg_class c join relations r on r.id = c.oid
where c.relkind in ('v', 'm')
union all
select 'pg_rewrite'::regclass, w.oid, 10, r.name || ' ' || w.rulename, pg_get_ruledef(w.oid)
from pg_rewrite w join relations r on r.id = w.ev_class
where w.rulename <> '_RETURN'
union all
select 'pg_statistic_ext'::regclass, x.oid, 10, r.name || ' ' || x.stxname, pg_get_statisticsobjdef(x.oid) || ';'
from pg_statistic_ext x join relations r on r.id = x.stxrelid
union all
select 'pg_trigger'::regclass, t.oid, 11, r.name || ' ' || t.tgname, pg_get_triggerdef(t.oid) || ';'
  || case t.tgenabled when 'O' then '' else format(e'\nalter table %s %s trigger %I;', r.name,
    case t.tgenabled when 'D' then 'disable' when 'R' then 'enable replica' else 'enable always' end, t.tgname) end
from pg_trigger t join relations r on r.id = t.tgrelid
where not t.tgisinternal and t.tgparentid = 0
union all
select 'pg_policy'::regclass, p.oid, 12, r.name || ' ' || p.polname, format('create policy %I on %s%s%s to %s%s%s;', p.polname, r.name,
  case when p.polpermissive then '' else ' as restrictive' end,
  case p.polcmd when 'r' then ' for select' when 'a' then ' for insert' when 'w' then ' for update' when 'd' then ' for delete' else '' end,
  (select string_agg(case when role.id = 0 then 'public' else quote_ident(o.rolname) end, ', ' order by o.rolname) from unnest(p.polroles) role (id) left join pg_roles o on o.oid = role.id),
  e'\n  using (' || pg_get_expr(p.polqual, p.polrelid) || ')', e'\n  with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')')
from pg_policy p join pg_class c on c.oid = p.polrelid join own o on o.id = c.relnamespace
cross join lateral (select format('%I.%I', o.name, c.relname)) r (name)
