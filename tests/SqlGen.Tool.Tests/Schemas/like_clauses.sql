create table source (
  id int generated always as identity primary key,
  name text not null default 'a' check (name <> ''),
  size int,
  twice int generated always as (size * 2) stored,
  unique (name, size)
);
comment on column source.name is 'named';
create index source_size on source (size) where size > 3;
create table bare (like source);
create table full_copy (first int, like source including all, last int);
create table some_of_it (like source including defaults including constraints excluding indexes);
create table with_indexes (like source including indexes);
