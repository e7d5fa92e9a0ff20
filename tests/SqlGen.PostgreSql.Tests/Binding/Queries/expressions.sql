select coalesce(name, 'x'), coalesce(email, name), coalesce(balance, 0), coalesce(null, id), greatest(1, 2.5), least(id, 3), nullif(name, ''), nullif(id, 1), nullif(balance, 0) from users;
--> coalesce | character varying | not null
--> coalesce | text | not null
--> coalesce | numeric | not null
--> coalesce | bigint | not null
--> greatest | numeric | not null
--> least | bigint | not null
--> nullif | text
--> nullif | bigint
--> nullif | numeric(10,2)

select case when id > 1 then 1 else 2.5 end, case id when 1 then 'a' end, case when true then name else name end, case when true then name end as n, case when true then mood else 'ok' end as m from users;
--> case | numeric | not null
--> case | text
--> name | character varying(50) | not null
--> n | character varying
--> m | public.mood | not null

select id::int, name::text, name::varchar(50), name::varchar, balance::numeric, balance::numeric(6), '1'::char, 'x'::"char", id::text::varchar(3), tags::varchar(5)[], cast(name as char(3)), data::text::json from users;
--> id | integer | not null
--> name | text | not null
--> name | character varying(50) | not null
--> name | character varying | not null
--> balance | numeric | not null
--> balance | numeric(6,0) | not null
--> bpchar | character(1) | not null
--> char | "char" | not null
--> id | character varying(3) | not null
--> tags | character varying(5)[]
--> name | character(3) | not null
--> data | json

select (home).street, (home).zip, (u.home).*, u, u.*::text from users u;
--> street | text
--> zip | character varying(10)
--> street | text
--> zip | character varying(10)
--> u | public.users | not null
--> u | text | not null

select (u).name, (u).home.zip, name(u), u.title, title(u) from users u;
--> name | character varying(50) | not null
--> zip | character varying(10)
--> name | character varying(50) | not null
--> title | character varying
--> title | character varying

select current_date, current_time, current_timestamp(2), localtime, localtimestamp, current_user, session_user, current_schema, current_catalog, user;
--> current_date | date | not null
--> current_time | time with time zone | not null
--> current_timestamp | timestamp(2) with time zone | not null
--> localtime | time without time zone | not null
--> localtimestamp | timestamp without time zone | not null
--> current_user | name | not null
--> session_user | name | not null
--> current_schema | name
--> current_catalog | name | not null
--> user | name | not null

select extract(year from now()), extract('epoch' from interval '1 day'), substring('abc' from 2), substring('abc' from 1 for 2), position('a' in 'abc'), trim('a'), trim(both 'x' from 'xax'), overlay('abc' placing 'x' from 2), normalize('a'), collation for ('a');
--> extract | numeric | not null
--> extract | numeric | not null
--> substring | text | not null
--> substring | text | not null
--> position | integer | not null
--> btrim | text | not null
--> btrim | text | not null
--> overlay | text | not null
--> normalize | text
--> pg_collation_for | text

select created_at at time zone 'UTC', created_at at time zone 'UTC' at time zone 'UTC', placed at time zone 'UTC', (placed, placed) overlaps (placed, placed) from users, orders;
--> timezone | timestamp without time zone | not null
--> timezone | timestamp with time zone | not null
--> timezone | timestamp without time zone | not null
--> overlaps | boolean

select (row(1, 2.5)).f2, row(1, 'a')::text, name collate "C" from users;
--> f2 | numeric | not null
--> row | text | not null
--> name | character varying(50) | not null

select json_object('a': 1), json_object('a': data), json_array(1, 2), json_array(select id from users), json_scalar(1), json('{}'), json_serialize('{}'), json_exists(data, '$'), json_value(data, '$'), json_value(data, '$' returning int), json_query(data, '$') from users;
--> json_object | json | not null
--> json_object | jsonb | not null
--> json_array | json | not null
--> json_array | json
--> json_scalar | json
--> json | json
--> json_serialize | text
--> json_exists | boolean
--> json_value | text
--> json_value | integer
--> json_query | jsonb

select json_objectagg(name: id), json_arrayagg(data), json_arrayagg(id returning jsonb) from users;
--> json_objectagg | json
--> json_arrayagg | jsonb
--> json_arrayagg | jsonb

select xmlelement(name a, 'b'), xmlforest(name), xmlconcat(null, null), xmlparse(content '<a/>'), xmlpi(name php), xmlserialize(content '<a/>' as text), '<a/>'::xml is document from users;
--> xmlelement | xml
--> xmlforest | xml
--> xmlconcat | xml
--> xmlparse | xml
--> xmlpi | xml
--> xmlserialize | text
--> ?column? | boolean | not null

select data['a'], data['a']['b'], (data -> 'a')['b'], (array[[1]])[1][1], (array[1, 2])[1:1] from users;
--> data | jsonb
--> data | jsonb
--> ?column? | jsonb
--> array | integer
--> array | integer[]

select is_ok, not is_ok as bad, is_ok and true as both from (select mood = 'ok' as is_ok from users) s;
--> is_ok | boolean | not null
--> bad | boolean | not null
--> both | boolean | not null
