select count(*), count(id), sum(id), sum(scores[1]), sum(balance), avg(id), avg(balance), max(name), min(mood), bool_and(true), array_agg(name), array_agg(scores), string_agg(name, ','), json_agg(u), jsonb_object_agg(name, id), max(created_at) from users u;
--> count | bigint | not null
--> count | bigint | not null
--> sum | numeric
--> sum | bigint
--> sum | numeric
--> avg | numeric
--> avg | numeric
--> max | text
--> min | public.mood
--> bool_and | boolean
--> array_agg | character varying[]
--> array_agg | integer[]
--> string_agg | text
--> json_agg | json
--> jsonb_object_agg | jsonb
--> max | timestamp with time zone

select row_number() over (order by id), rank() over w, lag(name) over w, lag(id, 1, 0) over w, first_value(balance) over w, ntile(4) over w, sum(id) over w, percent_rank() over w from users window w as (order by id);
--> row_number | bigint | not null
--> rank | bigint | not null
--> lag | character varying
--> lag | bigint
--> first_value | numeric
--> ntile | integer
--> sum | numeric
--> percent_rank | double precision | not null

select percentile_cont(0.5) within group (order by total), percentile_disc(0.5) within group (order by placed), percentile_cont(array[0.5]) within group (order by total), mode() within group (order by code), rank(1) within group (order by total) from orders;
--> percentile_cont | double precision
--> percentile_disc | date
--> percentile_cont | double precision[]
--> mode | bpchar
--> rank | bigint | not null

select lower(name), upper(email), length(name), round(balance, 1), round(1.5::float8), abs(user_id), ceil(balance), coalesce(lower(code), ''), md5(name), left(name, 2), to_char(created_at, 'YYYY'), date_trunc('day', created_at), date_trunc('day', placed), age(created_at), concat(name, 1), format('%s', name), now() from users, orders;
--> lower | text | not null
--> upper | text
--> length | integer | not null
--> round | numeric | not null
--> round | double precision | not null
--> abs | bigint | not null
--> ceil | numeric | not null
--> coalesce | text | not null
--> md5 | text | not null
--> left | text | not null
--> to_char | text | not null
--> date_trunc | timestamp with time zone | not null
--> date_trunc | timestamp with time zone | not null
--> age | interval | not null
--> concat | text | not null
--> format | text
--> now | timestamp with time zone | not null

select array_length(tags, 1), unnest(tags), array_to_string(tags, ','), array_position(tags, 'a'), cardinality(scores), array_append(scores, 1), array_cat(tags, tags), array_remove(tags, 'x'), string_to_array(name, ','), regexp_matches(name, 'a'), regexp_replace(name, 'a', 'b') from users;
--> array_length | integer
--> unnest | text
--> array_to_string | text
--> array_position | integer
--> cardinality | integer | not null
--> array_append | integer[] | not null
--> array_cat | text[]
--> array_remove | text[]
--> string_to_array | text[]
--> regexp_matches | text[]
--> regexp_replace | text

select jsonb_build_object('a', 1), jsonb_array_elements(data), jsonb_object_keys(data), jsonb_typeof(data), to_jsonb(u), row_to_json(u), jsonb_set(data, '{a}', '1'), jsonb_path_query(data, '$') from users u;
--> jsonb_build_object | jsonb | not null
--> jsonb_array_elements | jsonb
--> jsonb_object_keys | text
--> jsonb_typeof | text | not null
--> to_jsonb | jsonb | not null
--> row_to_json | json | not null
--> jsonb_set | jsonb | not null
--> jsonb_path_query | jsonb

select add_tax(1), add_tax(1, 0.1), add_tax(rate => 0.1, amount => 2), (pair()).b, one(), first_of(1, 2), first_of('a'::text, 'b'), first_of(mood, 'ok'), join_all(',', 'a', 'b'), join_all(',', variadic tags), make_user(), (make_user()).name from users;
--> add_tax | numeric
--> add_tax | numeric
--> add_tax | numeric
--> b | text
--> one | date
--> first_of | integer
--> first_of | text
--> first_of | public.mood
--> join_all | text
--> join_all | text
--> make_user | public.users
--> name | character varying(50)

select text(name), "varchar"(name), int4('1'), float8(id), date('2024-01-01') from users;
--> text | text | not null
--> varchar | character varying(50) | not null
--> int4 | integer | not null
--> float8 | double precision | not null
--> date | date | not null

select generate_series(1, 3), generate_series(1, 3::bigint), generate_series(now(), now(), '1 day'), random(), gen_random_uuid(), pg_typeof(1), version();
--> generate_series | integer
--> generate_series | bigint
--> generate_series | timestamp with time zone
--> random | double precision | not null
--> gen_random_uuid | uuid | not null
--> pg_typeof | regtype
--> version | text | not null

select enum_first(mood), enum_range(mood), num_nulls(1, 2), make_interval(days => 3), least('a', 'b'), width_bucket(1, 2, 3, 4), to_tsvector('a'), ts_rank(to_tsvector('a'), to_tsquery('a')) from users;
--> enum_first | public.mood
--> enum_range | public.mood[]
--> num_nulls | integer | not null
--> make_interval | interval | not null
--> least | text | not null
--> width_bucket | integer
--> to_tsvector | tsvector
--> ts_rank | real

select range_merge(valid, valid), range_agg(valid), isempty(valid), multirange(valid), unnest(spans(valid)) from orders group by valid;
--> range_merge | public.span
--> range_agg | public.spans
--> isempty | boolean
--> multirange | public.spans
--> unnest | public.span

select mod(id, 2), power(2, 3), sqrt(4), div(7, 2), floor(2.5::real), sign(-1), trunc(balance), greatest(now(), null), substr(name, 1), split_part(name, ' ', 1), encode('a', 'hex'), sha256('a') from users;
--> mod | bigint | not null
--> power | double precision | not null
--> sqrt | double precision | not null
--> div | numeric
--> floor | double precision | not null
--> sign | double precision | not null
--> trunc | numeric | not null
--> greatest | timestamp with time zone | not null
--> substr | text | not null
--> split_part | text | not null
--> encode | text | not null
--> sha256 | bytea | not null
