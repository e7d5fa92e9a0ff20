select 1 as a, 2147483648 as b, -2147483648 as c, 9223372036854775808 as d, 1.5 as e, 1e3 as f, 0xff as g, -0x80000000 as h;
--> a | integer | not null
--> b | bigint | not null
--> c | integer | not null
--> d | numeric | not null
--> e | numeric | not null
--> f | numeric | not null
--> g | integer | not null
--> h | integer | not null

select 'text', null, true, b'101'::bit(3), date '2024-01-01', interval '1' hour, interval(3) '1 day', timestamp(3) '2024-01-01';
--> ?column? | text | not null
--> ?column? | text
--> ?column? | boolean | not null
--> bit | bit(3) | not null
--> date | date | not null
--> interval | interval hour | not null
--> interval | interval(3) | not null
--> timestamp | timestamp(3) without time zone | not null

select id + 1, id * 2.5, id / 2::smallint, balance * 2, -balance, balance > 1, name || '!', name || id, 'a' || 'b' from users;
--> ?column? | bigint | not null
--> ?column? | numeric | not null
--> ?column? | bigint | not null
--> ?column? | numeric | not null
--> ?column? | numeric | not null
--> ?column? | boolean | not null
--> ?column? | text | not null
--> ?column? | text | not null
--> ?column? | text | not null

select created_at - interval '1 day' as a, created_at - created_at as b, placed + 1 as c, placed - placed as d, placed + time '10:00' as e from users, orders;
--> a | timestamp with time zone | not null
--> b | interval | not null
--> c | date | not null
--> d | integer | not null
--> e | timestamp without time zone | not null

select data -> 'a', data ->> 'a', data #> '{a,b}', data @> '{}', data - 'a', data || '{}' from users;
--> ?column? | jsonb
--> ?column? | text
--> ?column? | jsonb
--> ?column? | boolean | not null
--> ?column? | jsonb | not null
--> ?column? | jsonb | not null

select tags || name, tags || tags, scores || 1, 1 || scores, tags @> '{a}', scores[1], scores[1:2], tags[1] || 'x' from users;
--> ?column? | text[]
--> ?column? | text[]
--> ?column? | integer[] | not null
--> ?column? | integer[] | not null
--> ?column? | boolean
--> scores | integer
--> scores | integer[]
--> ?column? | text

select name like 'a%', name ~ 'a', name similar to 'a', name not ilike 'a', name in ('a', 'b'), id between 1 and 2, name is null, id is distinct from 3 from users;
--> ?column? | boolean | not null
--> ?column? | boolean | not null
--> ?column? | boolean | not null
--> ?column? | boolean | not null
--> ?column? | boolean | not null
--> ?column? | boolean | not null
--> ?column? | boolean | not null
--> ?column? | boolean | not null

select id = any (array[1, 2]), id > all (select user_id from orders), exists (select 1 from orders), not mood = 'sad', mood > 'ok' from users;
--> ?column? | boolean
--> ?column? | boolean
--> exists | boolean | not null
--> ?column? | boolean | not null
--> ?column? | boolean | not null

select valid && span(1, 2) as a, valid * valid as b, lower(valid) as c, valid -|- valid as d, span(1, 2) as e, spans(valid) as f, int4range(1, 2) as g from orders;
--> a | boolean
--> b | public.span
--> c | double precision
--> d | boolean
--> e | public.span
--> f | public.spans
--> g | int4range

select '1' + 2, '2024-01-01' - current_date, '1 day' + now(), 5 / '2', '{1,2}' || array[1], '1' < '2';
--> ?column? | integer | not null
--> ?column? | integer | not null
--> ?column? | timestamp with time zone | not null
--> ?column? | integer | not null
--> ?column? | integer[] | not null
--> ?column? | boolean | not null

select |/ 4, @ -5, ~ 3, !! 'a'::tsquery, 2 ^ 3, 2 ^ 3.0, 7 % 2, 1 << 2;
--> ?column? | double precision
--> ?column? | integer
--> ?column? | integer | not null
--> ?column? | tsquery
--> ?column? | double precision | not null
--> ?column? | numeric | not null
--> ?column? | integer | not null
--> ?column? | integer

select (1, 2) = (3, 4), row(1, 2) < row(2, 1), (select 1) = 1;
--> ?column? | boolean
--> ?column? | boolean
--> ?column? | boolean

select array[1, 2.5], array['a', 'b'], array[name, 'x'], array[[1, 2], [3, 4]], array[]::int[], array(select id from users), array[tags, tags] from users;
--> array | numeric[] | not null
--> array | text[] | not null
--> array | character varying[] | not null
--> array | integer[] | not null
--> array | integer[] | not null
--> array | bigint[] | not null
--> array | text[] | not null
