-- Case files, who may open them, and what is written down about who did (decisions 24–26, 30, 34–36).
-- One file per person and authority: nothing here is shared with, or can be joined to, another authority's rows.
-- Names, numbers and free text are sealed in the application under the file's own key before they come here.

-- Which law the authority's files stand under (decisions 25). One per kind of authority.
create function portal.regime_of(authority uuid) returns text language sql stable parallel safe
begin atomic
  select case a.kind when 'police' then 'brottsdata' when 'prisonAndProbation' then 'brottsdata' when 'region' then 'patientdata' else 'gdpr' end
    from portal.authority a where a.id = authority;
end;
grant execute on function portal.regime_of(uuid) to portal_app, portal_worker;

create table portal.case_file (
  id uuid primary key,
  authority_id uuid not null default portal.actor_authority(),
  unit_id uuid not null,
  -- Spoken number (decisions 35): random, without vowels and lookalikes, last one a check character.
  number text not null check (number ~ '^[34679CDFHJKMNPRTVWX]{8}$'),
  controller_id uuid not null default portal.actor_authority(),
  regime text not null default portal.regime_of(portal.actor_authority()) check (regime in ('gdpr', 'brottsdata', 'patientdata')),
  protection text not null default 'none' check (protection in ('none', 'marked', 'protectedRegistration', 'assumedIdentity')),
  environments text[] not null check (cardinality(environments) > 0 and environments <@ array['criminal', 'extremist', 'honour', 'unknown']),
  status text not null default 'open' check (status in ('open', 'met', 'closed')),
  first_contact_at timestamptz not null,
  first_meeting_at timestamptz,
  opened_at timestamptz not null default transaction_timestamp(),
  closed_at timestamptz,
  outcome text check (outcome in ('left', 'returnedToOrdinarySupport', 'movedAway', 'ownWish', 'noContact', 'died', 'openedByMistake')),
  version integer not null default 1 check (version > 0),
  wrapped_key bytea not null,
  key_version integer not null check (key_version > 0),
  unique (authority_id, id),
  unique (authority_id, id, unit_id),
  unique (authority_id, number),
  foreign key (authority_id, unit_id) references portal.unit (authority_id, id),
  -- Nothing is closed without an outcome, and nothing has an outcome before it is closed (casework.md 10.11).
  constraint case_file_closed_check check ((status = 'closed') = (closed_at is not null) and (closed_at is null) = (outcome is null)),
  constraint case_file_met_check check ((status = 'met') <= (first_meeting_at is not null)),
  -- The authority is the controller of what it writes; kept as a column of its own since the law's word is not ours.
  constraint case_file_controller_check check (controller_id = authority_id)
);

create table portal.person_record (
  case_file_id uuid primary key,
  authority_id uuid not null default portal.actor_authority(),
  unit_id uuid not null,
  given_name bytea,
  family_name bytea,
  personal_number bytea,
  birth_year bytea,
  needs bytea,
  safe_contact bytea,
  -- Blind indexes under a key of the authority (decisions 34): equal names of two authorities give unequal bytes.
  given_name_index bytea check (octet_length(given_name_index) = 16),
  family_name_index bytea check (octet_length(family_name_index) = 16),
  personal_number_index bytea check (octet_length(personal_number_index) = 16),
  foreign key (authority_id, case_file_id, unit_id) references portal.case_file (authority_id, id, unit_id),
  constraint person_record_indexed_check check ((given_name is null) = (given_name_index is null)
    and (family_name is null) = (family_name_index is null) and (personal_number is null) = (personal_number_index is null))
);
create index person_record_given_name_index_idx on portal.person_record (given_name_index);
create index person_record_family_name_index_idx on portal.person_record (family_name_index);
create index person_record_personal_number_index_idx on portal.person_record (personal_number_index);

create table portal.note (
  id uuid primary key,
  case_file_id uuid not null,
  authority_id uuid not null default portal.actor_authority(),
  unit_id uuid not null,
  -- Brottsdatalagen 2:10: what is fact and what is judgement is told apart.
  kind text not null check (kind in ('fact', 'judgement', 'decision', 'meeting')),
  at timestamptz not null,
  written_at timestamptz not null default transaction_timestamp(),
  author_id uuid not null default portal.actor_account(),
  -- The first meeting with the person there is the figure that matters most (product.md sentence 1, decisions 36).
  person_present boolean not null default false,
  body bytea not null,
  foreign key (authority_id, case_file_id, unit_id) references portal.case_file (authority_id, id, unit_id),
  foreign key (authority_id, author_id) references portal.account (authority_id, id),
  constraint note_present_check check (kind = 'meeting' or not person_present)
);
create index note_case_file_id_at_id_idx on portal.note (case_file_id, at desc, id desc);

