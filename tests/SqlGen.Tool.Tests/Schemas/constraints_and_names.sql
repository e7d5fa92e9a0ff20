create table parent (a int, b int, c text unique, primary key (a, b), unique (b, a) deferrable initially deferred);
create table child (
  id int primary key unique,
  a int check (a > 0),
  b int,
  c text references parent (c) on delete set null on update cascade,
  check (a < b),
  constraint named check (a <> 7),
  foreign key (a, b) references parent deferrable,
  unique nulls not distinct (c),
  unique (a) include (b),
  exclude using gist (int4range(a, b) with &&)
);
create table a_table_with_a_rather_long_name_for_its_own_good (
  a_column_with_a_rather_long_name_for_its_own_good serial unique,
  another_column_with_quite_a_long_name int
);
create index on child (a, lower(c), (a + b), (b + a)) where a > 1;
create index on child (a, lower(c), (a + b), (b + a));
create unique index child_idx on child using btree (c desc nulls last) include (b);
create table child_a_fkey (child_pkey1 int primary key);
alter table child add constraint child_extra foreign key (id) references child (id) not valid;
alter table child validate constraint child_extra;
alter table child add check (b > 0);
alter table child drop constraint named;
create unique index later on child_a_fkey (child_pkey1);
alter table child_a_fkey add constraint by_index unique using index later;
create table "größe" ("überlänge" int unique, check ("überlänge" > 0));
