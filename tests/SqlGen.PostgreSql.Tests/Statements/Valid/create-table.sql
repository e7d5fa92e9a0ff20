create table t ();
create table if not exists "Shop".orders (
    id bigint generated always as identity (start with 100 increment by 5 no cycle) primary key,
    code varchar(12) collate "C" not null constraint code_once unique nulls not distinct with (fillfactor = 70) using index tablespace fast,
    customer int references shop.customers (id) match full on update cascade on delete set null (customer) deferrable initially deferred,
    price numeric(10, 2) default 0 check (price >= 0) no inherit not null,
    total numeric generated always as (price * 2) stored,
    note text storage external compression lz4 constraint note_given not null default 'a' || 'b',
    exclude boolean,
    during tstzrange,
    like_it text null,
    constraint orders_pk primary key (id) include (code) with (fillfactor = 90) deferrable,
    constraint whole unique nulls distinct (code, customer),
    foreign key (customer, code) references shop.customers on delete no action on update restrict not valid,
    check (price < 10 or note is not null) no inherit not valid,
    exclude using gist (during with &&, (lower(note)) collate "C" text_ops desc nulls last with operator(pg_catalog.=)) where (price > 0) initially immediate,
    like shop.template including all excluding comments including identity
) inherits (shop.base, public.audited) using heap with (fillfactor = 70, toast.autovacuum_enabled = off, parallel_workers) tablespace fast;
create temporary table t (a int) on commit delete rows;
create local temp table t (a int) without oids on commit drop;
create unlogged table t (a int[] default '{}', b text array[3]);
create table t of public.person (name with options primary key default 'x', check (name <> ''));
create table t of person;
create table p (a int, b timestamptz) partition by range (a, (b::date) collate "C" date_ops, lower(a::text) text_ops);
create table p1 partition of p for values from (1, minvalue) to (10, maxvalue) partition by list (a);
create table p2 partition of p (a default 5, constraint positive check (a > 0)) default;
create table p3 partition of p for values in (1, 2, null) with (fillfactor = 50);
create table p4 partition of p for values with (modulus 4, remainder 3);
create foreign table if not exists f (a int options (column_name 'A') not null) inherits (t) server films options (table 'x', delimiter '|');
create foreign table f partition of p for values from (1) to (2) server films;
create table t as select 1 as a;
create temp table if not exists t (a, b) using heap with (fillfactor = 70) on commit preserve rows tablespace fast as values (1, 2) with no data;
create table t as execute recent('2020-01-01') with data;
create table t (exclude) as select 1;
create table t (a int not null not deferrable, b int default 1 initially immediate);
