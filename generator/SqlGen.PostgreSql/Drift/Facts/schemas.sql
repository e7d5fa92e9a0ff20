-- Every file here answers owner, name and aspects of one kind of object, aspects under the names that the comparison has for them.
select '' as owner, s.nspname as name, jsonb_build_object('comment', coalesce(obj_description(s.oid, 'pg_namespace'), '')) as aspects
from pg_namespace s
where s.nspname not like 'pg\_%' and s.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_namespace'::regclass and d.objid = s.oid and d.deptype = 'e')
