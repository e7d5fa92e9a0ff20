-- Whoever wrote this had a schema.sql of last month: names are optional by now, and priority has gone again.
alter type ticket_status add value 'solved' before 'closed';
alter table tickets rename column title to subject;
alter table tickets add column priority int not null default 0;
