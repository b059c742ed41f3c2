-- The figures of the plan for looking after the site, kept once a month, so that it is seen whether things get better. Counts and nothing else.
create table portal.plan_month (
  -- The first of the month.
  month date primary key check (extract(day from month) = 1),
  -- How many lines of each kind (lib/editorial/months/model.ts).
  figures jsonb not null check (jsonb_typeof(figures) = 'object'),
  kept_at timestamptz not null default now()
);
alter table portal.plan_month enable row level security;
alter table portal.plan_month force row level security;
create policy owner_keeps on portal.plan_month for all to portal_owner using (true) with check (true);
create policy worker_keeps on portal.plan_month for insert to portal_worker with check (true);
create policy worker_looks on portal.plan_month for select to portal_worker using (true);
create policy editors_read on portal.plan_month for select to portal_app using ((select portal.actor_roles()) && array['author', 'reviewer', 'publisher', 'translator']);
-- What has been kept is not written over.
grant select, insert on portal.plan_month to portal_worker;
grant select on portal.plan_month to portal_app;

-- The worker counts what the plan is worked out from: texts of the site, nobody's case, and no word of who wrote them.
do $$
declare
  counted text;
begin
  foreach counted in array array['content', 'document', 'edition', 'edition_text', 'edition_event', 'content_review'] loop
    execute format('create policy worker_counts on portal.%I for select to portal_worker using (true)', counted);
  end loop;
end $$;
grant select on portal.content to portal_worker;
grant select (content_id, locale, keeper_id, keep_by, version) on portal.document to portal_worker;
grant select (id, content_id, locale, n, state, body, minor, forced, judged_at, approved_at, publish_at, source_edition_id) on portal.edition to portal_worker;
grant select (edition_id, became, saved_at) on portal.edition_text to portal_worker;
grant select (edition_id, to_state, at) on portal.edition_event to portal_worker;
grant select (edition_id, outcome, reviewed_at, next_on) on portal.content_review to portal_worker;

-- As before, and for the worker that keeps the month.
create or replace function portal.contacts_to_keep() returns table (unconfirmed integer, stale integer, without_hours integer, silent_municipalities integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select count(*) filter (where c.verified_on is null)::int,
    -- In Swedish days, the last one included: as lib/directory/snapshot.ts has it.
    count(*) filter (where (c.verified_on + make_interval(months => c.review_interval_months))::date < (now() at time zone 'Europe/Stockholm')::date)::int,
    count(*) filter (where c.opening_kind = 'unknown')::int,
    (select count(*)::int from portal.municipality m where not exists (
      select from portal.coverage v join portal.contact_point k on k.unit_id = v.unit_id and k.authority_id = v.authority_id
        join portal.unit u on u.id = k.unit_id where v.municipality_code = m.code and u.kind in ('programme', 'socialServices') and k.visibility = 'published' and k.verified_on is not null))
    from portal.contact_point c
    where c.visibility = 'published' and (session_user = 'portal_worker' or portal.actor_roles() && array['author', 'reviewer', 'publisher', 'translator']);
end;
grant execute on function portal.contacts_to_keep() to portal_worker;
