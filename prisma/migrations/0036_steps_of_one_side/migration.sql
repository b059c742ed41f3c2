-- Two steps end where the other side's policy lets its own steps end: to say that more has been supplied is the sender's, to
-- say that it has been received is the receiver's. A policy sees either the row that was or the row that will be, so who took
-- the step is asked here; between two units of one authority the history's own check cannot tell them apart.
create or replace function portal.referral_moves_one_step() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.version <> old.version + 1 or (new.state = old.state) then
    raise exception 'a referral moves one step at a time' using errcode = 'check_violation';
  end if;
  if old.to_case_file_id is not null and new.to_case_file_id is distinct from old.to_case_file_id then
    raise exception 'an accepted referral keeps its file' using errcode = 'check_violation';
  end if;
  if old.sent_at is not null and new.sent_at is distinct from old.sent_at then
    raise exception 'a referral is sent once' using errcode = 'check_violation';
  end if;
  if old.state = 'needsMore' and new.state = 'received'
    and (old.from_authority_id is distinct from portal.actor_authority() or not portal.opens_case(old.from_case_file_id)) then
    raise exception 'more is supplied by the sender' using errcode = 'check_violation';
  end if;
  if old.state = 'sent' and new.state = 'received'
    and (old.to_authority_id is distinct from portal.actor_authority() or old.to_unit_id <> all (portal.actor_principals())) then
    raise exception 'what was sent is received by the receiver' using errcode = 'check_violation';
  end if;
  return new;
end $$;
