select uuidv7() as id, uuidv4() as random, array_sort(scores) as scores, array_reverse(tags) as tags, casefold(name) as name from users;
--> id | uuid | not null
--> random | uuid | not null
--> scores | integer[] | not null
--> tags | text[]
--> name | text | not null

select crc32(name::bytea) as checksum, gamma(balance::float8) as gamma, lgamma(1.5) as lgamma, reverse(name::bytea) as back, 7::bytea as bytes from users;
--> checksum | bigint | not null
--> gamma | double precision | not null
--> lgamma | double precision | not null
--> back | bytea | not null
--> bytes | bytea | not null

select regexp_replace(string => name, pattern => 'a', replacement => 'b') as name, min(name::bytea) as least from users group by name;
--> name | text
--> least | bytea

select conenforced, contype from pg_constraint;
--> conenforced | boolean | not null
--> contype | "char" | not null

insert into users (name) values ('x') on conflict (id) do update set name = excluded.name returning id, old.id as before, old.name, new.name as after, new.mood;
--> id | bigint | not null
--> before | bigint
--> name | character varying(50)
--> after | character varying(50) | not null
--> mood | public.mood | not null

update orders set total = 1 returning with (old as o) o.total, new.total as after, total as same, o.code;
--> total | numeric(12,2) | not null
--> after | numeric(12,2) | not null
--> same | numeric(12,2) | not null
--> code | character(8)

delete from orders returning with (new as gone, old as kept) kept.placed, gone.placed as nothing, placed as same;
--> placed | date | not null
--> nothing | date
--> same | date | not null
