-- A visitor's browser shows what is derived from a code and keeps the code. So the value that finds a thread is worth as much as a code for
-- everything but reading, and is kept as a password is: who has the rows cannot show it. Each function hashes what it is shown; the rows that
-- are there are hashed here, once.
update portal.enquiry set lookup = sha256(lookup) where lookup is not null;

create or replace function portal.enquiry_begin(id uuid, token bytea, lookup bytea, recipient text, for_code bytea, for_staff bytea, key_id uuid, sealed_by text,
  locale text, language text, about text, age text, police_region_id text, message_id uuid, sealed bytea) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  point record;
begin
  select * into point from portal.contact_point();
  insert into portal.enquiry (id, authority_id, unit_id, controller_id, regime, token, lookup, recipient, for_code, for_staff, key_id, sealed_by, locale, language, about, age, police_region_id, created_at, written_at)
    values (enquiry_begin.id, point.authority_id, point.unit_id, point.authority_id, portal.regime_of(point.authority_id), enquiry_begin.token, sha256(enquiry_begin.lookup), enquiry_begin.recipient,
      enquiry_begin.for_code, enquiry_begin.for_staff, enquiry_begin.key_id, enquiry_begin.sealed_by, enquiry_begin.locale, enquiry_begin.language, enquiry_begin.about, enquiry_begin.age, enquiry_begin.police_region_id, now(), now())
    -- The same form pressed twice at one moment may meet the look-up value before the token: neither is an error, and both are told apart below.
    on conflict do nothing;
  if not found then
    return case when exists (select from portal.enquiry e where e.authority_id = point.authority_id and e.token = enquiry_begin.token and e.lookup = sha256(enquiry_begin.lookup)) then 'again' else 'used' end;
  end if;
  insert into portal.enquiry_message (id, enquiry_id, authority_id, side, at, sealed) values (message_id, enquiry_begin.id, point.authority_id, 'visitor', now(), enquiry_begin.sealed);
  perform portal.tell_contact_point(point.authority_id, point.unit_id);
  return 'begun';
end $$;

create or replace function portal.enquiry_found(lookup bytea) returns table (recipient text, for_code bytea, state text, is_claimed boolean, written_at timestamptz,
  answered_at timestamptz, read_at timestamptz, kept_until timestamptz, extensions integer) language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select e.recipient, e.for_code, e.state, e.claimed_by is not null, e.written_at, e.answered_at, e.read_at, e.kept_until, e.extensions
    from portal.enquiry e join portal.contact_point() p on p.authority_id = e.authority_id where e.lookup = sha256(enquiry_found.lookup);
end;

create or replace function portal.enquiry_thread(lookup bytea) returns table (side text, at timestamptz, sealed bytea) language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select m.side, m.at, m.sealed from portal.enquiry_message m join portal.enquiry e on e.authority_id = m.authority_id and e.id = m.enquiry_id
    join portal.contact_point() p on p.authority_id = e.authority_id
    where e.lookup = sha256(enquiry_thread.lookup) and m.side in ('visitor', 'staff') order by m.at, m.id;
end;

create or replace function portal.enquiry_seen(lookup bytea) returns void language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  update portal.enquiry e set read_at = now() from portal.contact_point() p where p.authority_id = e.authority_id and e.lookup = sha256(enquiry_seen.lookup);
end;

create or replace function portal.enquiry_write(lookup bytea, message_id uuid, token bytea, side text, sealed bytea) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  thread record;
begin
  if side not in ('visitor', 'identity') then raise exception 'a visitor writes as a visitor' using errcode = 'check_violation'; end if;
  select e.id, e.authority_id, e.unit_id into thread from portal.enquiry e join portal.contact_point() p on p.authority_id = e.authority_id where e.lookup = sha256(enquiry_write.lookup) for update of e;
  if not found then return 'gone'; end if;
  insert into portal.enquiry_message (id, enquiry_id, authority_id, side, at, sealed, token) values (message_id, thread.id, thread.authority_id, enquiry_write.side, now(), enquiry_write.sealed, enquiry_write.token)
    on conflict on constraint enquiry_message_authority_id_token_key do nothing;
  if not found then return 'again'; end if;
  update portal.enquiry e set written_at = now(), state = 'waiting', version = version + 1 where e.id = thread.id;
  perform portal.tell_contact_point(thread.authority_id, thread.unit_id);
  return 'written';
end $$;

create or replace function portal.enquiry_keep(lookup bytea, until timestamptz, most integer, seen integer) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update portal.enquiry e set kept_until = least(enquiry_keep.until, now() + interval '2 years'), extensions = e.extensions + 1
    from portal.contact_point() p where p.authority_id = e.authority_id and e.lookup = sha256(enquiry_keep.lookup) and e.extensions < enquiry_keep.most and e.extensions = enquiry_keep.seen;
  return found;
end $$;

create or replace function portal.enquiry_end_code(lookup bytea) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update portal.enquiry e set lookup = null, for_code = null, code_ended_at = now()
    from portal.contact_point() p where p.authority_id = e.authority_id and e.lookup = sha256(enquiry_end_code.lookup);
  return found;
end $$;
