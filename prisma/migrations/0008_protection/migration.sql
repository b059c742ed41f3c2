-- Whole protection of a file: who is named in it and by whose yes, who never opens it, what happens when nobody can be
-- reached (OSL 22:1–3, 26:1; FL 16–18 §§; lag 2001:454 10 §). Each rule stands here and in lib/auth/permissions.ts.

-- Someone who has a tie to the person never opens the file, whatever else would open it to them (FL 16–17 §§). Names a number
-- and no file: a declaration is written without looking anything up, so that it never tells whether there is such a file.
create table portal.conflict (
  id uuid primary key,
  authority_id uuid not null default portal.actor_authority(),
  number text not null check (number ~ '^[34679CDFHJKMNPRTVWX]{8}$'),
  -- To whom it is closed. Why in one word: what the tie is in detail is nobody's business here.
  account_id uuid not null,
  kind text not null check (kind in ('own', 'kin', 'tie', 'other')),
  declared_by uuid not null default portal.actor_account(),
  declared_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  unique (authority_id, id),
  foreign key (authority_id, account_id) references portal.account (authority_id, id),
  foreign key (authority_id, declared_by) references portal.account (authority_id, id),
  foreign key (authority_id, ended_by) references portal.account (authority_id, id),
  constraint conflict_ended_check check ((ended_at is null) = (ended_by is null)),
  -- Neither the one it is about nor the one who said so takes it back.
  constraint conflict_ended_by_another_check check (ended_by <> account_id and ended_by <> declared_by)
);
create unique index conflict_live_key on portal.conflict (authority_id, account_id, number) where ended_at is null;

-- One more named person, or a weaker protection: asked by one, answered by another (four eyes). No free text: whoever answers
-- may be somebody who must not learn anything of what is in the file.
create table portal.access_request (
  id uuid primary key,
  authority_id uuid not null default portal.actor_authority(),
  case_file_id uuid not null,
  unit_id uuid not null,
  number text not null,
  kind text not null check (kind in ('person', 'lower')),
  account_id uuid,
  protection text check (protection in ('none', 'marked', 'protectedRegistration')),
  reason text not null check (reason in ('together', 'cover', 'knowledge', 'leads', 'levelEnded', 'levelMistaken')),
  state text not null default 'asked' check (state in ('asked', 'approved', 'refused', 'withdrawn', 'lapsed')),
  version integer not null default 1 check (version > 0),
  asked_by uuid not null default portal.actor_account(),
  asked_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > asked_at and expires_at <= asked_at + interval '14 days'),
  decided_by uuid,
  decided_at timestamptz,
  -- When a yes to a weaker protection was carried out: it is spent once.
  applied_at timestamptz,
  unique (authority_id, id),
  foreign key (authority_id, case_file_id, unit_id) references portal.case_file (authority_id, id, unit_id),
  foreign key (authority_id, account_id) references portal.account (authority_id, id),
  foreign key (authority_id, asked_by) references portal.account (authority_id, id),
  foreign key (authority_id, decided_by) references portal.account (authority_id, id),
  constraint access_request_about_check check ((kind = 'person') = (account_id is not null) and (kind = 'lower') = (protection is not null)),
  constraint access_request_decided_check check ((state in ('approved', 'refused', 'withdrawn')) = (decided_by is not null) and (decided_by is null) = (decided_at is null)),
  -- Who asks does not answer, nor does the one it is about; only who asked takes it back.
  constraint access_request_four_eyes_check check (case state when 'withdrawn' then decided_by = asked_by
    when 'approved' then decided_by <> asked_by and decided_by is distinct from account_id
    when 'refused' then decided_by <> asked_by and decided_by is distinct from account_id else true end)
);
create index access_request_case_file_id_idx on portal.access_request (case_file_id);
create index access_request_waiting_idx on portal.access_request (authority_id, expires_at) where state = 'asked';
-- One question at a time about one person, or about the level.
create unique index access_request_live_key on portal.access_request (authority_id, case_file_id, kind, account_id) nulls not distinct where state = 'asked';

