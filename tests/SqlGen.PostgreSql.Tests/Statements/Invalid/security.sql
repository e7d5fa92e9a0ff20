create trigger t before insert or insert on t execute function f()
--                                ^ duplicate trigger events specified at or near "insert"

create trigger t before insert on t for each line execute function f()
--                                           ^ syntax error at or near "line"; expected ROW or STATEMENT

create trigger t before insert on t execute f()
--                                          ^ syntax error at or near "f"; expected FUNCTION

create or replace constraint trigger t after insert on t for each row execute function f()
--                ^ CREATE OR REPLACE CONSTRAINT TRIGGER is not supported; expected DROP TRIGGER IF EXISTS, then CREATE CONSTRAINT TRIGGER

create constraint trigger t before insert on t for each row execute function f()
--                          ^ syntax error at or near "before"; expected AFTER

create constraint trigger t after insert on t not valid for each row execute function f()
--                                            ^ TRIGGER constraints cannot be marked NOT VALID

create trigger t after insert on t referencing old as o execute function f()
--                                                 ^ syntax error at or near "as"; expected TABLE

create policy p on t as lenient using (true)
--                      ^ unrecognized row security option "lenient"; expected PERMISSIVE or RESTRICTIVE

create policy p on t using true
--                         ^ syntax error at or near "true"; expected "("

create policy p on t for truncate
--                       ^ syntax error at or near "truncate"; expected ALL, SELECT, INSERT, UPDATE or DELETE

create policy p on t with check (true) using (true)
--                                     ^ syntax error at or near "using"

create policy p for select on t using (true)
--              ^ syntax error at or near "for"; expected ON

alter policy if exists p on t using (true)
--                            ^ syntax error at or near "using"; expected RENAME

create rule r as on truncate to t do nothing
--                  ^ syntax error at or near "truncate"; expected SELECT, INSERT, UPDATE or DELETE

create rule r as on insert to t do instead merge into t using u on true when matched then delete
--                                         ^ syntax error at or near "merge"; expected SELECT, INSERT, UPDATE, DELETE or NOTIFY

create rule r as on insert to t do (select 1; truncate t)
--                                            ^ syntax error at or near "truncate"; expected SELECT, INSERT, UPDATE, DELETE or NOTIFY

grant select on t
--               ^ syntax error at end of input; expected TO

grant select t to x
--           ^ syntax error at or near "t"; expected ON or TO

grant all to x
--        ^ syntax error at or near "to"; expected ON

grant select on table t to none
--                         ^ role name "none" is reserved

grant select on all table in schema s to x
--                  ^ syntax error at or near "table"; expected TABLES, SEQUENCES, FUNCTIONS, PROCEDURES or ROUTINES

grant select on schema s to x with admin option
--                                 ^ syntax error at or near "admin"; expected GRANT

grant a to b with option
--                      ^ syntax error at end of input; expected OPTION, TRUE or FALSE

revoke select on t to x
--                 ^ syntax error at or near "to"; expected FROM

revoke option for a from b
--            ^ syntax error at or near "for"; expected ON or FROM

alter default privileges grant select on t to x
--                                       ^ syntax error at or near "t"; expected TABLES, SEQUENCES, FUNCTIONS, ROUTINES, TYPES or SCHEMAS

alter default privileges in schema s
--                                  ^ syntax error at end of input; expected GRANT or REVOKE

create role public
--          ^ role name "public" is reserved

create role current_user
--          ^ CURRENT_USER cannot be used as a role name here

create role none
--          ^ role name "none" is reserved

create role r with superman
--                 ^ unrecognized role option "superman"

create role r unencrypted password 'x'
--            ^ UNENCRYPTED PASSWORD is no longer supported; expected ENCRYPTED, or nothing: passwords are always stored encrypted

alter role r in role x
--              ^ syntax error at or near "role"; expected DATABASE

alter role public rename to x
--         ^ role name "public" is reserved

drop role if exist r
--           ^ syntax error at or near "exist"

create user mapping for x
--                       ^ syntax error at end of input; expected SERVER
