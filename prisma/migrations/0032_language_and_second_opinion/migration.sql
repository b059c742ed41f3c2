-- The language that somebody wants the answer in, which need not be that of the page; and who of the contact point wants a colleague's opinion.
alter table portal.enquiry add column language text;
alter table portal.enquiry disable trigger enquiry_moves;
update portal.enquiry set language = locale;
alter table portal.enquiry enable trigger enquiry_moves;
alter table portal.enquiry alter column language set not null;
alter table portal.enquiry add constraint enquiry_language_check check (language in ('sv', 'en', 'ar', 'so', 'ti', 'fa', 'ku', 'bs', 'sq', 'tr', 'ru', 'es', 'other'));
alter table portal.enquiry add column opinion_asked_by uuid, add column opinion_asked_at timestamptz;
alter table portal.enquiry add constraint enquiry_opinion_check check ((opinion_asked_by is null) = (opinion_asked_at is null));
alter table portal.enquiry add foreign key (authority_id, opinion_asked_by) references portal.account (authority_id, id);
grant update (opinion_asked_by, opinion_asked_at) on portal.enquiry to portal_app;
grant select (language) on portal.enquiry to portal_worker;

-- As before; and a second opinion is a second person's.
create or replace function portal.enquiry_moves() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if (new.id, new.authority_id, new.unit_id, new.controller_id, new.regime, new.token, new.recipient, new.for_staff, new.key_id, new.sealed_by, new.locale, new.language, new.about, new.age, new.police_region_id, new.created_at)
     is distinct from (old.id, old.authority_id, old.unit_id, old.controller_id, old.regime, old.token, old.recipient, old.for_staff, old.key_id, old.sealed_by, old.locale, old.language, old.about, old.age, old.police_region_id, old.created_at) then
    raise exception 'how a thread came in never changes' using errcode = 'check_violation';
  end if;
  if old.lookup is null and new.lookup is not null then
    raise exception 'a code that has ended opens nothing again' using errcode = 'check_violation';
  end if;
  if old.first_answered_at is not null and new.first_answered_at is distinct from old.first_answered_at then
    raise exception 'the first answer was when it was' using errcode = 'check_violation';
  end if;
  if new.state is distinct from old.state and not ((old.state, new.state) in (('waiting', 'answered'), ('waiting', 'closed'), ('answered', 'waiting'), ('answered', 'closed'), ('closed', 'waiting'))) then
    raise exception 'a thread does not move so' using errcode = 'check_violation';
  end if;
  if new.claimed_by is not null and new.claimed_by is distinct from old.claimed_by and new.claimed_by is distinct from portal.actor_account() then
    raise exception 'a thread is taken by whoever takes it' using errcode = 'check_violation';
  end if;
  if new.opinion_asked_by is distinct from old.opinion_asked_by
     and not coalesce(case when old.opinion_asked_by is null then new.opinion_asked_by = portal.actor_account() else new.opinion_asked_by is null and old.opinion_asked_by <> portal.actor_account() end, false) then
    raise exception 'a second opinion is asked for in one''s own name, and given by another' using errcode = 'check_violation';
  end if;
  return new;
end $$;

drop function portal.enquiry_begin(uuid, bytea, bytea, text, bytea, bytea, uuid, text, text, text, text, text, uuid, bytea);
create function portal.enquiry_begin(id uuid, token bytea, lookup bytea, recipient text, for_code bytea, for_staff bytea, key_id uuid, sealed_by text,
  locale text, language text, about text, age text, police_region_id text, message_id uuid, sealed bytea) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  point record;
begin
  select * into point from portal.contact_point();
  insert into portal.enquiry (id, authority_id, unit_id, controller_id, regime, token, lookup, recipient, for_code, for_staff, key_id, sealed_by, locale, language, about, age, police_region_id, created_at, written_at)
    values (enquiry_begin.id, point.authority_id, point.unit_id, point.authority_id, portal.regime_of(point.authority_id), enquiry_begin.token, enquiry_begin.lookup, enquiry_begin.recipient,
      enquiry_begin.for_code, enquiry_begin.for_staff, enquiry_begin.key_id, enquiry_begin.sealed_by, enquiry_begin.locale, enquiry_begin.language, enquiry_begin.about, enquiry_begin.age, enquiry_begin.police_region_id, now(), now())
    -- The same form pressed twice at one moment may meet the look-up value before the token: neither is an error, and both are told apart below.
    on conflict do nothing;
  if not found then
    return case when exists (select from portal.enquiry e where e.authority_id = point.authority_id and e.token = enquiry_begin.token and e.lookup = enquiry_begin.lookup) then 'again' else 'used' end;
  end if;
  insert into portal.enquiry_message (id, enquiry_id, authority_id, side, at, sealed) values (message_id, enquiry_begin.id, point.authority_id, 'visitor', now(), enquiry_begin.sealed);
  perform portal.tell_contact_point(point.authority_id, point.unit_id);
  return 'begun';
end $$;
grant execute on function portal.enquiry_begin(uuid, bytea, bytea, text, bytea, bytea, uuid, text, text, text, text, text, text, uuid, bytea) to portal_public;
