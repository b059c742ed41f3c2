-- The same form pressed twice at one moment may meet the look-up value before the token: neither is an error. Told apart below, as before.
create or replace function portal.enquiry_begin(id uuid, token bytea, lookup bytea, recipient text, for_code bytea, for_staff bytea, key_id uuid, sealed_by text,
  locale text, about text, age text, police_region_id text, message_id uuid, sealed bytea) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  point record;
begin
  select * into point from portal.contact_point();
  insert into portal.enquiry (id, authority_id, unit_id, controller_id, regime, token, lookup, recipient, for_code, for_staff, key_id, sealed_by, locale, about, age, police_region_id, created_at, written_at)
    values (enquiry_begin.id, point.authority_id, point.unit_id, point.authority_id, portal.regime_of(point.authority_id), enquiry_begin.token, enquiry_begin.lookup, enquiry_begin.recipient,
      enquiry_begin.for_code, enquiry_begin.for_staff, enquiry_begin.key_id, enquiry_begin.sealed_by, enquiry_begin.locale, enquiry_begin.about, enquiry_begin.age, enquiry_begin.police_region_id, now(), now())
    on conflict do nothing;
  if not found then
    return case when exists (select from portal.enquiry e where e.authority_id = point.authority_id and e.token = enquiry_begin.token and e.lookup = enquiry_begin.lookup) then 'again' else 'used' end;
  end if;
  insert into portal.enquiry_message (id, enquiry_id, authority_id, side, at, sealed) values (message_id, enquiry_begin.id, point.authority_id, 'visitor', now(), enquiry_begin.sealed);
  return 'begun';
end $$;
