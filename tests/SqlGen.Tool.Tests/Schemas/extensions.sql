create schema extensions;
create extension vector with schema extensions;
create extension if not exists plpgsql;
set search_path = public, extensions;
create table chunks (id int primary key, embedding vector(3), half halfvec(4), any_size vector);
create index on chunks using hnsw (embedding vector_cosine_ops) with (m = 8);
create function nearest(q vector) returns setof chunks language sql stable as $$ select * from chunks order by embedding <=> q $$;
