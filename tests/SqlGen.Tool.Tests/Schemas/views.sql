create table users (id int primary key, name varchar(40) not null, email text, created timestamptz not null default now());
create table orders (id int primary key, user_id int references users, total numeric(10, 2), items jsonb, tags text[]);
create view all_users as select * from users;
create view named (a, b) as select id, name, email from users;
create view joined as
  select u.*, o.total, o.id as order_id from users u left join orders o on o.user_id = u.id;
create view using_join as select * from users join (select id, tags from orders) o using (id);
create view expressions as
  select 1 as one, 2.5 as half, 'x' as text, true, null as nothing, count(*), sum(total), max(total) as "Highest",
    sum(id) as ids, avg(id), total::int, coalesce(total, 0), case when id > 1 then 'many' else 'one' end,
    items ->> 'k' as value, items -> 'k' as item, now(), current_date, tags[1], array_agg(id) as all_ids,
    id + 1 as next, total * 2 as twice, id > 3 as big, exists (select 1), (select name from users limit 1), row_number() over ()
  from orders group by id;
create view with_cte as with recent as (select id, created from users), n (x) as (values (1), (2)) select r.*, n.x, created::date as day from recent r, n;
create view united as select id, name from users union all select id, tags[1] from orders;
create view functions as select g, e.key, e.value, t.elem, o.ordinality from orders, generate_series(1, 3) g, jsonb_each(items) e, unnest(tags) t (elem), unnest(tags) with ordinality o;
create materialized view summary as select user_id, count(*) as n from orders group by user_id with no data;
create unique index on summary (user_id);
create table copied as select id, name, email as mail from users;
create or replace view all_users with (security_invoker = true) as select *, 1 as more from users;
comment on view all_users is 'everybody';
create view doomed as select email from users;
alter table users drop column email cascade;
create recursive view tree (id, parent) as select id, user_id from orders union all select o.id, o.user_id from orders o join tree on tree.id = o.user_id;
alter view tree rename to trees;
alter view trees rename column parent to owner;

-- Views over what the server itself has, and over operators and casts of the files.
create view server_tables as select c.relname, n.nspname, c.reltuples, c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace;
create view server_columns as select table_name, column_name, is_nullable, ordinal_position from information_schema.columns;
create view server_activity as select * from pg_stat_activity;
create view server_sizes as select count(*), pg_size_pretty(sum(pg_relation_size(oid))) from pg_class;
create type pair as (r float8, i float8);
create function pair_add(pair, pair) returns pair language sql immutable as 'select $1';
create function pair_length(pair) returns float8 language sql immutable as 'select 1.0::float8';
create operator + (leftarg = pair, rightarg = pair, function = pair_add);
create operator @#@ (rightarg = pair, procedure = pair_length);
create cast (pair as float8) with function pair_length(pair) as implicit;
create table pairs (a pair, b pair);
create view pair_sums as select a + b as s, @#@ a as x, sqrt(a) as y, a::float8 as z from pairs;
