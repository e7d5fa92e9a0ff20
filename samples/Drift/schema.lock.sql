-- The schema of a live database, written by "sqlgen pull" (PostgreSQL 17). Not edited by hand.

set check_function_bodies = off;
set search_path = '';

create extension if not exists vector with schema public;

create type public.ticket_status as enum ('open', 'waiting', 'solved', 'closed');

CREATE OR REPLACE FUNCTION public.open_tickets(p_customer_id uuid)
 RETURNS bigint
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$ select count(*) from public.tickets where customer_id = p_customer_id and status = 'open' $function$
;

create table public.customers (
  id uuid default gen_random_uuid() not null,
  email character varying(200) not null,
  name text
);

create table public.tickets (
  id bigint generated always as identity not null,
  customer_id uuid not null,
  subject text not null,
  status public.ticket_status default 'open'::public.ticket_status not null,
  opened_at timestamp with time zone default now() not null,
  embedding public.vector(3)
);

alter table only public.customers add constraint customers_email_key UNIQUE (email);

alter table only public.customers add constraint customers_pkey PRIMARY KEY (id);

alter table only public.tickets add constraint tickets_pkey PRIMARY KEY (id);

CREATE INDEX tickets_customer_id_idx ON public.tickets USING btree (customer_id);

CREATE INDEX tickets_opened_at_idx ON public.tickets USING btree (opened_at);

alter table only public.tickets add constraint tickets_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

create policy tickets_own on public.tickets to app_user
  using (true);

alter table public.tickets enable row level security;
grant execute on function public.open_tickets(p_customer_id uuid) to app_user;
grant select on table public.customers to app_user;
grant delete, insert, select, update on table public.tickets to app_user;