-- Nödöppning: nobody reachable, danger to life or health. What was said lies under a key of its own, since those who look
-- into it afterwards open no file.
create table portal.break_glass (
  id uuid primary key,
  authority_id uuid not null default portal.actor_authority(),
  case_file_id uuid not null,
  unit_id uuid not null,
  number text not null,
  account_id uuid not null default portal.actor_account(),
  danger text not null check (danger in ('life', 'health')),
  reason bytea not null,
  wrapped_key bytea not null,
  key_version integer not null check (key_version > 0),
  opened_at timestamptz not null,
  check_by timestamptz not null check (check_by > opened_at),
  unique (authority_id, id),
  foreign key (authority_id, case_file_id, unit_id) references portal.case_file (authority_id, id, unit_id),
  foreign key (authority_id, account_id) references portal.account (authority_id, id)
);
create index break_glass_authority_id_opened_at_idx on portal.break_glass (authority_id, opened_at desc);

-- The after-check, once from each side, by two people, neither of whom opened.
create table portal.break_glass_check (
  break_glass_id uuid not null,
  authority_id uuid not null default portal.actor_authority(),
  side text not null check (side in ('manager', 'logReviewer')),
  account_id uuid not null default portal.actor_account(),
  verdict text not null check (verdict in ('right', 'wrong')),
  words bytea not null,
  checked_at timestamptz not null,
  primary key (break_glass_id, side),
  unique (authority_id, break_glass_id, account_id),
  foreign key (authority_id, break_glass_id) references portal.break_glass (authority_id, id),
  foreign key (authority_id, account_id) references portal.account (authority_id, id)
);

-- Rows of access: three more reasons to have one, and how one ended.
alter table portal.access drop constraint access_reason_check;
alter table portal.access
  add constraint access_reason_check check (reason in ('opened', 'named', 'assigned', 'unitInbox', 'accepted', 'approved', 'breakGlass', 'handedOver')),
  add column ended_by uuid,
  add column end_reason text,
  add constraint access_authority_id_ended_by_fkey foreign key (authority_id, ended_by) references portal.account (authority_id, id),
  add constraint access_end_reason_check check (end_reason in ('notNeeded', 'leftWork', 'mistake', 'handedOver', 'protectionRaised', 'done')),
  add constraint access_ended_check check ((ended_by is null) = (end_reason is null) and (ended_by is null or valid_until is not null)),
  -- Thirty minutes and not one more, for the one person who opened.
  add constraint access_break_glass_check check (reason <> 'breakGlass'
    or (account_id is not null and account_id = granted_by and valid_until is not null and valid_until <= valid_from + interval '30 minutes'));

-- What is asked as the owner --------------------------------------------------------------------------------------------
-- A policy cannot ask its own table through another. These tell only about the actor's own authority.

create function portal.actor_conflicts() returns text[] language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(c.number), '{}') from portal.conflict c
    where c.authority_id = portal.actor_authority() and c.account_id = portal.actor_account() and c.ended_at is null;
end;
create function portal.actor_conflict_files() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(f.id), '{}') from portal.conflict c
    join portal.case_file f on f.authority_id = c.authority_id and f.number = c.number
    where c.authority_id = portal.actor_authority() and c.account_id = portal.actor_account() and c.ended_at is null;
end;
-- To whom a file is closed; of a file that the actor may open, is asked to answer for or has broken the glass of.
create function portal.closed_to(file uuid) returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(distinct c.account_id), '{}') from portal.conflict c
    join portal.case_file f on f.authority_id = c.authority_id and f.number = c.number
    where f.id = file and f.authority_id = portal.actor_authority() and c.ended_at is null;
end;
-- The named persons: a row of their own that lives, not by breaking the glass, and no conflict.
create function portal.named_persons(file uuid) returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(distinct a.account_id), '{}') from portal.access a
    where a.case_file_id = file and a.authority_id = portal.actor_authority() and a.account_id is not null and a.reason <> 'breakGlass'
      and a.valid_from <= now() and (a.valid_until is null or a.valid_until > now())
      and a.account_id <> all (portal.closed_to(file));
