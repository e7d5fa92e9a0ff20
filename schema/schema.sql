-- Conversations, embeddings and usage of an AI application, guarded by Row Level Security.
--
-- For Supabase as it is; for plain PostgreSQL run supabase-shim.sql first. Run on PostgreSQL 17 and 18 with pgvector 0.8.
-- It may be run again at any time: what exists stays, functions, policies and grants are written anew. One transaction,
-- so it is there whole or not at all. The guide is README.md beside this file.

begin;

create schema if not exists extensions;
create extension if not exists vector with schema extensions;   -- changes nothing where it is installed already
set local search_path = public, extensions;                     -- so that "vector" is found in either schema


-- Tables ---------------------------------------------------------------------------------------------------------------
-- Keys are text, so that an application may bring its own ids; left out, the database makes them. user_id has no foreign
-- key to auth.users, which exists on Supabase only.

create table if not exists public.ai_conversations (
  id            text            primary key default gen_random_uuid()::text,
  user_id       uuid            not null default auth.uid(),
  title         text,
  model         text,
  messages      jsonb           not null default '[]'::jsonb,
  total_tokens  bigint          not null default 0,
  total_cost    numeric(18, 8)  not null default 0,
  created_at    timestamptz     not null default now(),
  updated_at    timestamptz     not null default now(),
  constraint ai_conversations_messages_check     check (jsonb_typeof(messages) = 'array'),
  constraint ai_conversations_total_tokens_check check (total_tokens >= 0),
  constraint ai_conversations_total_cost_check   check (total_cost >= 0)
);

comment on table  public.ai_conversations              is 'A conversation of a user with a model. Only its user sees it.';
comment on column public.ai_conversations.id           is 'The key; a new uuid as text where none is given.';
comment on column public.ai_conversations.user_id      is 'The user who holds the conversation; the caller where none is given.';
comment on column public.ai_conversations.title        is 'What the conversation is called in a list.';
comment on column public.ai_conversations.model        is 'The model that answers, by its provider''s name for it.';
comment on column public.ai_conversations.messages     is 'The messages in their order, a JSON array.';
comment on column public.ai_conversations.total_tokens is 'The tokens of all messages so far.';
comment on column public.ai_conversations.total_cost   is 'What the conversation has cost so far, in the currency of the application.';
comment on column public.ai_conversations.created_at   is 'When the conversation began.';
comment on column public.ai_conversations.updated_at   is 'When the row was last changed; a trigger keeps it.';

create table if not exists public.embeddings (
  id          text          primary key default gen_random_uuid()::text,
  user_id     uuid          default auth.uid(),
  content     text          not null,
  embedding   vector(1536)  not null,
  metadata    jsonb         not null default '{}'::jsonb,
  created_at  timestamptz   not null default now(),
  updated_at  timestamptz   not null default now(),
  constraint embeddings_metadata_check check (jsonb_typeof(metadata) = 'object')
);

comment on table  public.embeddings            is 'A piece of text and its embedding, searched by similarity. Everybody reads public rows, users also their own.';
comment on column public.embeddings.id         is 'The key; a new uuid as text where none is given.';
comment on column public.embeddings.user_id    is 'The user who owns the row, the caller where none is given; NULL makes the row public. Only the service can write public rows.';
comment on column public.embeddings.content    is 'The text that was embedded.';
comment on column public.embeddings.embedding  is 'The embedding of the content, 1536 dimensions, compared by cosine distance.';
comment on column public.embeddings.metadata   is 'What else is known of the text, a JSON object; searches and deletions filter by it.';
comment on column public.embeddings.created_at is 'When the row was written.';
comment on column public.embeddings.updated_at is 'When the row was last changed; a trigger keeps it.';

