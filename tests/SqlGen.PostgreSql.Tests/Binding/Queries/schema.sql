create type mood as enum ('sad', 'ok', 'happy');
create domain email as text check (value like '%@%');
create type address as (street text, zip varchar(10));
create type span as range (subtype = float8, multirange_type_name = spans);

create table users (
  id bigint generated always as identity primary key,
  name varchar(50) not null,
  email email,
  mood mood not null default 'ok',
  home address,
  tags text[],
  scores int[] not null default '{}',
  balance numeric(10, 2) not null default 0,
  data jsonb not null default '{}',
  created_at timestamptz(3) not null default now()
);

create table orders (
  id uuid primary key default gen_random_uuid(),
  user_id bigint not null references users,
  total numeric(12, 2) not null,
  placed date not null,
  code char(8),
  valid span,
  parent uuid references orders
);

create view order_totals as select user_id, sum(total) as total, count(*) as orders from orders group by user_id;

create function add_tax(amount numeric, rate numeric default 0.2) returns numeric language sql as 'select amount * (1 + rate)';
create function top_users(n int) returns table (id bigint, name text) language sql as 'select id, name from users limit n';
create function pair(out a int, out b text) language sql as $$ select 1, 'b' $$;
create function one(out only_one date) language sql as $$ select current_date $$;
create function first_of(a anyelement, b anyelement) returns anyelement language sql as 'select a';
create function make_user() returns users language sql as 'select * from users limit 1';
create function all_users() returns setof users language sql as 'select * from users';
create function any_rows() returns setof record language sql as $$ select 1, 'x'::text $$;
create function join_all(sep text, variadic parts text[]) returns text language sql as 'select array_to_string(parts, sep)';
create function title(u users) returns varchar language sql as 'select u.name';
