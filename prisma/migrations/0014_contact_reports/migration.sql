-- "Stämmer något inte?": what visitors say is wrong with a contact, counted by day. There is no row for a report, and so nothing of
-- whoever made it: no address, no words, no time finer than the day. What is counted stops at fifty a day, so that nobody who presses a
-- button for hours fills anything.
create table portal.contact_report (
  -- Who looks into it: the one whose contact it is, or the national contact point where that authority keeps no directory here.
  authority_id uuid not null references portal.authority (id),
  -- The contact's stable name. No reference: it must be possible to withdraw a contact that is wrong.
  contact_key text not null check (contact_key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(contact_key) <= 80),
  reason text not null check (reason in ('noAnswer', 'someoneElse', 'hours', 'otherFact')),
  reported_on date not null,
  times integer not null check (times between 1 and 50),
  primary key (authority_id, contact_key, reason, reported_on)
);

-- Looked into: the counts it answers are gone with it, and what they were stands here.
create table portal.contact_check (
  id uuid primary key,
  authority_id uuid not null default portal.actor_authority() references portal.authority (id),
  contact_key text not null check (contact_key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(contact_key) <= 80),
  reason text not null check (reason in ('noAnswer', 'someoneElse', 'hours', 'otherFact')),
  first_on date not null,
  last_on date not null,
  times integer not null check (times > 0),
  outcome text not null check (outcome in ('corrected', 'wasRight', 'unclear')),
  checked_by uuid not null default portal.actor_account(),
  checked_at timestamptz not null,
  foreign key (authority_id, checked_by) references portal.account (authority_id, id),
  constraint contact_check_days_check check (first_on <= last_on)
);
create index contact_check_checked_at_idx on portal.contact_check (authority_id, checked_at desc);

do $$
declare
  guarded text;
begin
  foreach guarded in array array['contact_report', 'contact_check'] loop
    execute format('alter table portal.%I enable row level security', guarded);
    execute format('alter table portal.%I force row level security', guarded);
  end loop;
end $$;

-- The public counts today and nothing else, through the function below, which runs as the owner of the tables.
create policy counts_today on portal.contact_report for all to portal_owner
  using (reported_on = (now() at time zone 'Europe/Stockholm')::date)
  with check (reported_on = (now() at time zone 'Europe/Stockholm')::date);

-- @returns false when no published contact has this name
create function portal.report_contact(contact text, what text) returns boolean
  language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  with point as (
    select c.key, c.authority_id from portal.contact_point c join portal.unit u on u.id = c.unit_id
    where c.key = report_contact.contact and c.visibility = 'published' and u.visibility = 'published'
  ), keeper as (
    select p.key, coalesce(
      (select g.authority_id from portal.role_grant g join portal.account a on a.id = g.account_id
        where g.authority_id = p.authority_id and g.role = 'directoryEditor' and a.disabled_at is null
          and (now() at time zone 'Europe/Stockholm')::date between g.valid_from and g.valid_until limit 1),
      (select u.authority_id from portal.unit u where u.kind = 'nationalContactPoint' order by u.id limit 1),
      p.authority_id) as authority_id
    from point p
  ), counted as (
    insert into portal.contact_report as r (authority_id, contact_key, reason, reported_on, times)
    select k.authority_id, k.key, report_contact.what, (now() at time zone 'Europe/Stockholm')::date, 1 from keeper k
    on conflict (authority_id, contact_key, reason, reported_on) do update set times = least(r.times + 1, 50)
    returning 1
  )
  select exists (select from counted);
end;
grant execute on function portal.report_contact(text, text) to portal_public;

-- Whoever keeps the directory reads what was reported to their authority, looks into it, and takes it away by saying how it was.
create policy keeper_reads on portal.contact_report for select to portal_app
  using (authority_id = (select portal.actor_authority()) and 'directoryEditor' = any ((select portal.actor_roles())::text[]));
create policy keeper_removes on portal.contact_report for delete to portal_app
  using (authority_id = (select portal.actor_authority()) and 'directoryEditor' = any ((select portal.actor_roles())::text[]));
grant select, delete on portal.contact_report to portal_app;

create policy keeper_reads on portal.contact_check for select to portal_app
  using (authority_id = (select portal.actor_authority()) and 'directoryEditor' = any ((select portal.actor_roles())::text[]));
create policy keeper_adds on portal.contact_check for insert to portal_app
  with check (authority_id = (select portal.actor_authority()) and checked_by = (select portal.actor_account())
    and 'directoryEditor' = any ((select portal.actor_roles())::text[]));
grant select, insert on portal.contact_check to portal_app;