create table if not exists public.ai_usage (
  id                 text            primary key default gen_random_uuid()::text,
  user_id            uuid            not null default auth.uid(),
  operation_type     text            not null,
  model              text            not null,
  tokens_prompt      integer         not null default 0,
  tokens_completion  integer         not null default 0,
  tokens_total       integer         not null default 0,
  cost               numeric(18, 8)  not null default 0,
  latency_ms         integer,
  created_at         timestamptz     not null default now(),
  -- tokens_total is not a generated column: providers count further tokens (reasoning, cached) in their totals.
  constraint ai_usage_tokens_check     check (tokens_prompt >= 0 and tokens_completion >= 0 and tokens_total >= 0),
  constraint ai_usage_cost_check       check (cost >= 0),
  constraint ai_usage_latency_ms_check check (latency_ms >= 0)
);

comment on table  public.ai_usage                   is 'One call of a model and what it took. Written by the service, seen by the user it was made for.';
comment on column public.ai_usage.id                is 'The key; a new uuid as text where none is given.';
comment on column public.ai_usage.user_id           is 'The user the call was made for.';
comment on column public.ai_usage.operation_type    is 'What was called: chat, embedding, image and so on.';
comment on column public.ai_usage.model             is 'The model that was called, by its provider''s name for it.';
comment on column public.ai_usage.tokens_prompt     is 'The tokens sent.';
comment on column public.ai_usage.tokens_completion is 'The tokens received.';
comment on column public.ai_usage.tokens_total      is 'All tokens of the call as its provider counts them; where left out, statistics count those sent and received.';
comment on column public.ai_usage.cost              is 'What the call cost, in the currency of the application.';
comment on column public.ai_usage.latency_ms        is 'How long the call took, in milliseconds; NULL where it was not measured.';
comment on column public.ai_usage.created_at        is 'When the call was made.';

-- Vectors stay in the row instead of being moved out of line: the planner then sees what reading all of them really costs,
-- and chooses the index (README.md, "Query tips").
alter table public.embeddings alter column embedding set storage plain;


-- Indexes --------------------------------------------------------------------------------------------------------------

create index if not exists idx_ai_conversations_user_id    on public.ai_conversations (user_id);
create index if not exists idx_ai_conversations_created_at on public.ai_conversations (created_at);
create index if not exists idx_ai_conversations_model      on public.ai_conversations (model);

create index if not exists idx_embeddings_user_id          on public.embeddings (user_id);
create index if not exists idx_embeddings_created_at       on public.embeddings (created_at);
-- sqlgen: ignore SQLG513 for the service, whose searches no policy filters
create index if not exists idx_embeddings_metadata         on public.embeddings using gin (metadata jsonb_path_ops);
create index if not exists idx_embeddings_vector           on public.embeddings using hnsw (embedding vector_cosine_ops)
  with (m = 16, ef_construction = 64);

create index if not exists idx_ai_usage_user_id            on public.ai_usage (user_id);
create index if not exists idx_ai_usage_created_at         on public.ai_usage (created_at);
create index if not exists idx_ai_usage_operation_type     on public.ai_usage (operation_type);
create index if not exists idx_ai_usage_model              on public.ai_usage (model);


-- Row Level Security ---------------------------------------------------------------------------------------------------
-- FORCE holds the owner to the policies too: an application that connects as the owner by mistake sees nothing, rather
-- than everything. "(select auth.uid())" is evaluated once a statement instead of once a row. CREATE POLICY knows no
-- OR REPLACE; inside this transaction nobody sees the moment without one.

alter table public.ai_conversations enable row level security;
alter table public.ai_conversations force  row level security;
alter table public.embeddings       enable row level security;
alter table public.embeddings       force  row level security;
alter table public.ai_usage         enable row level security;
alter table public.ai_usage         force  row level security;

drop policy if exists ai_conversations_owner on public.ai_conversations;
create policy ai_conversations_owner on public.ai_conversations for all to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));

drop policy if exists embeddings_select_public on public.embeddings;
-- sqlgen: ignore SQLG416 NULL is how the service makes a row public
create policy embeddings_select_public on public.embeddings for select to anon
  using (user_id is null);