create table portal.access (
  id uuid primary key,
  authority_id uuid not null default portal.actor_authority(),
  case_file_id uuid not null,
  -- The file's unit, so that a colleague's row can be judged without asking the file.
  file_unit_id uuid not null,
  account_id uuid,
  unit_id uuid,
  principal uuid generated always as (coalesce(account_id, unit_id)) stored,
  reason text not null check (reason in ('opened', 'named', 'assigned', 'unitInbox', 'accepted')),
  valid_from timestamptz not null default transaction_timestamp(),
  valid_until timestamptz check (valid_until > valid_from),
  granted_by uuid not null default portal.actor_account(),
  -- The file's status in one word (decisions 26), stored here so that a list is one walk along one index.
  status text not null default 'open' check (status in ('open', 'met', 'closed')),
  touched_at timestamptz(3) not null default transaction_timestamp(),
  constraint access_one_principal_check check ((account_id is null) <> (unit_id is null)),
  foreign key (authority_id, case_file_id, file_unit_id) references portal.case_file (authority_id, id, unit_id),
  foreign key (authority_id, unit_id) references portal.unit (authority_id, id),
  foreign key (authority_id, account_id) references portal.account (authority_id, id),
  foreign key (authority_id, granted_by) references portal.account (authority_id, id)
);
create index access_principal_touched_at_case_file_id_valid_until_idx on portal.access (principal, touched_at desc, case_file_id desc, valid_until);
create index access_case_file_id_principal_idx on portal.access (case_file_id, principal);

-- Append-only. No foreign key to the file: the log outlives it, and a key would tell whether a file exists.
create table portal.audit_event (
  id uuid primary key,
  at timestamptz(3) not null default clock_timestamp(),
  authority_id uuid not null default portal.actor_authority(),
  controller_id uuid not null default portal.actor_authority(),
  regime text not null default portal.regime_of(portal.actor_authority()) check (regime in ('gdpr', 'brottsdata', 'patientdata')),
  account_id uuid not null default portal.actor_account(),
  session_id text not null default portal.actor_session(),
  action text not null check (action ~ '^[a-z]+(\.[a-zA-Z]+)+$'),
  case_file_id uuid,
  unit_id uuid,
  shown jsonb not null,
  reason text check (char_length(reason) between 1 and 500)
);
create index audit_event_authority_id_at_id_idx on portal.audit_event (authority_id, at desc, id desc);
create index audit_event_account_id_at_id_idx on portal.audit_event (account_id, at desc, id desc);
create index audit_event_case_file_id_at_id_idx on portal.audit_event (case_file_id, at desc, id desc);

-- What never changes ---------------------------------------------------------------------------------------------------

create function portal.keep_origin() returns trigger language plpgsql as $$
begin
  if (new.id, new.authority_id, new.unit_id, new.number, new.controller_id, new.regime, new.first_contact_at, new.opened_at)
     is distinct from (old.id, old.authority_id, old.unit_id, old.number, old.controller_id, old.regime, old.first_contact_at, old.opened_at) then
    raise exception 'whose file it is and under which law never changes';
  end if;
  if old.first_meeting_at is not null and new.first_meeting_at is distinct from old.first_meeting_at then
    raise exception 'the first meeting was when it was';
  end if;
  if new.version <> old.version + 1 and (new.wrapped_key, new.key_version) is not distinct from (old.wrapped_key, old.key_version) then
    raise exception 'a change moves the version by one';
  end if;
  return new;
end $$;
create trigger keep_origin before update on portal.case_file for each row execute function portal.keep_origin();

create function portal.keep_grant() returns trigger language plpgsql as $$
begin
  if (new.id, new.authority_id, new.case_file_id, new.file_unit_id, new.account_id, new.unit_id, new.reason, new.valid_from, new.granted_by)
     is distinct from (old.id, old.authority_id, old.case_file_id, old.file_unit_id, old.account_id, old.unit_id, old.reason, old.valid_from, old.granted_by) then
    raise exception 'an access row is ended, never turned into another';
  end if;
  return new;
end $$;
create trigger keep_grant before update on portal.access for each row execute function portal.keep_grant();

create function portal.keep_log() returns trigger language plpgsql as $$
begin
  raise exception 'what was written down stays';
end $$;
create trigger keep_log before update or delete on portal.audit_event for each row execute function portal.keep_log();

