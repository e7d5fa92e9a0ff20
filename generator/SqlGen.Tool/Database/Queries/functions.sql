-- Functions that hang on a type internally are the constructors that the server makes for ranges: nobody wrote them.
select s.nspname as schema, f.proname as name, pg_get_function_identity_arguments(f.oid) as identity,
  case f.prokind when 'p' then 'procedure' when 'a' then 'aggregate' when 'w' then 'window' else 'function' end as kind,
  (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
      'name', nullif(f.proargnames[argument.position], ''),
      'type', format_type(argument.type, null),
      'mode', case coalesce(f.proargmodes[argument.position]::text, 'i')
        when 'i' then 'in' when 'o' then 'out' when 'b' then 'inout' when 'v' then 'variadic' else 'table' end)) order by argument.position)
   from unnest(coalesce(f.proallargtypes, f.proargtypes::oid[])) with ordinality argument (type, position)) as args,
  f.pronargs as nargs, f.pronargdefaults as ndefaults,
  case when f.prokind <> 'p' then format_type(f.prorettype, null) end as returns, f.proretset as setof, l.lanname as language,
  case f.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end as volatility,
  f.proisstrict as strict, f.prosecdef as security_definer, f.proleakproof as leakproof,
  case f.proparallel when 's' then 'safe' when 'r' then 'restricted' else 'unsafe' end as parallel
from pg_proc f
join pg_language l on l.oid = f.prolang
join pg_namespace s on s.oid = f.pronamespace
where s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = f.oid
    and (d.deptype = 'e' or (d.deptype = 'i' and d.refclassid = 'pg_type'::regclass)))
