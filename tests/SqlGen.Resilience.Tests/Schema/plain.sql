-- A part of resilience.sql as a schema without roles has it.
create function public.server_is_standby() returns boolean
  language sql stable set search_path = '' as $$ select pg_catalog.pg_is_in_recovery() $$;
create function public.volatile_server_is_standby() returns boolean
  language sql volatile set search_path = '' as $$ select pg_catalog.pg_is_in_recovery() $$;
