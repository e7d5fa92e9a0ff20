-- Notes, each of one user. On a database without Supabase's roles and auth functions apply schema/supabase-shim.sql first.

create table public.notes (
  id          uuid         primary key default gen_random_uuid(),
  user_id     uuid         not null default auth.uid(),
  title       text         not null,
  body        text         not null default '',
  created_at  timestamptz  not null default now(),
  constraint notes_title_check check (length(title) between 1 and 200)
);
comment on table public.notes is 'A note. Only its user sees it.';
create index notes_user_id_created_at_idx on public.notes (user_id, created_at);

alter table public.notes enable row level security;
alter table public.notes force row level security;
create policy notes_owner on public.notes to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
-- The token decides: accounts that may only read have it in their claims.
create policy notes_writers on public.notes as restrictive for insert to authenticated
  with check (not coalesce(((select auth.jwt()) ->> 'read_only')::boolean, false));

grant select, insert, update, delete on public.notes to authenticated;
