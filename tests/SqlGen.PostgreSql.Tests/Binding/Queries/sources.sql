select * from users;
--> id | bigint | not null
--> name | character varying(50) | not null
--> email | public.email
--> mood | public.mood | not null
--> home | public.address
--> tags | text[]
--> scores | integer[] | not null
--> balance | numeric(10,2) | not null
--> data | jsonb | not null
--> created_at | timestamp(3) with time zone | not null

select u.*, o.id as order_id from users u join orders o on o.user_id = u.id;
--> id | bigint | not null
--> name | character varying(50) | not null
--> email | public.email
--> mood | public.mood | not null
--> home | public.address
--> tags | text[]
--> scores | integer[] | not null
--> balance | numeric(10,2) | not null
--> data | jsonb | not null
--> created_at | timestamp(3) with time zone | not null
--> order_id | uuid | not null

select * from users u left join orders o on o.user_id = u.id;
--> id | bigint | not null
--> name | character varying(50) | not null
--> email | public.email
--> mood | public.mood | not null
--> home | public.address
--> tags | text[]
--> scores | integer[] | not null
--> balance | numeric(10,2) | not null
--> data | jsonb | not null
--> created_at | timestamp(3) with time zone | not null
--> id | uuid
--> user_id | bigint
--> total | numeric(12,2)
--> placed | date
--> code | character(8)
--> valid | public.span
--> parent | uuid

select * from (select id as user_id, name from users) a join (select user_id, total from orders) b using (user_id);
--> user_id | bigint | not null
--> name | character varying(50) | not null
--> total | numeric(12,2) | not null

select * from (select 1 as a, 'x' as b) s natural full join (select 2::bigint as a, true as c) t;
--> a | bigint
--> b | text
--> c | boolean

select j.*, k.* from (users a join orders b on a.id = b.user_id) as j (x, y) cross join (values (1, 'a'), (2.5, null)) as k (n, t);
--> x | bigint | not null
--> y | character varying(50) | not null
--> email | public.email
--> mood | public.mood | not null
--> home | public.address
--> tags | text[]
--> scores | integer[] | not null
--> balance | numeric(10,2) | not null
--> data | jsonb | not null
--> created_at | timestamp(3) with time zone | not null
--> id | uuid | not null
--> user_id | bigint | not null
--> total | numeric(12,2) | not null
--> placed | date | not null
--> code | character(8)
--> valid | public.span
--> parent | uuid
--> n | numeric | not null
--> t | text

select * from order_totals;
--> user_id | bigint
--> total | numeric
--> orders | bigint

with a as (select id, name from users), b (x) as (select count(*) from a) select * from a, b;
--> id | bigint | not null
--> name | character varying(50) | not null
--> x | bigint | not null

with recursive t (n, path) as (select 1, array[name::text] from users union all select n + 1, path || n::text from t where n < 5) select * from t;
--> n | integer
--> path | text[]

with recursive tree as (select id, parent, 0 as depth from orders where parent is null union all select o.id, o.parent, t.depth + 1 from orders o join tree t on o.parent = t.id) select * from tree;
--> id | uuid | not null
--> parent | uuid
--> depth | integer

with recursive s (id, parent) as (select id, parent from orders union all select o.id, o.parent from orders o, s where o.parent = s.id) search depth first by id set seq cycle id set looped using path select id, looped from s;
--> id | uuid | not null
--> looped | boolean

values (1, 'a', null), (2.5, 'b', 'c');
--> column1 | numeric | not null
--> column2 | text | not null
--> column3 | text

select 1 as a, 'x' as b, null as c union all select 2.5, name, null from users;
--> a | numeric | not null
--> b | character varying | not null
--> c | text

select name from users union select 'x' order by 1;
--> name | character varying | not null

select 'a' as x intersect select 'b' except select 'c';
--> x | text | not null

select balance from users union all select balance from users union all select total from orders;
--> balance | numeric | not null

