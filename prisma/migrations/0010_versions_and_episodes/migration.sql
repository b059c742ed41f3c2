-- What a file said before somebody changed it, that it was closed once and opened again, and what a person took into it from
-- what had been received. Rows that are added and never changed.

-- Edits meet on the person's own version, so that a note written meanwhile makes nobody's edit stale.
alter table portal.person_record add column version integer not null default 1 check (version > 0);

-- One row per change: who, when, which fields, and what stood there before, sealed under the file's key.
create table portal.person_change (
  case_file_id uuid not null,
  -- The version that was changed into.
  version integer not null check (version > 1),
  authority_id uuid not null default portal.actor_authority(),
  unit_id uuid not null,
  fields text[] not null check (cardinality(fields) between 1 and 10),
  before bytea not null,
  -- Where the new words came from, when they were received and not written: a field of a delivery.
  delivery_id uuid,
  delivery_field text check (delivery_field ~ '^[a-zA-Z]{2,40}$'),
  changed_by uuid not null default portal.actor_account(),
  changed_at timestamptz not null,
  primary key (case_file_id, version),
  foreign key (authority_id, case_file_id, unit_id) references portal.case_file (authority_id, id, unit_id),
  foreign key (authority_id, delivery_id) references portal.delivery (authority_id, id),
  constraint person_change_source_check check ((delivery_id is null) = (delivery_field is null))
);

-- One row per reopening: what had ended, how, and why it begins again.
create table portal.episode (
  case_file_id uuid not null,
  -- Of the file, as the one who reopened it had read it.
  file_version integer not null check (file_version > 0),
  authority_id uuid not null default portal.actor_authority(),
  unit_id uuid not null,
  closed_at timestamptz not null,
  outcome text not null,
  reason text not null check (reason in ('cameBack', 'newReferral', 'closedByMistake', 'newFacts')),
  reopened_by uuid not null default portal.actor_account(),
  reopened_at timestamptz not null,
  primary key (case_file_id, file_version),
  foreign key (authority_id, case_file_id, unit_id) references portal.case_file (authority_id, id, unit_id)
);

-- What a person took from a delivery into a note of their own; what went into the person's fields stands in person_change.
alter table portal.note add column delivery_id uuid;
alter table portal.note add column delivery_field text check (delivery_field ~ '^[a-zA-Z]{2,40}$');
alter table portal.note add constraint note_source_check check ((delivery_id is null) = (delivery_field is null));
alter table portal.note add foreign key (authority_id, delivery_id) references portal.delivery (authority_id, id);

-- The edit and its row in the history come together or not at all.
create function portal.person_has_history() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if not exists (select from portal.person_change h where h.case_file_id = new.case_file_id and h.version = new.version) then
    raise exception 'a person was changed without history' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger person_has_history after update on portal.person_record
  deferrable initially deferred for each row execute function portal.person_has_history();
create function portal.person_changes_by_one() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.version <> old.version + 1 or (new.case_file_id, new.authority_id, new.unit_id) is distinct from (old.case_file_id, old.authority_id, old.unit_id) then
    raise exception 'a person changes one version at a time and stays in the file' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger person_changes_by_one before update on portal.person_record for each row execute function portal.person_changes_by_one();

-- To reopen is to write the row of what had ended: the file follows from it, so that it is never open again without saying why.
-- The portal's login still cannot change a closed file.
create function portal.reopen_file() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update portal.case_file c set closed_at = null, outcome = null, version = c.version + 1,
      status = case when c.first_meeting_at is null then 'open' else 'met' end
    where c.id = new.case_file_id and c.authority_id = new.authority_id and c.version = new.file_version
      and c.closed_at = new.closed_at and c.outcome = new.outcome;
  if not found then
    raise exception 'the file was changed meanwhile' using errcode = 'serialization_failure';
  end if;
  return null;
end $$;
create trigger reopen_file after insert on portal.episode for each row execute function portal.reopen_file();
revoke execute on function portal.person_has_history(), portal.person_changes_by_one(), portal.reopen_file() from public;

do $$
declare
  held text;
begin
  foreach held in array array['person_change', 'episode'] loop
    execute format('alter table portal.%I enable row level security', held);
    execute format('alter table portal.%I force row level security', held);
    execute format('create policy with_file_read on portal.%I for select to portal_app
      using (exists (select from portal.case_file c where c.authority_id = %I.authority_id and c.id = %I.case_file_id))', held, held, held);
  end loop;
end $$;

create policy handled_update on portal.person_record for update to portal_app
  using ((select portal.actor_roles()) && array['caseworker', 'coordinator']
    and exists (select from portal.case_file c where c.authority_id = person_record.authority_id and c.id = person_record.case_file_id and c.closed_at is null))
  with check (authority_id = (select portal.actor_authority()));
create policy handled_insert on portal.person_change for insert to portal_app
  with check (authority_id = (select portal.actor_authority()) and changed_by = (select portal.actor_account())
    and (select portal.actor_roles()) && array['caseworker', 'coordinator']
    and exists (select from portal.person_record p join portal.case_file c on c.id = p.case_file_id
      where p.case_file_id = person_change.case_file_id and p.version = person_change.version and c.closed_at is null));
create policy handled_reopen on portal.episode for insert to portal_app
  with check (authority_id = (select portal.actor_authority()) and reopened_by = (select portal.actor_account())
    and (select portal.actor_roles()) && array['caseworker', 'coordinator']
    and exists (select from portal.case_file c where c.authority_id = episode.authority_id and c.id = episode.case_file_id and c.closed_at is not null));

grant update (given_name, family_name, personal_number, birth_year, needs, safe_contact, given_name_index, family_name_index,
  personal_number_index, version) on portal.person_record to portal_app;
grant update (environments) on portal.case_file to portal_app;
grant select, insert on portal.person_change, portal.episode to portal_app;