-- Who may see what -----------------------------------------------------------------------------------------------------

do $$
declare
  held text;
begin
  foreach held in array array['case_file', 'person_record', 'note', 'access', 'audit_event'] loop
    execute format('alter table portal.%I enable row level security', held);
    execute format('alter table portal.%I force row level security', held);
    execute format('create policy owner_keeps on portal.%I for all to portal_owner using (true) with check (true)', held);
  end loop;
end $$;

-- A row of access counts for whom it names, while it lives.
create policy own_read on portal.access for select to portal_app
  using (authority_id = (select portal.actor_authority())
    and principal = any ((select portal.actor_principals())::uuid[])
    and valid_from <= now() and (valid_until is null or valid_until > now()));

create policy named_read on portal.case_file for select to portal_app
  using (authority_id = (select portal.actor_authority())
    and (select portal.actor_roles()) && array['caseworker', 'coordinator', 'manager']
    and exists (select from portal.access a where a.case_file_id = case_file.id
      and a.authority_id = (select portal.actor_authority())
      and a.principal = any ((select portal.actor_principals())::uuid[])
      and a.valid_from <= now() and (a.valid_until is null or a.valid_until > now())
      and (case_file.protection = 'none' or a.account_id = (select portal.actor_account()))));

-- Changed only while open, by whoever handles it; whom it belongs to is kept by the trigger above.
create policy handled_update on portal.case_file for update to portal_app
  using (closed_at is null and (select portal.actor_roles()) && array['caseworker', 'coordinator'])
  with check (authority_id = (select portal.actor_authority()));

-- Opened in a unit where one works with files, for one's own authority, under its own law.
create policy own_unit_insert on portal.case_file for insert to portal_app
  with check (authority_id = (select portal.actor_authority())
    and controller_id = (select portal.actor_authority())
    and regime = (select portal.regime_of(portal.actor_authority()))
    and closed_at is null
    and array['caseworker@' || unit_id::text, 'coordinator@' || unit_id::text] && (select portal.actor_roles()));

-- The rest of a file is seen by who sees the file: its own policy is asked.
create policy with_file_read on portal.person_record for select to portal_app
  using (exists (select from portal.case_file c where c.id = case_file_id));
create policy with_file_insert on portal.person_record for insert to portal_app
  with check (authority_id = (select portal.actor_authority())
    and array['caseworker@' || unit_id::text, 'coordinator@' || unit_id::text] && (select portal.actor_roles())
    and exists (select from portal.case_file c where c.id = case_file_id and c.closed_at is null));

create policy with_file_read on portal.note for select to portal_app
  using (exists (select from portal.case_file c where c.id = case_file_id));
create policy handled_insert on portal.note for insert to portal_app
  with check (authority_id = (select portal.actor_authority())
    and author_id = (select portal.actor_account())
    and (select portal.actor_roles()) && array['caseworker', 'coordinator']
    and exists (select from portal.case_file c where c.id = case_file_id and c.closed_at is null));

