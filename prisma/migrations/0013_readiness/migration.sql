-- Readiness (lib/db/ready.ts): a process may ask whether the tables are those that it was written for, and learns nothing
-- but yes or no. The list of migrations itself stays with its owner.
create function portal.has_migrations(names text[]) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select not exists (
    select from unnest(names) as wanted(name)
    where not exists (select from public._prisma_migrations as done where done.migration_name = wanted.name and done.finished_at is not null)) $$;
revoke execute on function portal.has_migrations(text[]) from public;
grant execute on function portal.has_migrations(text[]) to portal_public;
