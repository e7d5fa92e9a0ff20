create table t (a int, b int generated always as (a + 1))
--                                                      ^ syntax error at or near ")"; expected STORED

create table t (a int, b int generated always as (a + 1) virtual)
--                                                       ^ syntax error at or near "virtual"; expected STORED

create table t (a int, b int generated always as (a + 1) virtual not null)
--                                                       ^ syntax error at or near "virtual"; expected STORED

alter table t add b int generated always as (a + 1) virtual
--                                                  ^ syntax error at or near "virtual"; expected STORED

create table t (a int not null no inherit)
--                             ^ syntax error at or near "no"; expected "," or ")" after column "a"

create table t (a int constraint a_there not null no inherit primary key)
--                                                ^ syntax error at or near "no"; expected "," or ")" after column "a"

create table t (a int, not null a)
--                     ^ syntax error at or near "not"; expected a name

create table t (a int, constraint a_there not null a no inherit)
--                                        ^ syntax error at or near "not"; expected CHECK, UNIQUE, PRIMARY KEY, EXCLUDE or FOREIGN KEY

create table t (a int check (a > 0) not enforced)
--                                      ^ syntax error at or near "enforced"; expected NULL

create table t (a int check (a > 0) no inherit enforced, b int)
--                                             ^ syntax error at or near "enforced"; expected "," or ")" after column "a"

create table t (a int references p not enforced)
--                                     ^ syntax error at or near "enforced"; expected NULL

create table t (a int, check (a > 0) not enforced)
--                                       ^ syntax error at or near "enforced"; expected DEFERRABLE or VALID

create table t (a int, constraint c check (a > 0) no inherit enforced not valid)
--                                                           ^ syntax error at or near "enforced"; expected "," or ")" after constraint "c"

create table t (a int, foreign key (a) references p (b) not enforced deferrable initially deferred)
--                                                          ^ syntax error at or near "enforced"; expected DEFERRABLE or VALID

create domain d as int check (value > 0) not enforced not null
--                                           ^ syntax error at or near "enforced"; expected NULL

create table t (id int, valid_at daterange, primary key (id, valid_at without overlaps))
--                                                                    ^ syntax error at or near "without"; expected ")"

create table t (id int, valid_at daterange, constraint u unique nulls not distinct (id, valid_at without overlaps) include (note) deferrable)
--                                                                                               ^ syntax error at or near "without"; expected ")"

create table t (id int, valid_at daterange, foreign key (id, period valid_at) references p (id, period valid_at))
--                                                                  ^ syntax error at or near "valid_at"; expected ")"

create table t (id int, valid_at daterange, foreign key (id, period valid_at) references p on delete no action)
--                                                                  ^ syntax error at or near "valid_at"; expected ")"

create table t (period int, id int, foreign key (id, period period) references p (id, period))
--                                                          ^ syntax error at or near "period"; expected ")"

create table t of tt (not null a, b with options default 1)
--                    ^ syntax error at or near "not"; expected a name

create foreign table f (a int, constraint n not null a) server s
--                                          ^ syntax error at or near "not"; expected CHECK, UNIQUE, PRIMARY KEY, EXCLUDE or FOREIGN KEY

alter table t add not null a
--                ^ syntax error at or near "not"; expected a name

alter table t add constraint n not null a not valid
--                             ^ syntax error at or near "not"; expected CHECK, UNIQUE, PRIMARY KEY, EXCLUDE or FOREIGN KEY

alter table t add constraint n not null a no inherit not valid
--                             ^ syntax error at or near "not"; expected CHECK, UNIQUE, PRIMARY KEY, EXCLUDE or FOREIGN KEY

alter table t add constraint k primary key (id, valid_at without overlaps)
--                                                       ^ syntax error at or near "without"; expected ")"

alter table t add foreign key (id, period valid_at) references p (id, period valid_at) not valid
--                                        ^ syntax error at or near "valid_at"; expected ")"

alter table t alter constraint c inherit
--                               ^ syntax error at or near "inherit"

alter table t alter constraint c no inherit
--                               ^ FOREIGN KEY constraints cannot be marked NO INHERIT

alter table t alter constraint c not enforced
--                                   ^ syntax error at or near "enforced"; expected DEFERRABLE or VALID

alter table t alter constraint c enforced deferrable initially immediate
--                               ^ syntax error at or near "enforced"

alter table t alter constraint c not deferrable no inherit
--                               ^ FOREIGN KEY constraints cannot be marked NO INHERIT
