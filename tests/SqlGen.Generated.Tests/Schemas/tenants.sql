-- Policies that read more of the caller than the user's id: a setting, through a function and by itself, and claims of the token.
do $$ begin create role authenticated nologin; exception when duplicate_object then null; end $$;
do $$ begin create role sg_tenants_worker nologin; exception when duplicate_object then null; end $$;

create schema if not exists auth;
create function auth.jwt() returns jsonb language sql stable as $$ select nullif(current_setting('request.jwt.claims', true), '')::jsonb $$;
create function auth.uid() returns uuid language sql stable as $$ select (auth.jwt() ->> 'sub')::uuid $$;
grant usage on schema auth to authenticated, sg_tenants_worker;

create function current_tenant() returns uuid language sql stable as $$ select nullif(current_setting('app.tenant_id', true), '')::uuid $$;

create table projects (id int primary key, tenant_id uuid not null default current_tenant(), name text not null);
alter table projects enable row level security;
create policy projects_tenant on projects using (tenant_id = (select current_tenant()));

-- Fails where the setting is absent, instead of showing nothing.
create table invoices (id int primary key, tenant_id uuid not null, cents bigint not null);
alter table invoices enable row level security;
create policy invoices_tenant on invoices to authenticated using (tenant_id = (select current_setting('app.tenant_id'))::uuid);
create index on invoices (tenant_id);

create table reports (id int primary key, org text not null, title text not null);
alter table reports enable row level security;
create policy reports_org on reports to authenticated using (org = (select auth.jwt() -> 'app_metadata' ->> 'org'));
create index on reports (org);

-- Nobody needs the claim: it only shows more.
create table notes (id int primary key, user_id uuid not null default auth.uid(), body text not null);
alter table notes enable row level security;
create policy notes_own on notes to authenticated using (user_id = (select auth.uid()) or (select auth.jwt() ->> 'admin')::boolean);
create index on notes (user_id);

-- Everybody reads; writing is for the tenant.
create table news (id int primary key, tenant_id uuid not null default current_tenant(), headline text not null);
alter table news enable row level security;
create policy news_read on news for select using (true);
create policy news_write on news for insert with check (tenant_id = current_tenant());

create view project_names with (security_invoker = true) as select id, name from projects;
create function project_count() returns bigint language sql stable as $$ select count(*) from projects $$;
create function invoice_sum() returns bigint language sql stable as $$ select coalesce(sum(cents), 0)::bigint from invoices $$;
create function greeting() returns text language sql stable as $$ select 'hello' $$;

grant select, insert, update, delete on projects, invoices, reports, notes, news to authenticated;
grant select on project_names to authenticated;
grant select, insert on projects to sg_tenants_worker;