drop policy if exists embeddings_select on public.embeddings;
create policy embeddings_select on public.embeddings for select to authenticated
  using (user_id is null or user_id = (select auth.uid()));
drop policy if exists embeddings_insert on public.embeddings;
create policy embeddings_insert on public.embeddings for insert to authenticated
  with check (user_id = (select auth.uid()));
drop policy if exists embeddings_update on public.embeddings;
create policy embeddings_update on public.embeddings for update to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
drop policy if exists embeddings_delete on public.embeddings;
create policy embeddings_delete on public.embeddings for delete to authenticated
  using (user_id = (select auth.uid()));

-- Usage is written by the service alone, which bypasses policies: a user who could write it could also hide it.
drop policy if exists ai_usage_select on public.ai_usage;
create policy ai_usage_select on public.ai_usage for select to authenticated
  using (user_id = (select auth.uid()));


-- Functions ------------------------------------------------------------------------------------------------------------
-- All run with the caller's rights (SECURITY INVOKER), so policies hold inside them.

-- PostgreSQL merges this function into the query that calls it, which is what lets the index answer; therefore it is
-- LANGUAGE sql, STABLE, not STRICT, one SELECT, and has no SET clause. BEGIN ATOMIC resolves the names when it is created.
-- The threshold stands outside the LIMIT, or an index scan would run on to the end looking for rows near enough; the other
-- filter stands inside, or it would shorten the answer. Under Row Level Security call it with hnsw.iterative_scan =
-- relaxed_order and plan_cache_mode = force_custom_plan set for the transaction (README.md, "Query tips").
-- sqlgen: ignore SQLG512 the transaction sets it: a SET clause here would keep the function from being merged
create or replace function public.match_embeddings(
  query_embedding  vector(1536),
  match_threshold  double precision default 0.7,
  match_count      integer          default 10,
  filter           jsonb            default '{}'::jsonb
) returns table (id text, content text, metadata jsonb, similarity double precision)
language sql stable parallel safe security invoker
begin atomic
  select nearest.id, nearest.content, nearest.metadata, 1 - nearest.distance
  from (
    select e.id, e.content, e.metadata, e.embedding <=> query_embedding as distance
    from public.embeddings e
    where coalesce(filter, '{}'::jsonb) = '{}'::jsonb or e.metadata @> filter
    order by e.embedding <=> query_embedding
    limit least(match_count, 1000)              -- least() ignores NULL, so "limit null" can not ask for the whole table
  ) nearest
  where nearest.distance <= 1 - match_threshold
  order by nearest.distance + 0;                -- a relaxed index scan is only nearly in order; "+ 0" makes the planner sort
end;

comment on function public.match_embeddings(vector, double precision, integer, jsonb) is
  'The visible rows most similar to a query embedding, best first: at most match_count of them (never more than 1000), each with a cosine similarity of at least match_threshold and metadata that contains the filter.';

create or replace function public.delete_by_metadata(filter jsonb) returns bigint
language plpgsql volatile security invoker set search_path = ''
as $$
declare
  deleted bigint;
begin
  if filter is null or jsonb_typeof(filter) <> 'object' or filter = '{}' then
    raise exception 'filter must be a JSON object with at least one key'
      using errcode = 'invalid_parameter_value', hint = 'To delete all of your embeddings call clear_all_embeddings().';
  end if;
  delete from public.embeddings e where e.user_id = (select auth.uid()) and e.metadata @> filter;
  get diagnostics deleted = row_count;
  return deleted;
end
$$;

comment on function public.delete_by_metadata(jsonb) is
  'Deletes the current user''s embeddings whose metadata contains the filter, and returns how many. An empty filter is refused; public rows and those of others stay.';

create or replace function public.clear_all_embeddings() returns bigint
language plpgsql volatile security invoker set search_path = ''
as $$
declare
  deleted bigint;
begin
  delete from public.embeddings e where e.user_id = (select auth.uid());
  get diagnostics deleted = row_count;
  return deleted;
