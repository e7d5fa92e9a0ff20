create
--    ^ syntax error at end of input; expected TABLE, VIEW, FUNCTION or another kind of object

create index i on t
--                 ^ syntax error at end of input; expected "("

create index i on t (a b c)
--                       ^ syntax error at or near "c"; expected ")"

create index i on t (a + 1)
--                     ^ syntax error at or near "+"; expected ")"

create index i on t (a desc nulls)
--                          ^ syntax error at or near "nulls"; expected ")"

create index on t using (a)
--                      ^ syntax error at or near "("; expected a name

create unique table t (a int)
--            ^ syntax error at or near "table"; expected INDEX

create view v
--           ^ syntax error at end of input; expected AS

create view v (a b) as select 1
--               ^ syntax error at or near "b"; expected ")"

create recursive view v as select 1
--                      ^ syntax error at or near "as"; expected "("

create recursive view v (a) as select 1 with check option
--                                      ^ WITH CHECK OPTION not supported on recursive views

create temp materialized view m as select 1
--          ^ syntax error at or near "materialized"; expected VIEW

create or replace table t (a int)
--                ^ syntax error at or near "table"; expected VIEW

create schema if not exists s create table t (a int)
--                            ^ CREATE SCHEMA IF NOT EXISTS cannot include schema elements

create schema s create function f() returns int as ''
--                     ^ syntax error at or near "function"; expected VIEW

create schema s create table t as select 1
--                             ^ syntax error at or near "as"; expected "("

create assertion a check (true)
--^ CREATE ASSERTION is not yet implemented

create sequence s start 1.5 increment by x
--                                       ^ syntax error at or near "x"; expected a number

create sequence s owned t.a
--                      ^ syntax error at or near "t"; expected BY

create extension e from '1.0'
--                 ^ CREATE EXTENSION ... FROM is no longer supported

create extension if not exists
--                            ^ syntax error at end of input; expected a name

create statistics s on a.b from t
--                         ^ syntax error at or near "from"; expected "("

drop
--  ^ syntax error at end of input; expected TABLE, VIEW, FUNCTION or another kind of object

drop t
--   ^ syntax error at or near "t"; expected TABLE, VIEW, FUNCTION or another kind of object

drop table
--        ^ syntax error at end of input; expected a name

drop table if exists
--                  ^ syntax error at end of input; expected a name

drop table t, select
--            ^ syntax error at or near "select"; expected a name

drop view v (a)
--          ^ syntax error at or near "("

drop policy p
--           ^ syntax error at end of input; expected ON

drop function f(a b c)
--                  ^ syntax error at or near "c"; expected "," or ")" after the parameter

drop index concurrently
--                     ^ syntax error at end of input; expected a name

drop database d force
--              ^ syntax error at or near "force"

drop schema s.t
--           ^ syntax error at or near "."

comment on table t 'x'
--                 ^ syntax error at or near "'x'"; expected IS

comment on column t.a is 5
--                       ^ syntax error at or near "5"; expected a string

comment on function f(int) as 'x'
--                         ^ syntax error at or near "as"; expected IS

comment on policy p is 'x'
--                  ^ syntax error at or near "is"; expected ON

comment table t is 'x'
--      ^ syntax error at or near "table"; expected ON

security label on constraint c on t is 'x'
--                ^ syntax error at or near "constraint"; expected TABLE, COLUMN, FUNCTION or another kind of object

create publication p for t
--                       ^ invalid publication object list; expected TABLE or TABLES IN SCHEMA before the first name

create publication p for table t, current_schema
--                                ^ invalid table name

create publication p for tables in schema s, t (a)
--                                           ^ column specification not allowed for schema

create publication p for tables in schema s, t where (a > 1)
--                                           ^ WHERE clause not allowed for schema

create publication p for tables in schema s, a.t
--                                           ^ invalid schema name

create server s foreign wrapper w
--                      ^ syntax error at or near "wrapper"; expected DATA

alter server s
--            ^ syntax error at end of input; expected VERSION, OPTIONS, RENAME TO or OWNER TO

alter extension e add column a.b
--                    ^ syntax error at or near "column"; expected TABLE, FUNCTION or another kind of object

alter text search parser p owner to x
--                         ^ syntax error at or near "owner"; expected RENAME TO or SET SCHEMA

drop cast if (int as text)
--           ^ syntax error at or near "("; expected EXISTS

grant select on t.* to x
--                  ^ syntax error at or near "to"

alter table a[1] add b int
--               ^ syntax error at or near "add"
