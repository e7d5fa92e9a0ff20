-- What binding must know of a database's types, functions, operators, casts and relations, a line an object.
-- psql variable ext: '' for what initdb made, otherwise an extension's name. Type names: plain in pg_catalog, @name in the
-- extension's schema, qualified elsewhere; [] after an element for its array. Sorted by name, never by oid.
\set ON_ERROR_STOP on
\set QUIET on
\pset tuples_only on
\pset format unaligned
set client_min_messages = error;

create temp view wanted as
  select classid, objid from pg_depend
  where deptype = 'e' and refclassid = 'pg_extension'::regclass and refobjid = (select oid from pg_extension where extname = :'ext');

create function pg_temp.spell(type oid) returns text language sql as $$
  select case when e.oid is not null then pg_temp.spell(e.oid) || '[]'
              when n.nspname = 'pg_catalog' then t.typname
              when n.nspname = 'information_schema' then n.nspname || '.' || t.typname
              else '@' || t.typname end
  from pg_type t join pg_namespace n on n.oid = t.typnamespace left join pg_type e on e.typarray = t.oid
  where t.oid = type
$$;

create function pg_temp.is_wanted(class oid, object oid, ext text) returns boolean language sql as $$
  select case when ext = '' then object < 16384
                   and not exists (select from pg_depend where classid = class and objid = object and deptype = 'e')
              else exists (select from wanted where classid = class and objid = object) end
$$;

\echo ';types' :ext
select concat_ws(' ', pg_temp.spell(t.oid),
  t.typtype::text || t.typcategory::text || case when t.typispreferred then '!' else '' end,
  case when t.typtype = 'd' then concat_ws(' ', pg_temp.spell(t.typbasetype), substring(format_type(t.typbasetype, t.typtypmod) from '\((.*)\)'))
       when t.typtype = 'r' then pg_temp.spell(r.rngsubtype) || ' ' || pg_temp.spell(r.rngmultitypid)
       when t.typelem <> 0 then pg_temp.spell(t.typelem) end)
from pg_type t left join pg_range r on r.rngtypid = t.oid
where pg_temp.is_wanted('pg_type'::regclass, t.oid, :'ext') and t.typrelid = 0
  and not exists (select from pg_type e where e.typarray = t.oid)
order by pg_temp.spell(t.oid) collate "C";

-- Functions that take or give "internal" can't be called from SQL, and trigger functions only by triggers.
\echo ';functions' :ext
select concat_ws(' ', case when n.nspname = 'information_schema' then 'information_schema.' else '' end || p.proname,
  coalesce(nullif(a.aggkind, 'n'), p.prokind)::text || case when p.proretset then 's' else '' end || case when p.proisstrict then '!' else '' end,
  pg_temp.spell(p.prorettype),
  coalesce(nullif((select string_agg(pg_temp.spell(x.type), ',' order by x.i) from unnest(p.proargtypes::oid[]) with ordinality x (type, i)), ''), '-'),
  case when p.provariadic <> 0 then 'v=' || pg_temp.spell(p.provariadic) end,
  case when p.pronargdefaults > 0 then 'd=' || p.pronargdefaults end,
  case when p.proallargtypes is not null then
         'o=' || (select string_agg(p.proargmodes[i]::text || ':' || coalesce(p.proargnames[i], '') || ':' || pg_temp.spell(p.proallargtypes[i]), ',' order by i)
                  from generate_subscripts(p.proallargtypes, 1) i)
       when p.proargnames is not null and p.pronargs > 0 then 'n=' || array_to_string(p.proargnames, ',') end)
from pg_proc p join pg_namespace n on n.oid = p.pronamespace left join pg_aggregate a on a.aggfnoid = p.oid
where pg_temp.is_wanted('pg_proc'::regclass, p.oid, :'ext')
  and 'internal'::regtype <> all (p.proargtypes::oid[])
  and p.prorettype not in ('internal'::regtype, 'trigger'::regtype, 'event_trigger'::regtype, 'language_handler'::regtype,
    'fdw_handler'::regtype, 'index_am_handler'::regtype, 'table_am_handler'::regtype, 'tsm_handler'::regtype)
order by p.proname collate "C", n.nspname, (select string_agg(pg_temp.spell(x.type), ',' order by x.i) from unnest(p.proargtypes::oid[]) with ordinality x (type, i)) collate "C" nulls first;

\echo ';operators' :ext
select concat_ws(' ', o.oprname, coalesce(pg_temp.spell(nullif(o.oprleft, 0)), '-'), pg_temp.spell(o.oprright), pg_temp.spell(o.oprresult))
from pg_operator o
where pg_temp.is_wanted('pg_operator'::regclass, o.oid, :'ext') and o.oprresult <> 0
order by o.oprname collate "C", pg_temp.spell(nullif(o.oprleft, 0)) collate "C" nulls first, pg_temp.spell(o.oprright) collate "C";

\echo ';casts' :ext
select concat_ws(' ', pg_temp.spell(c.castsource), pg_temp.spell(c.casttarget), c.castcontext::text || c.castmethod::text)
from pg_cast c
where pg_temp.is_wanted('pg_cast'::regclass, c.oid, :'ext')
order by pg_temp.spell(c.castsource) collate "C", pg_temp.spell(c.casttarget) collate "C";

\echo ';relations' :ext
select concat_ws(' ', case n.nspname when 'information_schema' then 'information_schema.' when 'pg_catalog' then '' else '@' end || c.relname,
  (select string_agg(a.attname || ':' || pg_temp.spell(a.atttypid) || case when a.attnotnull then '!' else '' end, ',' order by a.attnum)
   from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped))
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where pg_temp.is_wanted('pg_class'::regclass, c.oid, :'ext') and c.relkind in ('r', 'v') and n.nspname <> 'pg_toast'
order by n.nspname, c.relname collate "C";
