-- The ground every later migration stands on: the schema, and what each login may reach (decisions 23).
-- The logins themselves are made outside migrations (lib/db/bootstrap.ts in the demo, deploy/ in live mode),
-- because making logins needs rights that portal_owner must not have.

do $$
declare
  wanted text;
begin
  foreach wanted in array array['portal_owner', 'portal_app', 'portal_auth', 'portal_worker', 'portal_public'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      raise exception 'login % is missing', wanted;
    end if;
    -- A superuser or a role that bypasses RLS would make every policy meaningless.
    if exists (select from pg_roles where rolname = wanted and (rolsuper or rolbypassrls or rolcreaterole or rolreplication)) then
      raise exception 'login % has rights it must not have', wanted;
    end if;
  end loop;
end $$;

revoke all on schema public from public;

create schema portal;
revoke all on schema portal from public;
grant usage on schema portal to portal_app, portal_auth, portal_worker, portal_public;

-- Nothing is granted by default; each migration grants exactly what it means to.
alter default privileges revoke execute on functions from public;
alter default privileges revoke usage on types from public;
alter default privileges in schema portal revoke all on tables from public;
alter default privileges in schema portal revoke all on sequences from public;
