create role sg_access_app nologin;
create role sg_access_team nologin;
create role sg_access_member nologin;
create role sg_access_outsider nologin noinherit;
create role sg_access_bypass nologin bypassrls;
grant sg_access_team to sg_access_member;
grant sg_access_team to sg_access_outsider with inherit false;
