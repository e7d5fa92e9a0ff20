-- Rows that somebody sees and may not change: by policies of their own for each command, by a restrictive one, and by a trigger.
do $$ begin create role authenticated nologin; exception when duplicate_object then null; end $$;
do $$ begin create role service_role nologin bypassrls; exception when duplicate_object then null; end $$;

create schema if not exists auth;
create function auth.uid() returns uuid language sql stable as $$ select (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid $$;
grant usage on schema auth to authenticated, service_role;

create table posts (id int primary key, author_id uuid not null default auth.uid(), is_public boolean not null default false, body text);
alter table posts enable row level security;
create policy posts_read on posts for select to authenticated using (is_public or author_id = (select auth.uid()));
create policy posts_write on posts for insert to authenticated with check (author_id = (select auth.uid()));
create policy posts_change on posts for update to authenticated using (author_id = (select auth.uid()));
create policy posts_remove on posts for delete to authenticated using (author_id = (select auth.uid()));
create index on posts (author_id);

-- One policy for all: who sees a row may change it, and no look is needed.
create table drafts (id int primary key, author_id uuid not null default auth.uid(), body text);
alter table drafts enable row level security;
create policy drafts_own on drafts to authenticated using (author_id = (select auth.uid()));
create index on drafts (author_id);

create table votes (post_id int not null, voter_id uuid not null default auth.uid(), weight int not null, primary key (post_id, voter_id));
alter table votes enable row level security;
create policy votes_all on votes to authenticated using (true) with check (voter_id = (select auth.uid()));
create policy votes_kept on votes as restrictive for update to authenticated using (weight < 10);
create index on votes (voter_id);
create policy votes_stay on votes as restrictive for delete to authenticated using (voter_id = (select auth.uid()));

create table seals (id int primary key, is_closed boolean not null default false, note text);
create function keep_closed() returns trigger language plpgsql as $$
begin
  if old.is_closed then
    return null;
  end if;
  return old;
end $$;
create trigger seals_keep before delete on seals for each row execute function keep_closed();

grant select, insert, update, delete on posts, drafts, votes, seals to authenticated, service_role;
