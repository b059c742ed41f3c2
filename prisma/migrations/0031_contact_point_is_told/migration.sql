-- The contact point is told that something has come, and that somebody waits. A notice names the unit and no thread, so that nothing in the
-- list of notices or of mails leads to a thread, also when it has been erased.
alter table portal.outbox drop constraint outbox_kind_check;
alter table portal.outbox add constraint outbox_kind_check check (kind in ('toRead', 'unanswered', 'unansweredLong', 'enquiry', 'enquiryWaits'));
alter table portal.outbox add constraint outbox_enquiry_check check (kind not in ('enquiry', 'enquiryWaits') or (unit_id is not null and about = unit_id));
-- The clock of a referral tells once. That of the contact point tells of each wait, and remembers it at the thread.
drop index portal.outbox_reminder_key;
create unique index outbox_reminder_key on portal.outbox (authority_id, about, kind) where kind in ('unanswered', 'unansweredLong');

-- As before, and for the contact point those who work there and nobody else of its unit.
create or replace function portal.is_told(kind text, to_account uuid, to_unit uuid, about uuid, reader uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  with held as (
    select g.role, g.unit_id from portal.role_grant g join portal.account a on a.id = g.account_id
    where g.account_id = is_told.reader and g.authority_id = portal.actor_authority() and a.disabled_at is null
      and (now() at time zone 'Europe/Stockholm')::date between g.valid_from and g.valid_until
  )
  select exists (select from held
      where is_told.to_account = is_told.reader
        or (held.unit_id = is_told.to_unit and held.role = any (case is_told.kind
          when 'unanswered' then array['coordinator']
          when 'unansweredLong' then array['coordinator', 'manager']
          when 'enquiry' then array['contactPointOfficer']
          when 'enquiryWaits' then array['contactPointOfficer']
          else array['caseworker', 'coordinator'] end)))
    and (not exists (select from portal.referral r where r.id = is_told.about and r.from_authority_id = portal.actor_authority()
        and (is_told.to_unit is null or r.from_unit_id = is_told.to_unit))
      or (is_told.to_account is not null and exists (select from held where held.role = 'secrecyOfficer'))
      or exists (select from portal.referral r join portal.case_file c on c.id = r.from_case_file_id join portal.access x on x.case_file_id = c.id
        where r.id = is_told.about and r.from_authority_id = portal.actor_authority() and x.valid_from <= now() and (x.valid_until is null or x.valid_until > now())
          and (x.account_id = is_told.reader
            or (c.protection = 'none' and exists (select from held where held.unit_id = x.unit_id and held.role in ('caseworker', 'coordinator', 'manager'))))))
    and not exists (select from portal.conflict t
      where t.authority_id = portal.actor_authority() and t.account_id = is_told.reader and t.ended_at is null and t.number in (
        select r.number from portal.referral r where r.id = is_told.about
        union all select c.number from portal.referral r join portal.case_file c on c.id in (r.from_case_file_id, r.to_case_file_id)
          where r.id = is_told.about and c.authority_id = portal.actor_authority()
        union all select c.number from portal.case_file c where c.id = is_told.about
        union all select c.number from portal.access x join portal.case_file c on c.id = x.case_file_id where x.id = is_told.about
        union all select q.number from portal.access_request q where q.id = is_told.about
        union all select g.number from portal.break_glass g where g.id = is_told.about));
end;

-- Whoever works at the contact point sees its own notices; the unit is none on whose behalf anybody opens files.
create policy contact_point_reads on portal.outbox for select to portal_app
  using (kind in ('enquiry', 'enquiryWaits') and authority_id = (select portal.actor_authority()) and 'contactPointOfficer@' || unit_id::text = any ((select portal.actor_roles())::text[])
    and portal.is_told(kind, account_id, unit_id, about, (select portal.actor_account())));

-- What the visitor's own transaction tells, as the owner: without a word, and once until somebody has been written to or has looked. So a
-- flood of messages is one notice.
create policy visitor_tells on portal.outbox for insert to portal_owner with check (kind = 'enquiry' and sent_at is null);
create policy visitor_asks on portal.notice_read for select to portal_owner using (exists (select from portal.outbox o where o.id = outbox_id and o.kind = 'enquiry'));
create function portal.tell_contact_point(authority uuid, unit uuid) returns void language sql set search_path = pg_catalog, pg_temp
begin atomic
  insert into portal.outbox (id, authority_id, unit_id, kind, about, created_at)
    select gen_random_uuid(), tell_contact_point.authority, tell_contact_point.unit, 'enquiry', tell_contact_point.unit, now()
    where not exists (select from portal.outbox o where o.authority_id = tell_contact_point.authority and o.unit_id = tell_contact_point.unit and o.kind = 'enquiry' and o.sent_at is null
      and not exists (select from portal.notice_read r where r.authority_id = o.authority_id and r.outbox_id = o.id));
end;

create or replace function portal.enquiry_begin(id uuid, token bytea, lookup bytea, recipient text, for_code bytea, for_staff bytea, key_id uuid, sealed_by text,
  locale text, about text, age text, police_region_id text, message_id uuid, sealed bytea) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  point record;
begin
  select * into point from portal.contact_point();
  insert into portal.enquiry (id, authority_id, unit_id, controller_id, regime, token, lookup, recipient, for_code, for_staff, key_id, sealed_by, locale, about, age, police_region_id, created_at, written_at)
    values (enquiry_begin.id, point.authority_id, point.unit_id, point.authority_id, portal.regime_of(point.authority_id), enquiry_begin.token, enquiry_begin.lookup, enquiry_begin.recipient,
      enquiry_begin.for_code, enquiry_begin.for_staff, enquiry_begin.key_id, enquiry_begin.sealed_by, enquiry_begin.locale, enquiry_begin.about, enquiry_begin.age, enquiry_begin.police_region_id, now(), now())
    -- The same form pressed twice at one moment may meet the look-up value before the token: neither is an error, and both are told apart below.
    on conflict do nothing;
  if not found then
    return case when exists (select from portal.enquiry e where e.authority_id = point.authority_id and e.token = enquiry_begin.token and e.lookup = enquiry_begin.lookup) then 'again' else 'used' end;
  end if;
  insert into portal.enquiry_message (id, enquiry_id, authority_id, side, at, sealed) values (message_id, enquiry_begin.id, point.authority_id, 'visitor', now(), enquiry_begin.sealed);
  perform portal.tell_contact_point(point.authority_id, point.unit_id);
  return 'begun';
end $$;

create or replace function portal.enquiry_write(lookup bytea, message_id uuid, token bytea, side text, sealed bytea) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  thread record;
begin
  if side not in ('visitor', 'identity') then raise exception 'a visitor writes as a visitor' using errcode = 'check_violation'; end if;
  select e.id, e.authority_id, e.unit_id into thread from portal.enquiry e join portal.contact_point() p on p.authority_id = e.authority_id where e.lookup = enquiry_write.lookup for update of e;
  if not found then return 'gone'; end if;
  insert into portal.enquiry_message (id, enquiry_id, authority_id, side, at, sealed, token) values (message_id, thread.id, thread.authority_id, enquiry_write.side, now(), enquiry_write.sealed, enquiry_write.token)
    on conflict on constraint enquiry_message_authority_id_token_key do nothing;
  if not found then return 'again'; end if;
  update portal.enquiry e set written_at = now(), state = 'waiting', version = version + 1 where e.id = thread.id;
  perform portal.tell_contact_point(thread.authority_id, thread.unit_id);
  return 'written';
end $$;

-- When the waiting clock told of what was written last.
alter table portal.enquiry add column reminded_at timestamptz;
grant select (urgency, reminded_at), update (reminded_at) on portal.enquiry to portal_worker;
