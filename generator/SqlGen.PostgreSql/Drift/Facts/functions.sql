-- Functions that hang on a type internally are the constructors that the server makes for ranges: nobody wrote them.
select '' as owner,
  s.nspname || '.' || f.proname || '(' || coalesce((select string_agg(format_type(a.type, null), ', ' order by a.position)
    from unnest(f.proargtypes::oid[]) with ordinality a (type, position)), '') || ')' as name, jsonb_build_object(
  'kind', case f.prokind when 'p' then 'procedure' when 'a' then 'aggregate' when 'w' then 'window' else 'function' end,
  'parameters', pg_get_function_identity_arguments(f.oid), 'argument defaults', coalesce(pg_get_expr(f.proargdefaults, 0), ''),
  'result', case when f.prokind = 'p' then '' when f.proargmodes @> array['t']::"char"[] then 'table(' || (
      select string_agg(f.proargnames[a.position] || ' ' || format_type(a.type, null), ', ' order by a.position)
      from unnest(f.proallargtypes) with ordinality a (type, position) where f.proargmodes[a.position] = 't') || ')'
    else case when f.proretset then 'setof ' else '' end || format_type(f.prorettype, null) end,
  'language', l.lanname, 'volatility', case f.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end,
  'strictness', case when f.proisstrict then 'strict' else 'called on null input' end,
  'security', case when f.prosecdef then 'definer' else 'invoker' end, 'leakproofness', case when f.proleakproof then 'leakproof' else 'not leakproof' end,
  'parallel safety', case f.proparallel when 's' then 'safe' when 'r' then 'restricted' else 'unsafe' end,
  'settings', coalesce((select string_agg(c, ', ' order by c collate "C") from unnest(f.proconfig) c), ''),
  'cost', f.procost::text, 'rows', f.prorows::text,
  'comment', coalesce(obj_description(f.oid, 'pg_proc'), ''))
  || case when f.prokind = 'a' or l.lanname in ('c', 'internal') then '{}'
    when f.prosqlbody is not null then jsonb_build_object('form', 'an SQL-standard body', 'SQL body', pg_get_function_sqlbody(f.oid))
    else jsonb_build_object('form', 'a quoted body', 'body', f.prosrc) end as aspects
from pg_proc f
join pg_language l on l.oid = f.prolang
join pg_namespace s on s.oid = f.pronamespace
where s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = f.oid
    and (d.deptype = 'e' or (d.deptype = 'i' and d.refclassid = 'pg_type'::regclass)))
