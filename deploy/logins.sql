-- The five logins and what only a superuser can do, once, in a database called vidare that this runs in:
--   psql -v ON_ERROR_STOP=1 -d vidare -f deploy/logins.sql
-- Then give each its password: \password portal_owner, and so on. The same as lib/db/bootstrap.ts does for the demonstration.
do $$
declare
  login text;
begin
  foreach login in array array['portal_owner', 'portal_app', 'portal_auth', 'portal_worker', 'portal_public'] loop
    if not exists (select from pg_roles where rolname = login) then
      execute format('create role %I login nosuperuser nobypassrls nocreatedb nocreaterole noreplication noinherit', login);
    end if;
  end loop;
  execute format('alter database %I owner to portal_owner', current_database());
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to portal_app, portal_auth, portal_worker, portal_public', current_database());
end $$;

-- The job queue keeps a schema of its own, without any right outside it.
create schema if not exists graphile_worker authorization portal_worker;
create table if not exists graphile_worker.migrations (
  id int primary key, ts timestamptz not null default now(), breaking boolean not null default false);
alter table graphile_worker.migrations owner to portal_worker;

-- The list of migrations lies there. Before 16 a login without inheritance has no part in what the owner of a database may do.
grant create, usage on schema public to portal_owner;
