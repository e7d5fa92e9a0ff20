-- What the runtime's tests need beyond the shipped schema: every way a call can end, and a value of every kind.
create type public.mood as enum ('happy', 'sad');

create table public.items (
  id        bigint generated always as identity primary key,
  owner     uuid not null default auth.uid(),
  name      text,
  quantity  int not null default 1,
  tags      text[],
  mood      public.mood,
  happened  timestamptz,
  data      jsonb,
  parent    bigint references public.items deferrable initially deferred,
  unique (owner, name)
);
alter table public.items enable row level security;
alter table public.items force row level security;
create policy items_owner on public.items for all to authenticated
  using (owner = (select auth.uid())) with check (owner = (select auth.uid()));
grant select, insert, update, delete on public.items to authenticated, service_role;

-- Leaves everything in the session that a session can hold.
create function public.change_session() returns void language plpgsql as $$
begin
  perform set_config('app.left', 'behind', false);
  perform set_config('statement_timeout', '77s', false);
  perform pg_advisory_lock(4711);
  create temp table left_behind (id int);
end $$;

create table public.notes (id int primary key, text text not null);
grant select, insert, update, delete on public.notes to public;
