-- One of everything that verification looks at.
create extension if not exists vector;
create type mood as enum ('happy', 'sad');
create domain amount as numeric(10, 2) check (value >= 0);
create type span as (first int, last int);
create sequence tickets start 100;
create function stamp() returns trigger language plpgsql as $$ begin new.changed := now(); return new; end $$;
create function words(n int default 1) returns int language sql stable set search_path = '' as 'select n';
create function total(n int) returns int language sql begin atomic select n + 1; end;
create table owners (id int generated always as identity primary key, name text not null unique);
create table notes (
  id        uuid primary key default gen_random_uuid(),
  owner_id  int not null references owners (id) on delete cascade,
  title     varchar(80),
  "odd | name" text default 'a|b\c',
  state     text not null default 'open' check (state in ('open', 'done')),
  price     amount,
  mood      mood,
  "period"  span,
  changed   timestamptz not null default now(),
  embedding vector(3)
);
create index notes_owner on notes (owner_id) where state = 'open';
create index notes_embedding on notes using hnsw (embedding vector_cosine_ops) with (m = 8);
create trigger notes_stamp before update on notes for each row execute function stamp();
create view open_notes with (security_invoker = true) as select id, title from notes where state = 'open';
create table events (at date not null, what text) partition by range (at);
create table events_2026 partition of events for values from ('2026-01-01') to ('2027-01-01');
create table ignored (id int primary key, what text);
alter table notes enable row level security;
-- sqlgen: ignore SQLG503 small
create policy own on notes for select to public using (owner_id = (select nullif(current_setting('app.owner', true), '')::int) and not state like 'x%');
create policy late on notes as restrictive for update to public using (changed > now() - interval '1 day' or owner_id = 1);
grant select on owners to public;
