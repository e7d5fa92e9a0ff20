create type public.priority as enum ('low', 'high');

create table public.tasks (
  id         bigint generated always as identity primary key,
  title      text not null,
  priority   public.priority not null default 'low',
  due        date,
  created_at timestamptz not null default now()
);
comment on table public.tasks is 'Something to do.';

create index tasks_due_idx on public.tasks (due);

create function public.open_tasks(at_least public.priority default 'low') returns setof public.tasks
  language sql stable
  begin atomic
    select t.* from public.tasks t where t.priority >= at_least order by t.id;
  end;