select * from generate_series(1, 3);
--> generate_series | integer

select g, g.* from generate_series(1, 3) as g;
--> g | integer
--> g | integer

select * from unnest(array[1, 2], array['a', 'b']) with ordinality as t (a, b, n);
--> a | integer
--> b | text
--> n | bigint | not null

select * from top_users(3), pair(), one(), all_users() a;
--> id | bigint
--> name | text
--> a | integer
--> b | text
--> only_one | date
--> id | bigint
--> name | character varying(50)
--> email | public.email
--> mood | public.mood
--> home | public.address
--> tags | text[]
--> scores | integer[]
--> balance | numeric(10,2)
--> data | jsonb
--> created_at | timestamp(3) with time zone

select * from any_rows() as r (a int, b text);
--> a | integer
--> b | text

select * from rows from (generate_series(1, 2), top_users(1), any_rows() as (x int, y varchar(3))) with ordinality;
--> generate_series | integer
--> id | bigint
--> name | text
--> x | integer
--> y | character varying(3)
--> ordinality | bigint | not null

select * from jsonb_each('{}') e, jsonb_to_recordset('[]') as r (a int, b text[]), jsonb_populate_record(null::address, '{}');
--> key | text
--> value | jsonb
--> a | integer
--> b | text[]
--> street | text
--> zip | character varying(10)

select * from users u, lateral (select o.total * u.balance as product from orders o where o.user_id = u.id) l;
--> id | bigint | not null
--> name | character varying(50) | not null
--> email | public.email
--> mood | public.mood | not null
--> home | public.address
--> tags | text[]
--> scores | integer[] | not null
--> balance | numeric(10,2) | not null
--> data | jsonb | not null
--> created_at | timestamp(3) with time zone | not null
--> product | numeric | not null

select * from json_table('[]'::jsonb, '$[*]' columns (n for ordinality, a int path '$.a', b text exists path '$.b', nested path '$.c' columns (d numeric(5, 1))));
--> n | integer
--> a | integer
--> b | text
--> d | numeric(5,1)

select * from json_table('[]'::jsonb, '$[*]' columns (nested path '$.c' columns (d numeric(5, 1)), a int path '$.a'));
--> a | integer
--> d | numeric(5,1)

select * from xmltable('/a' passing '<a/>' columns n for ordinality, b text path 'b', c int not null);
--> n | integer
--> b | text
--> c | integer | not null

select tableoid, ctid, xmin from users;
--> tableoid | oid
--> ctid | tid
--> xmin | xid

select u, (s).b, s is null from users u, (select 1 as a, 'x' as b) s;
--> u | public.users | not null
--> b | text | not null
--> ?column? | boolean | not null

select user_id, placed, sum(total), grouping(user_id) from orders group by rollup (user_id, placed);
--> user_id | bigint
--> placed | date
--> sum | numeric
--> grouping | integer | not null

select distinct on (user_id) user_id, total from orders order by user_id, placed desc;
--> user_id | bigint | not null
--> total | numeric(12,2) | not null

select (select name from users limit 1), (select max(total) from orders where user_id = u.id) as biggest, array(select total from orders) from users u;
--> name | character varying(50)
--> biggest | numeric
--> array | numeric(12,2)[] | not null

select relname, relkind, reltuples, relacl from pg_class;
--> relname | name | not null
--> relkind | "char" | not null
--> reltuples | real | not null
--> relacl | aclitem[]

select table_name, is_nullable, ordinal_position from information_schema.columns;
--> table_name | information_schema.sql_identifier
--> is_nullable | information_schema.yes_or_no
--> ordinal_position | information_schema.cardinal_number

select a.id, b.name from users as a (id, b) join users b using (id);
--> id | bigint | not null
--> name | character varying(50) | not null

select key, value from users, jsonb_each_text(data) where jsonb_typeof(data) = 'object';
--> key | text
--> value | text
