-- What Supabase brings and plain PostgreSQL lacks: the roles of its API, the schema for extensions, and auth.uid(),
-- auth.role(), auth.jwt(). Run it once, before schema.sql, as a superuser (or as a role with CREATEROLE, BYPASSRLS and
-- CREATE on the database). Everything is created only where it is missing, so on Supabase it adds the two logins and
-- leaves the rest alone. No role gets a password here:
--
--     alter role app_login password '…';      -- or \password app_login, which keeps it out of the server's log
--     alter role app_service password '…';

begin;

do $shim$
begin
  -- Roles belong to the cluster, not to the database: two databases may be prepared at the same moment, hence the
  -- handlers. Each login gets its memberships in the transaction that creates it, so nobody sees it half made.

  if to_regrole('anon') is null then                  -- a caller who has not signed in
    begin
      create role anon nologin noinherit;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;

  if to_regrole('authenticated') is null then         -- a signed-in user; which one, the claims say
    begin
      create role authenticated nologin noinherit;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;

  if to_regrole('service_role') is null then          -- the service: it is not subject to Row Level Security
    begin
      create role service_role nologin noinherit bypassrls;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;

  -- The login for users' calls. It may become anon or authenticated and nothing else, and holds no right of its own: a
  -- call that names no role fails, and no SQL sent over this login can reach service_role.
  if to_regrole('app_login') is null then
    begin
      create role app_login login noinherit;
      grant anon, authenticated to app_login with inherit false, set true;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;

  -- The login for the service's own work. It holds the service's rights itself, so that no SET ROLE is needed: the rights
  -- of service_role are inherited, BYPASSRLS has to be repeated, for attributes never are.
  if to_regrole('app_service') is null then
    begin
      create role app_service login inherit bypassrls;
      grant service_role to app_service with inherit true;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;

  if to_regnamespace('extensions') is null then
    create schema extensions;
  end if;
  if not has_schema_privilege('anon', 'extensions', 'usage') or not has_schema_privilege('authenticated', 'extensions', 'usage')
     or not has_schema_privilege('service_role', 'extensions', 'usage') then
    grant usage on schema extensions to anon, authenticated, service_role;
  end if;

  if to_regnamespace('auth') is null then
    create schema auth;
    grant usage on schema auth to anon, authenticated, service_role;
  end if;

  -- A custom setting is NULL before its first use in a session and '' after the transaction that set it: hence nullif.

  -- The user of the current request, or NULL.
  if to_regprocedure('auth.uid()') is null then
    create function auth.uid() returns uuid language sql stable
    return coalesce(nullif(current_setting('request.jwt.claim.sub', true), ''),
                    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid;
  end if;

  -- The role of the current request, or NULL.
  if to_regprocedure('auth.role()') is null then
    create function auth.role() returns text language sql stable
    return coalesce(nullif(current_setting('request.jwt.claim.role', true), ''),
                    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role');
  end if;

  -- All claims of the current request, or NULL.
  if to_regprocedure('auth.jwt()') is null then
    create function auth.jwt() returns jsonb language sql stable
    return coalesce(nullif(current_setting('request.jwt.claim', true), ''),
                    nullif(current_setting('request.jwt.claims', true), ''))::jsonb;
  end if;
end
$shim$;

commit;
