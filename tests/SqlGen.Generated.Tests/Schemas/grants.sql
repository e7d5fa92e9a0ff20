-- Grants that name columns, a schema that not everybody may use, and a sequence that not everybody may advance.
do $$ begin create role authenticated nologin; exception when duplicate_object then null; end $$;
do $$ begin create role service_role nologin bypassrls; exception when duplicate_object then null; end $$;
do $$ begin create role sg_grants_clerk nologin; exception when duplicate_object then null; end $$;

create schema desk;
grant usage on schema desk to authenticated, service_role, sg_grants_clerk;

create schema if not exists auth;
create function auth.uid() returns uuid language sql stable as $$ select (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid $$;
grant usage on schema auth to authenticated, service_role;

create table desk.tickets (
  id serial primary key,
  code text not null unique,
  author_id uuid default auth.uid(),
  title text not null,
  price numeric,
  notes text,
  created_at timestamptz not null default now()
);
create index on desk.tickets (author_id, created_at);
alter table desk.tickets enable row level security;
create policy tickets_own on desk.tickets to authenticated using (author_id = (select auth.uid()));
create policy tickets_all on desk.tickets to sg_grants_clerk using (true);

grant all on desk.tickets to service_role;
grant usage on sequence desk.tickets_id_seq to authenticated, service_role;
-- A user sets no price and sees no notes; a clerk writes prices and brings the numbers of tickets along.
grant select (id, code, author_id, title, price, created_at), insert (code, title), update (title), delete on desk.tickets to authenticated;
grant select, insert, update (price, notes, title, code, author_id, created_at) on desk.tickets to sg_grants_clerk;

create view desk.prices with (security_invoker = true) as select id, price from desk.tickets;
grant select on desk.prices to sg_grants_clerk;

-- What is given once and kept afterwards (the owner), and what is written but never read (the secret).
create table desk.seats (
  code text primary key,
  owner_id uuid not null,
  title text,
  secret text
);
grant select (code, owner_id, title), insert, update (title, secret) on desk.seats to authenticated;
grant select (code), insert (code, owner_id, secret), update (secret) on desk.seats to sg_grants_clerk;
grant all on desk.seats to service_role;
