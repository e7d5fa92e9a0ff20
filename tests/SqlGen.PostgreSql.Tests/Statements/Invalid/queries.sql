select 'a' like 'b' collate
--                         ^ syntax error at end of input; expected a name

select a or b and from t
--                ^ syntax error at or near "from"; expected an expression

select a - b collate from t
--                   ^ syntax error at or near "from"; expected a name

select 1 where id = 1 operator id
--                             ^ syntax error at or near "id"; expected "("

select json('1' without)
--                     ^ syntax error at or near ")"; expected UNIQUE

select a is json with check from t
--                    ^ syntax error at or near "check"; expected UNIQUE

select json_array(1 null null)
--                       ^ syntax error at or near "null"; expected ON

select sum(a) over (rows between between current row and unbounded following) from t
--                               ^ syntax error at or near "between"; expected the start of the frame

select without time zone 'x'
--     ^ syntax error at or near "without"; expected an expression

select nulls last
--     ^ syntax error at or near "nulls"; expected an expression

select format json
--     ^ syntax error at or near "format"; expected an expression

select position(a in b is null)
--                        ^ syntax error at or near "null"; expected DISTINCT FROM or DOCUMENT

select E'\udb99'
--             ^ invalid Unicode surrogate pair at or near "'"

select E'\udb99\u0061'
--             ^ invalid Unicode surrogate pair at or near "\u0061"

select E'\udb99\u00'
--             ^ invalid Unicode escape

select U&'\db99xy'
--             ^ invalid Unicode surrogate pair

select a like b in from t
--              ^ syntax error at or near "in"

select a is distinct from b is from t
--                          ^ syntax error at or near "is"

select xmlexists('/a' passing x by y)
--                                 ^ syntax error at or near "y"; expected REF or VALUE

select 1 from t where t. not like 'a'
--                       ^ syntax error at or near "not"; expected a name

select 1 as not in from t
--          ^ syntax error at or near "not"; expected a name
