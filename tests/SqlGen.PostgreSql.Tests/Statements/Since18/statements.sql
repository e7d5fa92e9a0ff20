insert into t (a) values (1) returning with (old as o, new as n) o.a, n.a
--                                     ^ syntax error at or near "with"; expected an expression

insert into t (a) values (1) on conflict (a) do update set a = 2 returning with (old as before) before.*, new.*
--                                                                         ^ syntax error at or near "with"; expected an expression

update t set a = 1 returning with (new as n) n.*
--                           ^ syntax error at or near "with"; expected an expression

delete from t returning with (old as o) o.a
--                      ^ syntax error at or near "with"; expected an expression

merge into t using s on t.a = s.a when matched then delete returning with (old as o, new as n) merge_action(), o.a
--                                                                   ^ syntax error at or near "with"; expected an expression

with d as (delete from t returning with (old as o) o.a) select * from d
--                                 ^ syntax error at or near "with"; expected an expression

alter default privileges grant select on large objects to joe
--                                       ^ syntax error at or near "large"; expected TABLES, SEQUENCES, FUNCTIONS, ROUTINES, TYPES or SCHEMAS

alter default privileges for role x revoke all on large objects from public
--                                                ^ syntax error at or near "large"; expected TABLES, SEQUENCES, FUNCTIONS, ROUTINES, TYPES or SCHEMAS

vacuum only t
--     ^ syntax error at or near "only"

vacuum (analyze) only t (a, b), only (s), p *
--               ^ syntax error at or near "only"

analyze only t
--      ^ syntax error at or near "only"

analyze verbose only t (a)
--              ^ syntax error at or near "only"
