create type t as enum ('a' 'b')
--                         ^ syntax error at or near "'b'"; expected ")"

create type t as (a int b text)
--                      ^ syntax error at or near "b"; expected ")"

create type t as (a int not null)
--                      ^ syntax error at or near "not"; expected ")"

create type a.b.c.d as (a int)
--          ^ improper qualified name (too many dotted names): a.b.c.d

create type t as object
--               ^ syntax error at or near "object"; expected ENUM, RANGE or "("

alter type t add value
--                    ^ syntax error at end of input; expected a string

alter type t drop value 'a'
--           ^ dropping an enum value is not implemented

alter type t rename a to b
--                  ^ syntax error at or near "a"; expected TO, ATTRIBUTE or VALUE

alter type t add attribute a int, add value 'x'
--                                    ^ syntax error at or near "value"; expected ATTRIBUTE

create domain d as int check value > 0
--                           ^ syntax error at or near "value"; expected "("

create domain d int primary
--                         ^ syntax error at end of input; expected KEY

alter domain d add check (value > 0) deferrable
--                                   ^ CHECK constraints cannot be marked DEFERRABLE

alter domain d add not null not valid
--                          ^ NOT NULL constraints cannot be marked NOT VALID

create function f(a int b int) returns int as '' language sql
--                      ^ syntax error at or near "b"; expected "," or ")" after the parameter

create function f(a int default) returns int as '' language sql
--                             ^ syntax error at or near ")"; expected an expression

create function f(1) returns int as '' language sql
--                ^ syntax error at or near "1"; expected a name

create function f(a int) return int as '' language sql
--                                  ^ syntax error at or near "as"

create function f(int) returns int language sql $$ select 1 $$
--                                              ^ syntax error at or near "$$ select 1 $$"

create function f(out a int) returns table (b int) language sql as ''
--                ^ OUT and INOUT arguments aren't allowed in TABLE functions

create function f() returns table (b) as '' language sql
--                                  ^ syntax error at or near ")"; expected a name

create function f() returns int security caller as ''
--                                       ^ syntax error at or near "caller"; expected DEFINER or INVOKER

create function f() returns int begin atomic select 1 end
--                                                       ^ syntax error at end of input; expected semicolon

create function f() returns int begin atomic begin; end; end
--                                           ^ syntax error at or near "begin"; expected a statement

create function int(a int) returns int as ''
--                 ^ syntax error at or near "("; expected "."

create procedure p() returns int as ''
--                           ^ syntax error at or near "int"; expected NULL

alter function f()
--                ^ syntax error at end of input; expected an option, RENAME TO, OWNER TO, SET SCHEMA or DEPENDS ON EXTENSION

alter function f() language sql
--                 ^ syntax error at or near "language"; expected an option, RENAME TO, OWNER TO, SET SCHEMA or DEPENDS ON EXTENSION

create aggregate a (out int) (sfunc = f)
--                  ^ aggregates cannot have output arguments

create aggregate a (variadic int[] order by variadic text[]) (sfunc = f)
--                                                   ^ an ordered-set aggregate with a VARIADIC direct argument must have one VARIADIC aggregated argument of the same data type

create aggregate a ("x" = 1, y)
--                            ^ syntax error at or near ")"; expected "="

create operator + leftarg = int
--                ^ syntax error at or near "leftarg"; expected "("

drop operator + (int)
--                  ^ missing argument; expected the other type, or NONE for the missing argument of a unary operator

create operator class c for type int using btree as operator < , function 1 f
--                                                           ^ syntax error at or near "<"; expected a whole number

create cast (int as text) with function
--                                     ^ syntax error at end of input; expected a name

create transform for int language sql (from sql with function f, from sql with function g)
--                                                               ^ syntax error at or near "from"; expected FROM SQL or TO SQL