end;
create or replace function portal.sees_case(file uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select exists (select from portal.case_file c join portal.access a on a.case_file_id = c.id
    where c.id = file and c.authority_id = portal.actor_authority()
      and portal.actor_roles() && array['caseworker', 'coordinator', 'manager']
      and c.number <> all (portal.actor_conflicts())
      and a.principal = any (portal.actor_principals())
      and a.valid_from <= now() and (a.valid_until is null or a.valid_until > now())
      and (c.protection = 'none' or a.account_id = portal.actor_account()));
end;
create function portal.is_named(file uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select portal.sees_case(file) and portal.actor_account() = any (portal.named_persons(file));
end;
create function portal.is_protected(file uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select exists (select from portal.case_file c where c.id = file and c.authority_id = portal.actor_authority() and c.protection <> 'none');
end;
-- Who answers: another named person who asked for nothing; where the asker is alone, whoever manages the unit.
create function portal.answers_for(file uuid, unit uuid, asker uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select portal.actor_account() <> asker and portal.actor_account() <> all (portal.closed_to(file)) and asker = any (portal.named_persons(file))
    and (portal.is_named(file)
      or (portal.named_persons(file) = array[asker] and array['manager@' || unit::text, 'manager@authority'] && portal.actor_roles()));
end;
-- A protected file of a unit where one works with files, which one may not open and is not shut out from.
create function portal.is_behind_glass(file uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select exists (select from portal.case_file c where c.id = file and c.authority_id = portal.actor_authority() and c.protection <> 'none'
      and c.number <> all (portal.actor_conflicts())
      and array['caseworker@' || c.unit_id::text, 'coordinator@' || c.unit_id::text, 'manager@' || c.unit_id::text] && portal.actor_roles())
    and not portal.sees_case(file);
end;
-- By its exact number, for the one verb that opens on it and tells the manager and the log reviewer in the same breath.
create function portal.files_behind_glass(spoken text) returns table (id uuid, authority_id uuid, unit_id uuid, number text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select c.id, c.authority_id, c.unit_id, c.number from portal.case_file c
    where c.authority_id = portal.actor_authority() and c.number = spoken and portal.is_behind_glass(c.id);
end;
-- Whoever leads the unit in which somebody works; for those without a unit, the manager of the authority.
create function portal.leads_colleague(colleague uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select colleague <> portal.actor_account() and exists (select from portal.role_grant g
    where g.account_id = colleague and g.authority_id = portal.actor_authority()
      and (now() at time zone 'Europe/Stockholm')::date between g.valid_from and g.valid_until
      and array['coordinator@' || g.unit_id::text, 'manager@' || g.unit_id::text, 'manager@authority'] && portal.actor_roles());
end;
-- Somebody must always be able to open a file: a row without an end, apart from those it is closed to. Not by the clock: a
-- transaction's now() is when it began, which may be before another ended the row that it relies on.
create function portal.has_holder(file uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select exists (select from portal.access a join portal.case_file c on c.id = a.case_file_id
    where a.case_file_id = file and a.authority_id = portal.actor_authority() and a.valid_until is null and a.reason <> 'breakGlass'
      and case when a.account_id is null then c.protection = 'none' else a.account_id <> all (portal.closed_to(file)) end);
end;
-- For whoever manages a unit: its open files that nobody can open any more, by number alone.
create function portal.files_without_holder() returns table (id uuid, authority_id uuid, unit_id uuid, number text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select c.id, c.authority_id, c.unit_id, c.number from portal.case_file c
    where c.authority_id = portal.actor_authority() and c.closed_at is null
      and array['manager@' || c.unit_id::text, 'manager@authority'] && portal.actor_roles()
      and c.number <> all (portal.actor_conflicts()) and not portal.has_holder(c.id);
end;
-- Whose row one may end: one's own; of an open file, as whoever leads the unit; of a protected one, as a named person.
create function portal.may_end(file uuid, unit uuid, holder uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select portal.sees_case(file) and (holder is not distinct from portal.actor_account()
    or case when portal.is_protected(file) then portal.is_named(file)
       else array['coordinator@' || unit::text, 'manager@' || unit::text] && portal.actor_roles() end);
end;
grant execute on function portal.actor_conflicts(), portal.actor_conflict_files(), portal.closed_to(uuid), portal.named_persons(uuid), portal.is_named(uuid),
  portal.is_protected(uuid), portal.answers_for(uuid, uuid, uuid), portal.is_behind_glass(uuid), portal.files_behind_glass(text),
  portal.leads_colleague(uuid), portal.has_holder(uuid), portal.files_without_holder(), portal.may_end(uuid, uuid, uuid) to portal_app;

-- A reviewer who is shut out from a file cannot name it either.
create or replace function portal.reviewed_files(ids uuid[], spoken text) returns table (id uuid, number text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select c.id, c.number from portal.case_file c
    where c.authority_id = portal.actor_authority() and portal.actor_roles() && array['logReviewer']
      and c.number <> all (portal.actor_conflicts())
      and c.unit_id <> all (portal.actor_principals()) and (c.id = any (ids) or c.number = spoken);
end;

-- Guards ----------------------------------------------------------------------------------------------------------------

-- Every row of a file says the same status, also one that is written by somebody who does not see the file.
create function portal.access_takes_status() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  select c.status into new.status from portal.case_file c where c.id = new.case_file_id;
  return new;
end $$;
create trigger access_takes_status before insert on portal.access for each row execute function portal.access_takes_status();

-- A row is ended once, at once, by whoever may, and says why.
create function portal.access_ends_once() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if (new.valid_until, new.ended_by, new.end_reason) is not distinct from (old.valid_until, old.ended_by, old.end_reason) then
    return new;
  end if;
  if old.ended_by is not null or new.ended_by is distinct from portal.actor_account() or new.end_reason is null
    or new.valid_until > now() or (old.valid_until is not null and new.valid_until > old.valid_until) then
    raise exception 'an access row is ended once and at once, in one''s own name and with a reason' using errcode = 'check_violation';
  end if;
  if not portal.may_end(old.case_file_id, old.file_unit_id, old.account_id) then
    raise exception 'this row is not theirs to end' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger access_ends_once before update on portal.access for each row execute function portal.access_ends_once();

-- Looked at when everything is written: somebody can still open the file; and who handed a file over has let go of it.
create function portal.access_keeps_one() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'UPDATE' then
    -- Those who let go at the same time wait for each other here, and the later one sees what the first has done.
    perform from portal.case_file c where c.id = new.case_file_id for update;
    if new.reason <> 'breakGlass' and not portal.has_holder(new.case_file_id) then
      raise exception 'nobody could open the file any more' using errcode = 'check_violation';
    end if;
  elsif new.reason = 'handedOver' and exists (select from portal.access a
    where a.case_file_id = new.case_file_id and a.account_id = new.granted_by and a.reason <> 'breakGlass' and (a.valid_until is null or a.valid_until > now())
      and new.granted_by <> all (portal.closed_to(new.case_file_id))) then
    raise exception 'a file is handed over, not shared' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger access_keeps_one after insert or update of valid_until on portal.access
  deferrable initially deferred for each row execute function portal.access_keeps_one();

create function portal.conflict_ends_once() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.ended_at is not null or (new.id, new.authority_id, new.number, new.account_id, new.kind, new.declared_by, new.declared_at)
     is distinct from (old.id, old.authority_id, old.number, old.account_id, old.kind, old.declared_by, old.declared_at) then
    raise exception 'a declared conflict is ended once, never rewritten' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger conflict_ends_once before update on portal.conflict for each row execute function portal.conflict_ends_once();

-- The same steps as lib/access/transitions.ts: everything begins as asked, and every answer is the last.
create function portal.access_request_moves_once() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if (new.id, new.authority_id, new.case_file_id, new.unit_id, new.number, new.kind, new.account_id, new.protection, new.reason, new.asked_by, new.asked_at, new.expires_at)
     is distinct from (old.id, old.authority_id, old.case_file_id, old.unit_id, old.number, old.kind, old.account_id, old.protection, old.reason, old.asked_by, old.asked_at, old.expires_at) then
    raise exception 'what was asked stays as it was asked' using errcode = 'check_violation';
  end if;
  if (new.state, new.version, new.decided_by, new.decided_at) is distinct from (old.state, old.version, old.decided_by, old.decided_at)
    and (old.state <> 'asked' or new.state = 'asked' or new.version <> old.version + 1) then
    raise exception 'a request is answered once' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger access_request_moves_once before update on portal.access_request for each row execute function portal.access_request_moves_once();

create function portal.protection_rank(protection text) returns integer language sql immutable
  return array_position(array['none', 'marked', 'protectedRegistration', 'assumedIdentity'], protection);

-- A named person raises the protection at once; nobody lowers it alone.
create function portal.protection_rises() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if current_user = 'portal_app' and (portal.protection_rank(new.protection) < portal.protection_rank(old.protection) or not portal.is_named(old.id)) then
    raise exception 'a protection is raised by a named person and lowered by two' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger protection_rises before update on portal.case_file for each row when (new.protection is distinct from old.protection)
  execute function portal.protection_rises();
grant execute on function portal.protection_rank(text) to portal_app;

-- Carries out a yes to a weaker protection, once, for whoever has just said it.
create function portal.lower_protection(request uuid) returns boolean language plpgsql security definer set search_path = pg_catalog as $$
declare
  asked portal.access_request;
begin
  update portal.access_request r set applied_at = now()
    where r.id = request and r.authority_id = portal.actor_authority() and r.kind = 'lower' and r.state = 'approved'
      and r.decided_by = portal.actor_account() and r.applied_at is null
    returning r.* into asked;
  if not found then
    return false;
  end if;
  update portal.case_file c set protection = asked.protection, version = c.version + 1
    where c.id = asked.case_file_id and c.authority_id = asked.authority_id and c.closed_at is null
      and portal.protection_rank(c.protection) > portal.protection_rank(asked.protection);
  return found;
end $$;
grant execute on function portal.lower_protection(uuid) to portal_app;

revoke execute on function portal.access_takes_status(), portal.access_ends_once(), portal.access_keeps_one(), portal.conflict_ends_once(),
  portal.access_request_moves_once(), portal.protection_rises() from public;

-- Who sees what ---------------------------------------------------------------------------------------------------------

do $$
declare
  guarded text;
begin
  foreach guarded in array array['conflict', 'access_request', 'break_glass', 'break_glass_check'] loop
    execute format('alter table portal.%I enable row level security', guarded);
    execute format('alter table portal.%I force row level security', guarded);
    execute format('create policy owner_keeps on portal.%I for all to portal_owner using (true) with check (true)', guarded);
  end loop;
end $$;

-- A conflict closes whatever else opens: restrictive policies, which no other policy can outvote.
create policy no_conflict on portal.case_file as restrictive for all to portal_app
  using (number <> all ((select portal.actor_conflicts())::text[]));
create policy no_conflict on portal.access as restrictive for select to portal_app
  using (case_file_id <> all ((select portal.actor_conflict_files())::uuid[]));
-- Nobody is given a file that is closed to them.
create policy not_for_conflicted on portal.access as restrictive for insert to portal_app
  with check (account_id is null or account_id <> all (portal.closed_to(case_file_id)));
create policy no_conflict on portal.access_request as restrictive for all to portal_app
  using (number <> all ((select portal.actor_conflicts())::text[]));
create policy no_conflict on portal.release as restrictive for all to portal_app
  using (case_file_id <> all ((select portal.actor_conflict_files())::uuid[]));
-- A referral is closed by its own number too: who receives it has no file of it yet.
create policy no_conflict on portal.referral as restrictive for all to portal_app
  using (number <> all ((select portal.actor_conflicts())::text[])
    and (to_case_file_id is null or to_case_file_id <> all ((select portal.actor_conflict_files())::uuid[]))
    and from_case_file_id <> all ((select portal.actor_conflict_files())::uuid[]));
create policy no_conflict on portal.audit_event as restrictive for select to portal_app
  using (case_file_id is null or case_file_id <> all ((select portal.actor_conflict_files())::uuid[]));

create policy own_read on portal.conflict for select to portal_app
  using (authority_id = (select portal.actor_authority()) and (account_id = (select portal.actor_account()) or declared_by = (select portal.actor_account())));
create policy leader_reads on portal.conflict for select to portal_app
  using (authority_id = (select portal.actor_authority()) and portal.leads_colleague(account_id));
create policy own_declare on portal.conflict for insert to portal_app
  with check (authority_id = (select portal.actor_authority()) and declared_by = (select portal.actor_account()) and ended_at is null
    and account_id = (select portal.actor_account())
    and (select portal.actor_roles()) && array['caseworker', 'coordinator', 'manager', 'secrecyOfficer', 'logReviewer']);
create policy leader_records on portal.conflict for insert to portal_app
  with check (authority_id = (select portal.actor_authority()) and declared_by = (select portal.actor_account()) and ended_at is null
    and portal.leads_colleague(account_id));
create policy another_ends on portal.conflict for update to portal_app
  using (authority_id = (select portal.actor_authority()) and ended_at is null and declared_by <> (select portal.actor_account())
    and portal.leads_colleague(account_id))
  with check (authority_id = (select portal.actor_authority()) and ended_by = (select portal.actor_account()) and declared_by <> (select portal.actor_account())
    and portal.leads_colleague(account_id));
grant select, insert on portal.conflict to portal_app;
grant update (ended_by, ended_at) on portal.conflict to portal_app;

create policy file_reads on portal.access_request for select to portal_app
  using (authority_id = (select portal.actor_authority()) and portal.is_named(case_file_id));
create policy answerer_reads on portal.access_request for select to portal_app
  using (authority_id = (select portal.actor_authority()) and (select portal.actor_roles()) && array['caseworker', 'coordinator', 'manager']
    and (asked_by = (select portal.actor_account()) or decided_by = (select portal.actor_account())
      or (account_id is distinct from (select portal.actor_account()) and portal.answers_for(case_file_id, unit_id, asked_by))));
create policy named_asks on portal.access_request for insert to portal_app
  with check (authority_id = (select portal.actor_authority()) and asked_by = (select portal.actor_account()) and state = 'asked' and version = 1
    and portal.is_named(case_file_id) and portal.is_protected(case_file_id)
    and exists (select from portal.case_file c where c.id = case_file_id and c.number = access_request.number and c.closed_at is null
      and (kind = 'person' or portal.protection_rank(access_request.protection) < portal.protection_rank(c.protection)))
    and (kind = 'lower' or (account_id <> (select portal.actor_account()) and portal.works_in_unit(account_id, unit_id)
      and account_id <> all (portal.closed_to(case_file_id)) and account_id <> all (portal.named_persons(case_file_id)))));
create policy another_answers on portal.access_request for update to portal_app
  using (authority_id = (select portal.actor_authority()) and state = 'asked' and expires_at > now()
    and account_id is distinct from (select portal.actor_account()) and portal.answers_for(case_file_id, unit_id, asked_by))
  with check (authority_id = (select portal.actor_authority()) and state in ('approved', 'refused') and decided_by = (select portal.actor_account())
    and account_id is distinct from (select portal.actor_account()) and portal.answers_for(case_file_id, unit_id, asked_by));
create policy asker_withdraws on portal.access_request for update to portal_app
  using (authority_id = (select portal.actor_authority()) and state = 'asked' and asked_by = (select portal.actor_account())
    and (select portal.actor_roles()) && array['caseworker', 'coordinator', 'manager'])
  with check (authority_id = (select portal.actor_authority()) and state = 'withdrawn' and asked_by = (select portal.actor_account())
    and decided_by = (select portal.actor_account()));
grant select, insert on portal.access_request to portal_app;
grant update (state, version, decided_by, decided_at) on portal.access_request to portal_app;

-- The worker lets what nobody answered lapse, for one authority at a time.
create policy worker_lapses on portal.access_request for update to portal_worker
  using (authority_id = (select portal.actor_authority()) and state = 'asked' and expires_at < now())
  with check (authority_id = (select portal.actor_authority()) and state = 'lapsed');
create policy worker_finds on portal.access_request for select to portal_worker
  using (authority_id = (select portal.actor_authority()) and expires_at < now());
grant select (id, authority_id, state, version, expires_at), update (state, version) on portal.access_request to portal_worker;

-- A yes gives the one person it names one row: its id is the request's, so that it is spent once.
create policy approved_insert on portal.access for insert to portal_app
  with check (authority_id = (select portal.actor_authority()) and granted_by = (select portal.actor_account()) and reason = 'approved' and valid_until is null
    and exists (select from portal.access_request r where r.id = access.id and r.authority_id = access.authority_id and r.kind = 'person'
      and r.state = 'approved' and r.decided_by = (select portal.actor_account()) and r.case_file_id = access.case_file_id and r.account_id = access.account_id)
    and portal.is_protected(case_file_id) and portal.works_in_unit(account_id, file_unit_id));
-- The last one who can open a file gives it to another and lets go; a file that nobody can open is given away by whoever manages the unit.
create policy handed_over_insert on portal.access for insert to portal_app
  with check (authority_id = (select portal.actor_authority()) and granted_by = (select portal.actor_account()) and reason = 'handedOver' and valid_until is null
    and account_id <> (select portal.actor_account()) and portal.works_in_unit(account_id, file_unit_id)
    and ((portal.is_named(case_file_id) and cardinality(portal.named_persons(case_file_id)) = 1)
      or (array['manager@' || file_unit_id::text, 'manager@authority'] && (select portal.actor_roles())
        and case_file_id <> all ((select portal.actor_conflict_files())::uuid[]) and not portal.has_holder(case_file_id))));
create policy glass_insert on portal.access for insert to portal_app
  with check (authority_id = (select portal.actor_authority()) and granted_by = (select portal.actor_account()) and reason = 'breakGlass'
    and account_id = (select portal.actor_account()) and valid_from <= now()
    and exists (select from portal.break_glass g where g.id = access.id and g.authority_id = access.authority_id
      and g.account_id = (select portal.actor_account()) and g.case_file_id = access.case_file_id)
    and portal.is_behind_glass(case_file_id));
grant update (valid_until, ended_by, end_reason) on portal.access to portal_app;
grant update (protection) on portal.case_file to portal_app;

-- Read by who opened, and by the two who look into it; never by one it is closed to.
create policy own_read on portal.break_glass for select to portal_app
  using (authority_id = (select portal.actor_authority()) and account_id = (select portal.actor_account())
    and number <> all ((select portal.actor_conflicts())::text[]));
create policy checker_reads on portal.break_glass for select to portal_app
  using (authority_id = (select portal.actor_authority()) and account_id <> (select portal.actor_account())
    and number <> all ((select portal.actor_conflicts())::text[])
    and (array['manager@' || unit_id::text, 'manager@authority'] && (select portal.actor_roles())
      or ((select portal.actor_roles()) && array['logReviewer'] and unit_id <> all ((select portal.actor_principals())::uuid[]))));
create policy opener_adds on portal.break_glass for insert to portal_app
  with check (authority_id = (select portal.actor_authority()) and account_id = (select portal.actor_account())
    and exists (select from portal.files_behind_glass(break_glass.number) f where f.id = break_glass.case_file_id and f.unit_id = break_glass.unit_id));
grant select, insert on portal.break_glass to portal_app;

-- Each side says what it thinks before it hears the other.
create policy own_read on portal.break_glass_check for select to portal_app
  using (authority_id = (select portal.actor_authority()) and account_id = (select portal.actor_account()));
create function portal.both_have_checked(glass uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select count(*) = 2 from portal.break_glass_check k where k.break_glass_id = glass and k.authority_id = portal.actor_authority();
end;
-- Which sides have spoken, without what they said.
create function portal.checked_sides(glass uuid[]) returns table (break_glass_id uuid, side text) language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select k.break_glass_id, k.side from portal.break_glass_check k where k.break_glass_id = any (glass) and k.authority_id = portal.actor_authority();
end;
grant execute on function portal.both_have_checked(uuid), portal.checked_sides(uuid[]) to portal_app;
create policy both_read on portal.break_glass_check for select to portal_app
  using (authority_id = (select portal.actor_authority()) and portal.both_have_checked(break_glass_id)
    and exists (select from portal.break_glass g where g.id = break_glass_check.break_glass_id and g.authority_id = break_glass_check.authority_id));
create policy checker_adds on portal.break_glass_check for insert to portal_app
  with check (authority_id = (select portal.actor_authority()) and account_id = (select portal.actor_account())
    and exists (select from portal.break_glass g where g.id = break_glass_check.break_glass_id and g.authority_id = break_glass_check.authority_id
      and g.account_id <> (select portal.actor_account())
      and case side when 'manager' then array['manager@' || g.unit_id::text, 'manager@authority'] && (select portal.actor_roles())
          else (select portal.actor_roles()) && array['logReviewer'] and g.unit_id <> all ((select portal.actor_principals())::uuid[]) end));
grant select, insert on portal.break_glass_check to portal_app;

-- The key of what was said is wrapped anew like every other (migration 0007).
create policy worker_finds_keys on portal.break_glass for select to portal_worker using (authority_id = (select portal.actor_authority()));
create policy worker_rewraps_keys on portal.break_glass for update to portal_worker
  using (authority_id = (select portal.actor_authority())) with check (authority_id = (select portal.actor_authority()));
grant select (id, authority_id, wrapped_key, key_version), update (wrapped_key, key_version) on portal.break_glass to portal_worker;
create trigger keys_go_forward before update of wrapped_key, key_version on portal.break_glass
  for each row execute function portal.keys_go_forward();
