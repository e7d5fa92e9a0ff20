select e.extname as name, s.nspname as schema
from pg_extension e
join pg_namespace s on s.oid = e.extnamespace
