-- Nobody takes a thread for a colleague. What a colleague has may be weighed by others, and stays theirs: so the rule is about the change
-- and not about the row.
create or replace function portal.enquiry_moves() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if (new.id, new.authority_id, new.unit_id, new.controller_id, new.regime, new.token, new.recipient, new.for_staff, new.key_id, new.sealed_by, new.locale, new.about, new.age, new.police_region_id, new.created_at)
     is distinct from (old.id, old.authority_id, old.unit_id, old.controller_id, old.regime, old.token, old.recipient, old.for_staff, old.key_id, old.sealed_by, old.locale, old.about, old.age, old.police_region_id, old.created_at) then
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
  return new;
end $$;
drop policy contact_point_update on portal.enquiry;
create policy contact_point_update on portal.enquiry for update to portal_app
  using (authority_id = (select portal.actor_authority()) and 'contactPointOfficer@' || unit_id::text = any ((select portal.actor_roles())::text[]));

-- The worker erases only what is as it was when it was found due.
grant select (version, extensions) on portal.enquiry to portal_worker;

-- What the visitor's side reads of a thread, and no more.
drop function portal.enquiry_found(bytea);
create function portal.enquiry_found(lookup bytea) returns table (recipient text, for_code bytea, state text, is_claimed boolean, written_at timestamptz,
  answered_at timestamptz, read_at timestamptz, kept_until timestamptz, extensions integer) language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select e.recipient, e.for_code, e.state, e.claimed_by is not null, e.written_at, e.answered_at, e.read_at, e.kept_until, e.extensions
    from portal.enquiry e join portal.contact_point() p on p.authority_id = e.authority_id where e.lookup = enquiry_found.lookup;
end;

-- Later than it would be, for whoever has seen so many extensions: the same form sent twice puts it off once. The day is worked out by
-- the rule, and never further than two years from now.
drop function portal.enquiry_keep(bytea, timestamptz, integer);
create function portal.enquiry_keep(lookup bytea, until timestamptz, most integer, seen integer) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update portal.enquiry e set kept_until = least(enquiry_keep.until, now() + interval '2 years'), extensions = e.extensions + 1
    from portal.contact_point() p where p.authority_id = e.authority_id and e.lookup = enquiry_keep.lookup and e.extensions < enquiry_keep.most and e.extensions = enquiry_keep.seen;
  return found;
end $$;

grant execute on function portal.enquiry_found(bytea), portal.enquiry_keep(bytea, timestamptz, integer, integer) to portal_public;