-- A policy cannot ask its own table through another, so what access needs to know of a file is asked as the owner.
-- These functions tell only about the actor's own authority.
create function portal.sees_case(file uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select exists (select from portal.case_file c join portal.access a on a.case_file_id = c.id
    where c.id = file and c.authority_id = portal.actor_authority()
      and portal.actor_roles() && array['caseworker', 'coordinator', 'manager']
      and a.principal = any (portal.actor_principals())
      and a.valid_from <= now() and (a.valid_until is null or a.valid_until > now())
      and (c.protection = 'none' or a.account_id = portal.actor_account()));
end;
create function portal.is_open_to_unit(file uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select exists (select from portal.case_file c where c.id = file and c.authority_id = portal.actor_authority() and c.protection = 'none' and c.closed_at is null);
end;
create function portal.is_new_case(file uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select exists (select from portal.case_file c where c.id = file and c.authority_id = portal.actor_authority() and c.closed_at is null)
    and not exists (select from portal.access a where a.case_file_id = file);
end;
create function portal.is_mine_alone(file uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select exists (select from portal.access a where a.case_file_id = file and a.account_id = portal.actor_account() and a.reason in ('opened', 'accepted'))
    and not exists (select from portal.access a where a.case_file_id = file and a.account_id is distinct from portal.actor_account());
end;
create function portal.works_in_unit(account uuid, unit uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select exists (select from portal.role_grant g join portal.account c on c.id = g.account_id
    where g.account_id = account and g.unit_id = unit and g.authority_id = portal.actor_authority() and c.disabled_at is null
      and g.role in ('caseworker', 'coordinator', 'manager') and (now() at time zone 'Europe/Stockholm')::date between g.valid_from and g.valid_until);
end;
grant execute on function portal.sees_case(uuid), portal.is_open_to_unit(uuid), portal.is_new_case(uuid), portal.is_mine_alone(uuid),
  portal.works_in_unit(uuid, uuid) to portal_app;

-- Whoever may open a file may see who else may.
create policy with_file_read on portal.access for select to portal_app
  using (authority_id = (select portal.actor_authority()) and portal.sees_case(case_file_id));

-- The first row of a new file is its opener's own; nobody else can write a first row, and nobody gets one by asking.
create policy opener_insert on portal.access for insert to portal_app
  with check (authority_id = (select portal.actor_authority()) and granted_by = (select portal.actor_account())
    and reason in ('opened', 'accepted') and account_id = (select portal.actor_account())
    and array['caseworker@' || file_unit_id::text, 'coordinator@' || file_unit_id::text] && (select portal.actor_roles())
    and portal.is_new_case(case_file_id));
-- The unit's inbox, for files that are not protected (decisions 24).
create policy inbox_insert on portal.access for insert to portal_app
  with check (authority_id = (select portal.actor_authority()) and granted_by = (select portal.actor_account())
    and reason = 'unitInbox' and unit_id = file_unit_id
    and array['caseworker@' || file_unit_id::text, 'coordinator@' || file_unit_id::text] && (select portal.actor_roles())
    and portal.sees_case(case_file_id) and portal.is_open_to_unit(case_file_id));
-- The opener names one colleague while the file is theirs alone; a protected file then has its two named persons (decisions 31).
create policy named_insert on portal.access for insert to portal_app
  with check (authority_id = (select portal.actor_authority()) and granted_by = (select portal.actor_account())
    and reason = 'named' and account_id <> (select portal.actor_account())
    and portal.sees_case(case_file_id) and portal.is_mine_alone(case_file_id) and portal.works_in_unit(account_id, file_unit_id));
-- Whoever leads the unit gives a file to somebody who works with files there; a protected one needs two people's yes.
create policy assigned_insert on portal.access for insert to portal_app
  with check (authority_id = (select portal.actor_authority()) and granted_by = (select portal.actor_account())
    and reason = 'assigned'
    and array['coordinator@' || file_unit_id::text, 'manager@' || file_unit_id::text] && (select portal.actor_roles())
    and portal.sees_case(case_file_id) and portal.is_open_to_unit(case_file_id)
    and portal.works_in_unit(account_id, file_unit_id));
-- Status and time of the last change follow the file; nothing else of a row can be written (column grants).
create policy handled_update on portal.access for update to portal_app
  using (authority_id = (select portal.actor_authority()) and portal.sees_case(case_file_id)
    and (select portal.actor_roles()) && array['caseworker', 'coordinator', 'manager'])
  with check (authority_id = (select portal.actor_authority()));

-- Everyone appends, in their own name only; the columns' defaults say who. No portal login can read what it appended.
create policy own_append on portal.audit_event for insert to portal_app
  with check (authority_id = (select portal.actor_authority()) and controller_id = (select portal.actor_authority())
    and regime = (select portal.regime_of(portal.actor_authority())) and account_id = (select portal.actor_account())
    and session_id = (select portal.actor_session()));
-- Read by the authority's log reviewer: never one's own reading, never that of a unit where one works with files (decisions 30).
create policy reviewer_read on portal.audit_event for select to portal_app
  using (authority_id = (select portal.actor_authority()) and (select portal.actor_roles()) && array['logReviewer']
    and account_id <> (select portal.actor_account())
    and (unit_id is null or unit_id <> all ((select portal.actor_principals())::uuid[])));

-- A reviewer sees no file, but must be able to say which file a line is about, by the number people use.
create function portal.reviewed_files(ids uuid[], spoken text) returns table (id uuid, number text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select c.id, c.number from portal.case_file c
    where c.authority_id = portal.actor_authority() and portal.actor_roles() && array['logReviewer']
      and c.unit_id <> all (portal.actor_principals()) and (c.id = any (ids) or c.number = spoken);
end;
grant execute on function portal.reviewed_files(uuid[], text) to portal_app;

grant select, insert on portal.case_file, portal.person_record, portal.note, portal.access, portal.audit_event to portal_app;
grant update (status, first_meeting_at, closed_at, outcome, version) on portal.case_file to portal_app;
grant update (status, touched_at) on portal.access to portal_app;
