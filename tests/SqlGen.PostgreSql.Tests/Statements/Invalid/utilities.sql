set
-- ^ syntax error at end of input; expected a name

set x
--   ^ syntax error at end of input; expected TO or "="

set x 5
--    ^ syntax error at or near "5"; expected TO or "="

set x to
--      ^ syntax error at end of input; expected a number

set x to 1, default
--          ^ syntax error at or near "default"; expected a number

set local
--       ^ syntax error at end of input; expected a name

set time zone interval '1' day
--                         ^ time zone interval must be HOUR or HOUR TO MINUTE

set catalog 'x'
--          ^ current database cannot be changed; expected a new connection to the other database

set transaction
--             ^ syntax error at end of input; expected ISOLATION LEVEL, READ ONLY, READ WRITE or DEFERRABLE

set transaction read
--                  ^ syntax error at end of input; expected ONLY or WRITE

set session characteristics transaction read only
--                          ^ syntax error at or near "transaction"; expected TO or "="

set xml option text
--             ^ syntax error at or near "text"; expected DOCUMENT or CONTENT

set constraints all
--                 ^ syntax error at end of input; expected DEFERRED or IMMEDIATE

reset
--   ^ syntax error at end of input; expected a name

show
--  ^ syntax error at end of input; expected a name

alter system set x from current
--                 ^ syntax error at or near "from"; expected TO or "="

begin isolation level read
--                        ^ syntax error at end of input; expected COMMITTED or UNCOMMITTED

commit and
--        ^ syntax error at end of input; expected CHAIN

rollback to
--         ^ syntax error at end of input; expected a name

savepoint
--       ^ syntax error at end of input; expected a name

release savepoint s t
--                  ^ syntax error at or near "t"

copy t
--    ^ syntax error at end of input; expected FROM or TO

copy t from
--         ^ syntax error at end of input; expected a string

copy t from program stdin
--                  ^ STDIN/STDOUT not allowed with PROGRAM

copy (select 1) to program stdout
--              ^ STDIN/STDOUT not allowed with PROGRAM

copy t to stdout where a > 1
--               ^ WHERE clause not allowed with COPY TO; expected COPY (SELECT …) TO

copy (select 1) from stdin
--              ^ syntax error at or near "from"; expected TO

copy t from stdin with (format csv header)
--                                 ^ syntax error at or near "header"; expected ")"

copy t from stdin csv force a
--                          ^ syntax error at or near "a"; expected QUOTE, NOT NULL or NULL

do
--^ syntax error at end of input; expected a string

do begin end
-- ^ syntax error at or near "begin"; expected a string

call f
--    ^ syntax error at end of input; expected "("

call f() over ()
--       ^ syntax error at or near "over"

explain
--     ^ syntax error at end of input; expected SELECT

explain analyze
--             ^ syntax error at end of input; expected SELECT

explain (analyze select 1
--               ^ syntax error at or near "select"; expected ")"

explain create table t (a int)
--                        ^ syntax error at or near "int"; expected "," or ")", or a type after column "a"

explain drop table t
--      ^ syntax error at or near "drop"; expected SELECT

prepare p
--       ^ syntax error at end of input; expected AS

execute p()
--        ^ syntax error at or near ")"; expected an expression

deallocate
--        ^ syntax error at end of input; expected a name

declare c for select 1
--        ^ syntax error at or near "for"; expected CURSOR

fetch
--   ^ syntax error at end of input; expected a name

fetch absolute c
--             ^ syntax error at or near "c"

fetch next from
--             ^ syntax error at end of input; expected a name

lock t in share update mode
--                     ^ syntax error at or near "mode"; expected EXCLUSIVE

truncate t identity
--         ^ syntax error at or near "identity"

vacuum full (analyze) t
--          ^ syntax error at or near "("

analyze t (a, )
--            ^ syntax error at or near ")"; expected a name

cluster s.a on t
--          ^ syntax error at or near "on"

reindex t
--      ^ syntax error at or near "t"; expected INDEX, TABLE, SCHEMA, DATABASE or SYSTEM

discard everything
--      ^ syntax error at or near "everything"; expected ALL, PLANS, SEQUENCES or TEMP

listen 'x'
--     ^ syntax error at or near "'x'"; expected a name

notify x, y
--        ^ syntax error at or near "y"; expected a string

create database d owner
--                     ^ syntax error at end of input; expected a number

alter database d set tablespace
--                             ^ syntax error at end of input; expected a name

create tablespace t
--                 ^ syntax error at end of input; expected LOCATION

import foreign schema a from b into c
--                           ^ syntax error at or near "b"; expected SERVER

alter subscription s add a
--                       ^ syntax error at or near "a"; expected PUBLICATION

create language l validator v
--                ^ syntax error at or near "validator"

create access method m type view handler h
--                          ^ syntax error at or near "view"; expected INDEX or TABLE

refresh view m
--      ^ syntax error at or near "view"; expected MATERIALIZED

reassign owned by a
--                 ^ syntax error at end of input; expected TO
