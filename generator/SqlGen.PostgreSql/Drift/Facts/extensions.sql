select '' as owner, e.extname as name, jsonb_build_object('schema', s.nspname) as aspects
from pg_extension e
join pg_namespace s on s.oid = e.extnamespace
where e.extname <> 'plpgsql'