end
$$;

comment on function public.clear_all_embeddings() is
  'Deletes all embeddings of the current user, and returns how many. Public rows and those of others stay.';

-- The parameter is called like the column and must be qualified: a bare "user_id = user_id" is true for every row.
create or replace function public.get_usage_stats(
  user_id    uuid,
  from_time  timestamptz default null,
  to_time    timestamptz default null
) returns table (
  operation_type     text,
  model              text,
  request_count      bigint,
  tokens_prompt      bigint,
  tokens_completion  bigint,
  tokens_total       bigint,
  total_cost         numeric,
  average_latency_ms numeric
)
language sql stable parallel safe security invoker
begin atomic
  select u.operation_type, u.model, count(*),
         coalesce(sum(u.tokens_prompt), 0), coalesce(sum(u.tokens_completion), 0),
         coalesce(sum(greatest(u.tokens_total, u.tokens_prompt + u.tokens_completion)), 0),
         coalesce(sum(u.cost), 0), round(avg(u.latency_ms), 2)
  from public.ai_usage u
  where u.user_id = get_usage_stats.user_id
    and u.created_at >= coalesce(get_usage_stats.from_time, '-infinity')
    and u.created_at < coalesce(get_usage_stats.to_time, 'infinity')
  group by grouping sets ((), (u.operation_type, u.model))
  order by grouping(u.operation_type) desc, u.operation_type, u.model;
end;

comment on function public.get_usage_stats(uuid, timestamptz, timestamptz) is
  'What a user''s calls took from from_time up to, not including, to_time (NULL: no limit): first the total, in which operation_type and model are NULL, then one row for each operation and model. Row Level Security decides whose usage can be asked for.';

create or replace function public.update_updated_at() returns trigger
language plpgsql volatile security invoker set search_path = ''
as $$
begin
  new.updated_at := clock_timestamp();   -- now() stands still in a transaction: an insert and its update would be as old
  return new;
end
$$;

comment on function public.update_updated_at() is 'Writes the time of the change into updated_at.';


-- Triggers -------------------------------------------------------------------------------------------------------------

create or replace trigger trg_ai_conversations_updated_at before update on public.ai_conversations
  for each row execute function public.update_updated_at();
create or replace trigger trg_embeddings_updated_at before update on public.embeddings
  for each row execute function public.update_updated_at();


-- Privileges -----------------------------------------------------------------------------------------------------------
-- Spelled out from nothing: Supabase's default privileges grant everything on new tables, TRUNCATE among it, to which no
-- policy applies, and PostgreSQL lets everybody execute new functions.

revoke all on table public.ai_conversations, public.embeddings, public.ai_usage from public, anon, authenticated, service_role;
grant select, insert, update, delete on table public.ai_conversations to authenticated;
grant select                         on table public.embeddings       to anon;
grant select, insert, update, delete on table public.embeddings       to authenticated;
grant select                         on table public.ai_usage         to authenticated;
grant select, insert, update, delete on table public.ai_conversations, public.embeddings, public.ai_usage to service_role;

revoke all on function public.match_embeddings(vector, double precision, integer, jsonb) from public, anon, authenticated, service_role;
revoke all on function public.delete_by_metadata(jsonb)                                  from public, anon, authenticated, service_role;
revoke all on function public.clear_all_embeddings()                                     from public, anon, authenticated, service_role;
revoke all on function public.get_usage_stats(uuid, timestamptz, timestamptz)            from public, anon, authenticated, service_role;
revoke all on function public.update_updated_at()                                        from public, anon, authenticated, service_role;
grant execute on function public.match_embeddings(vector, double precision, integer, jsonb) to anon, authenticated, service_role;
grant execute on function public.delete_by_metadata(jsonb)                                  to authenticated, service_role;
grant execute on function public.clear_all_embeddings()                                     to authenticated, service_role;
grant execute on function public.get_usage_stats(uuid, timestamptz, timestamptz)            to authenticated, service_role;

commit;
