create type pair as (a integer, b text);
create type colour as enum ('red', 'green');
create table items (id integer primary key, name text not null, colour colour, home pair);
insert into items values (1, 'one', 'red', row(1, 'x')), (2, 'two', null, null);

create function one() returns integer language sql immutable as 'select 1';
create function nothing(x integer) returns void language sql as 'select 1';
create function maybe(x integer) returns text language sql as 'select case when x > 0 then ''yes'' end';
create function strict_double(x integer) returns integer strict language sql immutable as 'select x * 2';

create function area(w integer) returns integer language sql immutable as 'select w * w';
create function area(w integer, h integer) returns integer language sql immutable as 'select w * h';
create function area(r numeric) returns numeric language sql immutable as 'select r * 3';

create function greet(who text, greeting text default 'Hello', mark text default '!') returns text
  language sql immutable as $$ select coalesce(greeting, 'NULL') || ' ' || who || coalesce(mark, '') $$;
create function only_defaults(a integer default 1, b integer default 2) returns text language sql immutable as $$ select a || '/' || b $$;
create function unnamed(integer, integer default 5) returns integer language sql immutable as 'select $1 - $2';

create function out_two(x integer, out half integer, out twice bigint) language sql immutable as 'select x / 2, x * 2::bigint';
create function out_one(x integer, out y text) language sql immutable as 'select x::text';
create function in_out(inout x integer, inout s text) language sql immutable as 'select x + 1, s || ''.''';

create function total(variadic numbers integer[]) returns bigint language sql immutable as 'select sum(n) from unnest(numbers) n';
create function prefixed(prefix text, variadic words text[]) returns setof text language sql immutable as 'select prefix || w from unnest(words) w';

create function numbers(n integer) returns setof integer language sql immutable as 'select generate_series(1, n)';
create function maybe_numbers() returns setof integer language sql immutable as 'values (1), (null), (3)';
create function letters() returns table (place_no integer, letter text) language sql immutable as $$ values (1, 'a'), (2, null) $$;
create function all_items() returns setof items language sql stable as 'select * from items order by id';
create function find_item(x integer) returns items language sql stable as 'select * from items where id = x';
create function broken_item() returns setof items language sql stable as 'select 7, null::text, null::colour, null::pair';

create function make_pair(a integer, b text) returns pair language sql immutable as 'select case when a is not null or b is not null then row(a, b)::pair end';
create function empty_pair() returns pair language sql immutable as 'select row(null, null)::pair';
create function swap(p pair) returns text language sql immutable as $$ select case when p is not distinct from null then 'NULL' else p.b || p.a end $$;
create function pairs() returns setof pair language sql immutable as $$ select * from (values (row(1, 'a')::pair), (null)) t(p) $$;
create function label(i items) returns text language sql immutable as $$ select i.id || ' ' || i.name $$;
create function next_colour(c colour) returns colour language sql immutable as $$ select case c when 'red' then 'green'::colour else 'red' end $$;
create function colours(c colour[]) returns colour[] language sql immutable as 'select c || ''red''::colour';

create procedure add_item(id integer, name text) language sql as 'insert into items (id, name) values (id, name)';
create procedure bump(inout x integer, out message text) language plpgsql as $$ begin x := x + 1; message := 'now ' || x; end $$;

create function "odd Name"("class" integer, "Arg 2" integer default 2) returns integer language sql immutable as 'select "class" * "Arg 2"';
create function raise_it() returns integer language plpgsql as $$ begin raise exception 'no' using errcode = 'P0042'; end $$;
create function changes_session() returns text language sql as $$ select set_config('app.left_over', 'here', false) $$;
create function left_over() returns text language sql stable as $$ select nullif(current_setting('app.left_over', true), '') $$;
create function is_trigger() returns trigger language plpgsql as $$ begin return new; end $$;
