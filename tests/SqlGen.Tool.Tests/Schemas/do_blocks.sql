-- What migrations wrap in DO blocks so that they can run twice.
create schema app;
create extension if not exists tablefunc;

do $$ begin create type app.mood as enum ('sad', 'ok'); exception when duplicate_object then null; end $$;
do $$ begin create type app.mood as enum ('other'); exception when duplicate_object then null; end $$;
do $$ begin alter type app.mood add value 'ok'; exception when duplicate_object then null; end $$;

do $body$
begin
  if not exists (select 1 from pg_type t join pg_namespace n on n.oid = t.typnamespace where t.typname = 'tier' and n.nspname = 'app') then
    create type app.tier as enum ('free', 'paid');
  end if;
  if not exists (select from pg_catalog.pg_enum e join pg_type t on e.enumtypid = t.oid where t.typname = 'tier' and e.enumlabel = 'team') then
    alter type app.tier add value 'team' before 'paid';
  end if;
end
$body$;

create table app.users (id bigint primary key, email text, mood app.mood, "full name" text);
create table app.notes (id int generated always as identity primary key, user_id bigint not null, body text);

do $$
declare
  missing boolean := not exists (select 1 from information_schema.columns where table_schema = 'app' and table_name = 'users' and column_name = 'joined');
begin
  if missing then
    alter table app.users add column joined timestamptz not null default now();
  elsif exists (select 1 from information_schema.tables where table_name = 'never') then
    drop table app.users;
  else
    raise exception 'unreachable';
  end if;

  if not exists (select 1 from pg_constraint where conname = 'notes_user' and conrelid = 'app.notes'::regclass) then
    alter table app.notes add constraint notes_user foreign key (user_id) references app.users (id) on delete cascade;
  end if;

  if to_regclass('app.notes_body') is null then
    create index notes_body on app.notes using hash (body);
  end if;

  if (select count(*) = 2 from pg_indexes where schemaname = 'app' and indexname in ('notes_body', 'notes_pkey')) then
    execute 'alter index app.notes_body rename to notes_body_idx';
  end if;
end $$;

-- The whole block is undone: neither table is left, and what the handler makes is.
do $$
begin
  create table app.half (id int);
  create table app.users (id int);
exception
  when duplicate_table then
    create table app.handled (id int);
end $$;

-- A handler inside does not undo what stands around it.
do $$
begin
  create table app.outside (id int);
  begin
    create index outside_idx on app.outside (id);
    create table app.inner_half (id int);
    perform 1;
    alter table app.outside add column id int;
  exception when others then
    create index outside_fallback on app.outside using hash (id);
  end;
  create table app.after_inner (id int);
end $$;

do $$
declare
  kinds text[] := array['red', 'blue'];
  kind text;
  r record;
  i int;
begin
  foreach kind in array kinds loop
    execute format('create table app.%I (id int primary key, note text default %L)', 'items_' || kind, kind);
    continue when kind = 'blue';
    execute 'comment on table app.' || quote_ident('items_' || kind) || ' is ''the ' || kind || ' ones''';
  end loop;

  for i in 1..3 loop
    exit when i = 3;
    execute format('create table app.part_%s (id int check (id > %1$s))', i);
  end loop;

  for r in select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where n.nspname = 'app' and c.relkind = 'r' and c.relname like 'items\_%' order by c.relname loop
    execute format('alter table app.%I enable row level security', r.name);
    execute format('create policy %I on app.%I for select using (true)', r.name || '_read', r.name);
  end loop;

  for r in select format('create table app.series_%s ()', n) as sql from generate_series(1, 4) n loop
    execute r.sql;
  end loop;

  case array_length(kinds, 1)
    when 1, 2 then create table app.chosen (id int);
    else create table app.not_chosen (id int);
  end case;
end $$;

-- A version in a table, and migrations as functions.
create table app.version (stage int not null);
insert into app.version values (0);

create function app.migrate() returns void language plpgsql as $$
declare
  next_version int;
begin
  select stage + 1 into next_version from app.version;
  if next_version = 1 then
    create table app.first_step (id serial primary key);
    update app.version set stage = next_version;
  end if;
end $$;
select app.migrate();
select app.migrate();
drop function app.migrate();

create function app.make(name text, width int default 8) returns void language plpgsql as $$
begin
  execute format('create table app.%I (code varchar(%s))', name, width);
end $$;
select app.make('Wide', 20);
do 'begin perform app.make(''narrow''); end';

do $$
begin
  if exists (select 1 from app.version where stage > 5) then
    drop table app.users cascade;
  end if;
  if current_setting('app.extra', true) is not null then
    create table app.extra (id int);
    return;
  end if;
  alter table app.notes alter column body set not null;
end $$;

do $$
<<outer_loop>>
declare
  n int := 0;
begin
  while n < 5 loop
    n := n + 1;
    if n = 2 then
      exit;
    end if;
    execute 'create table app.while_' || n || ' ()';
  end loop;
end $$;

create index users_names on app.users (("full name" collate "C"), (email));
create table app.bare (flags bit, wide bit(3), codes bit varying);
