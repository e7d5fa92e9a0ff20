alter table t add colum a int
--                        ^ syntax error at or near "int"

alter table t add a
--                 ^ syntax error at end of input; expected a name

alter table t alter a set type int
--                        ^ syntax error at or near "type"; expected DEFAULT, NOT NULL, DATA TYPE, STATISTICS, STORAGE, COMPRESSION, EXPRESSION, GENERATED or "("

alter table t alter a set
--                       ^ syntax error at end of input; expected DEFAULT, NOT NULL, DATA TYPE, STATISTICS, STORAGE, COMPRESSION, EXPRESSION, GENERATED or "("

alter table t alter column a drop
--                               ^ syntax error at end of input; expected DEFAULT, NOT NULL, EXPRESSION or IDENTITY

alter table t alter 0 set statistics 5
--                  ^ column number must be in range from 1 to 32767

alter table t alter a set as int
--                        ^ sequence option "as" not supported here

alter table t alter a set owned by x.y
--                        ^ sequence option "owned_by" not supported here

alter table t alter constraint c not valid
--                               ^ FOREIGN KEY constraints cannot be marked NOT VALID

alter table t attach partition p for values in (1), add b int
--                                                ^ syntax error at or near ","

alter table t rename a b
--                     ^ syntax error at or near "b"; expected TO

alter index i set schema x
--                ^ syntax error at or near "schema"; expected "("

alter index i rename a to b
--                   ^ syntax error at or near "a"; expected TO

alter sequence s increment
--                        ^ syntax error at end of input; expected a number

alter sequence s no
--                 ^ syntax error at end of input; expected CYCLE, MAXVALUE or MINVALUE

alter view v rename constraint a to b
--                  ^ syntax error at or near "constraint"; expected a name

alter table t enable row security
--                       ^ syntax error at or near "security"; expected LEVEL

alter table t enable always row level security
--                          ^ syntax error at or near "row"; expected TRIGGER, RULE or ROW LEVEL SECURITY

alter table t replica identity index
--                             ^ syntax error at or near "index"; expected USING

alter table t add constraint c
--                            ^ syntax error at end of input; expected CHECK, UNIQUE, PRIMARY KEY, EXCLUDE or FOREIGN KEY

alter table t drop constraint
--                           ^ syntax error at end of input; expected a name

alter foreign table f attach partition p for values in (1)
--                    ^ syntax error at or near "attach"; expected ADD, ALTER, DROP, SET or another action

alter table if not exists t add a int
--                 ^ syntax error at or near "exists"; expected OF

alter t add a int
--    ^ syntax error at or near "t"; expected TABLE, TYPE, FUNCTION or another kind of object
