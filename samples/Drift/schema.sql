-- A help desk, as the team means it to be.

create extension if not exists vector;
create role app_user nologin;

create type ticket_status as enum ('open', 'waiting', 'solved', 'closed');

create table customers (
  id     uuid  primary key default gen_random_uuid(),
  email  text  not null unique,
  name   text
);

create table tickets (
  id           bigint         generated always as identity primary key,
  customer_id  uuid           not null references customers (id) on delete cascade,
  subject      text           not null,
  status       ticket_status  not null default 'open',
  opened_at    timestamptz    not null default now(),
  embedding    vector(3)
);
create index tickets_customer_id_idx on tickets (customer_id);

alter table tickets enable row level security;
create policy tickets_own on tickets to app_user
  using (customer_id = (select nullif(current_setting('app.user_id', true), '')::uuid));

create function open_tickets(p_customer_id uuid) returns bigint
  language sql stable set search_path = ''
  as $$ select count(*) from public.tickets where customer_id = p_customer_id and status = 'open' $$;

grant select on customers to app_user;
grant select, insert, update, delete on tickets to app_user;
grant execute on function open_tickets(uuid) to app_user;
