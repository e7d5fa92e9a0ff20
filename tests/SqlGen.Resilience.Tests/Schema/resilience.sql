-- What these tests write and read. Where the policies of items matter, the tests replace them by random ones.

create table public.items (
  id         integer  primary key,
  worker     integer  not null,
  owner      uuid     not null default auth.uid(),
  tenant     text     not null,
  level      integer  not null,
  published  boolean  not null,
  note       text     not null,
  constraint items_level_check check (level between 0 and 9)
);
create index items_owner on public.items (owner);

alter table public.items enable row level security;
alter table public.items force row level security;
create policy items_owner on public.items to authenticated
  using (owner = (select auth.uid())) with check (owner = (select auth.uid()));
-- Some rows are seen that can't be changed, so that changes are followed by a look.
create policy items_published on public.items for select to authenticated using (published);
grant select, insert, update, delete on public.items to authenticated;

create table public.entries (
  id       uuid    primary key default gen_random_uuid(),
  mark     uuid    not null,       -- the writer's; not unique, so that a write that happened twice can be seen
  user_id  uuid    not null default auth.uid(),
  worker   integer not null,
  number   bigint  not null,
  note     text    not null,
  payload  jsonb   not null default '{}'
);
create index entries_user on public.entries (user_id, worker, number);

alter table public.entries enable row level security;
alter table public.entries force row level security;
create policy entries_owner on public.entries to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
grant select, insert, update, delete on public.entries to authenticated;

-- How long a call takes, for tests that interrupt it.
create function public.wait(seconds double precision) returns void
  language sql volatile set search_path = '' as $$ select pg_catalog.pg_sleep(seconds) $$;
revoke execute on function public.wait(double precision) from public;
grant execute on function public.wait(double precision) to authenticated;

-- Which server answered: asked by a function that only reads, and by one of which nobody knows.
create function public.server_is_standby() returns boolean
  language sql stable set search_path = '' as $$ select pg_catalog.pg_is_in_recovery() $$;
create function public.volatile_server_is_standby() returns boolean
  language sql volatile set search_path = '' as $$ select pg_catalog.pg_is_in_recovery() $$;
revoke execute on function public.server_is_standby(), public.volatile_server_is_standby() from public;
grant execute on function public.server_is_standby(), public.volatile_server_is_standby() to authenticated;
