-- One referral from one unit to one other, and the one way data may follow it across the wall: a decided, minimal,
-- frozen release (decisions 24–29; OSL 8:1–2, 10 kap.; casework.md 4). The sender keeps what it chose among (release_item);
-- the receiver gets rows of its own (delivery) that never held what stayed.

-- Consent lifts only the secrecy that protects the one who consents, towards this recipient, for this purpose (OSL 12:2).
create table portal.consent (
  id uuid primary key,
  authority_id uuid not null,
  case_file_id uuid not null,
  unit_id uuid not null,
  to_authority_id uuid not null,
  to_unit_id uuid not null,
  purpose text not null check (purpose in ('assessExit', 'protection', 'support', 'care', 'childConcern')),
  fields text[] not null check (cardinality(fields) between 1 and 20),
  valid_until timestamptz not null,
  state text not null default 'active' check (state in ('active', 'withdrawn', 'expired')),
  taken_by uuid not null,
  taken_at timestamptz not null,
  ended_at timestamptz,
  version integer not null default 1 check (version > 0),
  unique (authority_id, id),
  foreign key (authority_id, case_file_id, unit_id) references portal.case_file (authority_id, id, unit_id),
  foreign key (to_authority_id, to_unit_id) references portal.unit (authority_id, id),
  check (valid_until > taken_at),
  check ((state = 'active') = (ended_at is null))
);
create index consent_case_file_id_idx on portal.consent (case_file_id);

create table portal.referral (
  id uuid primary key,
  number text not null check (number ~ '^[2-9BCDFGHJKMNPQRSTVWXZ]{8}$'),
  from_authority_id uuid not null,
  from_unit_id uuid not null,
  from_case_file_id uuid not null,
  to_authority_id uuid not null,
  to_unit_id uuid not null,
  -- The receiver's own file, from acceptance on. The sender never reads what is in it.
  to_case_file_id uuid,
  purpose text not null check (purpose in ('assessExit', 'protection', 'support', 'care', 'childConcern')),
  urgency text not null check (urgency in ('ordinary', 'urgent')),
  state text not null,
  version integer not null check (version > 0),
  created_at timestamptz not null,
  sent_at timestamptz,
  unique (from_authority_id, number),
  -- What hangs on a referral names both sides, so that a key never answers about a stranger's row.
  unique (id, from_authority_id, to_authority_id),
  -- From the unit that keeps the file, to the unit that will keep its own.
  foreign key (from_authority_id, from_case_file_id, from_unit_id) references portal.case_file (authority_id, id, unit_id),
  foreign key (to_authority_id, to_unit_id) references portal.unit (authority_id, id),
  foreign key (to_authority_id, to_case_file_id, to_unit_id) references portal.case_file (authority_id, id, unit_id),
  check (from_unit_id <> to_unit_id),
  constraint referral_state_check check (state in ('draft', 'underReview', 'refused', 'sent', 'received', 'needsMore', 'accepted', 'declined',
    'withdrawn', 'ongoing', 'onHold', 'completed', 'stopped', 'fedBack', 'enteredInError')),
  constraint referral_sent_at_check check (state not in ('draft', 'underReview', 'refused') or sent_at is null),
  constraint referral_sent_check check (state in ('draft', 'underReview', 'refused', 'enteredInError') or sent_at is not null),
  constraint referral_own_file_check check (state not in ('accepted', 'ongoing', 'onHold', 'completed', 'stopped', 'fedBack') or to_case_file_id is not null),
  constraint referral_no_file_check check (state not in ('draft', 'underReview', 'refused', 'sent', 'received', 'needsMore', 'declined', 'withdrawn') or to_case_file_id is null)
);
create index referral_inbox_idx on portal.referral (to_unit_id, sent_at);
create index referral_from_case_file_id_idx on portal.referral (from_case_file_id);
create index referral_to_case_file_id_idx on portal.referral (to_case_file_id);

-- Every step, once: (referral, version) is the key, so two histories of one referral cannot exist side by side.
create table portal.referral_event (
  referral_id uuid not null,
  version integer not null check (version > 0),
  from_authority_id uuid not null,
  to_authority_id uuid not null,
  side text not null check (side in ('sender', 'receiver')),
  -- Who may read the step. What happens behind the receiver's wall is the receiver's until it is fed back.
  audience text not null,
  event text not null check (event ~ '^[a-zA-Z]{2,30}$'),
  from_state text not null,
  to_state text not null,
  account_id uuid not null,
  by_authority_id uuid not null,
  at timestamptz not null,
  -- Codes only: a free text would be a release without a decision.
  reason text check (reason ~ '^[a-zA-Z]{2,40}$'),
  next_step text check (next_step ~ '^[a-zA-Z]{2,40}$'),
  next_unit_id uuid,
  primary key (referral_id, version),
  foreign key (referral_id, from_authority_id, to_authority_id) references portal.referral (id, from_authority_id, to_authority_id),
  constraint referral_event_by_check check (by_authority_id = case side when 'sender' then from_authority_id else to_authority_id end),
  constraint referral_event_audience_check check (audience = case
    when to_state in ('draft', 'underReview', 'refused') then 'sender'
    when to_state in ('onHold', 'completed', 'stopped') or (from_state, to_state) = ('onHold', 'ongoing') then 'receiver'
    else 'both' end),
  -- The same pairs as lib/referrals/transitions.ts; tests/integration/referrals/steps.test.ts holds the two together.
  constraint referral_event_step_check check ((side, from_state, to_state) in (
    ('sender', 'draft', 'underReview'), ('sender', 'underReview', 'draft'), ('sender', 'underReview', 'refused'),
    ('sender', 'underReview', 'sent'), ('receiver', 'sent', 'received'),
    ('receiver', 'received', 'needsMore'), ('sender', 'needsMore', 'received'),
    ('receiver', 'received', 'accepted'), ('receiver', 'needsMore', 'accepted'),
    ('receiver', 'received', 'declined'), ('receiver', 'needsMore', 'declined'),
    ('sender', 'sent', 'withdrawn'), ('sender', 'received', 'withdrawn'), ('sender', 'needsMore', 'withdrawn'),
    ('receiver', 'accepted', 'ongoing'), ('receiver', 'ongoing', 'onHold'), ('receiver', 'onHold', 'ongoing'),
    ('receiver', 'ongoing', 'completed'), ('receiver', 'ongoing', 'stopped'), ('receiver', 'onHold', 'stopped'),
    ('receiver', 'completed', 'fedBack'), ('receiver', 'stopped', 'fedBack'))
    or (side = 'sender' and to_state = 'enteredInError' and from_state <> 'enteredInError')),
  constraint referral_event_reasoned_check check (to_state not in ('refused', 'declined', 'withdrawn', 'needsMore', 'completed', 'stopped', 'fedBack', 'enteredInError')
    or reason is not null),
  -- A no is never the end of the road: it says what comes instead.
  constraint referral_event_no_is_not_the_end_check check (to_state <> 'declined' or next_step is not null)
);

-- What is proposed to leave, and the decision on it. Belongs to the sender alone; the receiver has delivery.
create table portal.release (
  id uuid primary key,
  referral_id uuid not null,
  authority_id uuid not null,
  case_file_id uuid not null,
  unit_id uuid not null,
  to_authority_id uuid not null,
  to_unit_id uuid not null,
  -- Set at creation, never changed (decisions 25).
  controller_id uuid not null default portal.actor_authority(),
  regime text not null default portal.regime_of(portal.actor_authority()) check (regime in ('gdpr', 'brottsdata', 'patientdata')),
  state text not null check (state in ('proposed', 'inReview', 'returned', 'refused', 'authorised', 'used', 'lapsed', 'recalled')),
  ground_code text not null check (ground_code <> ''),
  ground_version integer not null check (ground_version > 0),
  consent_id uuid,
  urgent boolean not null default false,
  -- A key of its own: who reviews the release needs no way into the file.
  wrapped_key bytea not null,
  key_version integer not null check (key_version > 0),
  purpose bytea not null,
  weighing bytea not null,
  requested_by uuid not null,
  requested_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decision bytea,
  -- SHA-256 over what was shown to the one who decides; a changed release cannot be sent on an old yes.
  content_hash bytea check (octet_length(content_hash) = 32),
  version integer not null check (version > 0),
  unique (authority_id, id),
  foreign key (referral_id, authority_id, to_authority_id) references portal.referral (id, from_authority_id, to_authority_id),
  foreign key (authority_id, case_file_id, unit_id) references portal.case_file (authority_id, id, unit_id),
  foreign key (authority_id, consent_id) references portal.consent (authority_id, id),
  foreign key (to_authority_id, to_unit_id) references portal.unit (authority_id, id),
  -- Two people, unless danger to life or health lets the caseworker decide alone (decisions 29).
  constraint release_four_eyes_check check (decided_by is null or decided_by <> requested_by or urgent),
  constraint release_decided_check check (state not in ('refused', 'authorised', 'used') or (decided_by is not null and decided_at is not null)),
  constraint release_hash_check check (state not in ('inReview', 'authorised', 'used') or content_hash is not null)
);
create index release_authority_id_state_requested_at_idx on portal.release (authority_id, state, requested_at);
create index release_case_file_id_idx on portal.release (case_file_id);
-- One question at a time: the sent authorisation is the one that was asked for.
create unique index release_live_key on portal.release (authority_id, referral_id) where state in ('proposed', 'inReview', 'authorised');

create table portal.release_item (
  release_id uuid not null,
  authority_id uuid not null,
  field text not null check (field ~ '^[a-zA-Z]{2,40}$'),
  position integer not null check (position >= 0),
  choice text not null check (choice in ('leaves', 'shortened', 'stays')),
  source bytea not null,
  sent bytea,
  primary key (release_id, field),
  foreign key (authority_id, release_id) references portal.release (authority_id, id),
  constraint release_item_sent_check check ((choice = 'stays') = (sent is null))
);

create table portal.release_event (
  release_id uuid not null,
  authority_id uuid not null,
  version integer not null check (version > 0),
  from_state text not null,
  to_state text not null,
  account_id uuid not null,
  at timestamptz not null,
  primary key (release_id, version),
  foreign key (authority_id, release_id) references portal.release (authority_id, id),
  constraint release_event_step_check check ((from_state, to_state) in (
    ('proposed', 'inReview'), ('inReview', 'returned'), ('inReview', 'refused'), ('inReview', 'authorised'),
    ('authorised', 'used'), ('authorised', 'lapsed'), ('authorised', 'recalled'), ('proposed', 'recalled'), ('inReview', 'recalled')))
);

-- What the receiver got: rows of the receiver, under the receiver's key, frozen from the first moment (decisions 28).
create table portal.delivery (
  id uuid primary key,
  referral_id uuid not null,
  authority_id uuid not null,
  from_authority_id uuid not null,
  controller_id uuid not null,
  regime text not null check (regime in ('gdpr', 'brottsdata', 'patientdata')),
  ground_code text not null,
  ground_version integer not null,
  urgent boolean not null,
  wrapped_key bytea not null,
  key_version integer not null check (key_version > 0),
  purpose bytea not null,
  sent_at timestamptz not null,
  unique (authority_id, id),
  foreign key (referral_id, from_authority_id, authority_id) references portal.referral (id, from_authority_id, to_authority_id)
);
create index delivery_referral_id_idx on portal.delivery (referral_id);

create table portal.delivery_item (
  delivery_id uuid not null,
  authority_id uuid not null,
  field text not null check (field ~ '^[a-zA-Z]{2,40}$'),
  position integer not null check (position >= 0),
  body bytea not null,
  primary key (delivery_id, field),
  foreign key (authority_id, delivery_id) references portal.delivery (authority_id, id)
);

-- Answers given so far, sealed under a key of the draft's own. Nobody but the writer sees them, and they go after 90 days (HMPPS ADR-0004).
create table portal.referral_draft (
  id uuid primary key,
  authority_id uuid not null,
  account_id uuid not null,
  case_file_id uuid not null,
  unit_id uuid not null,
  step text not null check (step ~ '^[a-zA-Z]{2,20}$'),
  wrapped_key bytea not null,
  key_version integer not null check (key_version > 0),
  answers bytea not null,
  version integer not null check (version > 0),
  updated_at timestamptz not null,
  expires_at timestamptz not null,
  foreign key (authority_id, case_file_id, unit_id) references portal.case_file (authority_id, id, unit_id),
  check (expires_at <= updated_at + interval '90 days')
);
create index referral_draft_account_id_updated_at_idx on portal.referral_draft (account_id, updated_at desc);
create index referral_draft_expires_at_idx on portal.referral_draft (expires_at);

-- "Du har något att läsa": to whom and that, never what (domain.md 5.5). `about` is for sending once, and is shown nowhere.
create table portal.outbox (
  id uuid primary key,
  authority_id uuid not null,
  account_id uuid,
  unit_id uuid,
  kind text not null check (kind in ('toRead', 'unanswered', 'unansweredLong')),
  about uuid not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  foreign key (authority_id, unit_id) references portal.unit (authority_id, id),
  check (num_nonnulls(account_id, unit_id) = 1)
);
create index outbox_waiting_idx on portal.outbox (authority_id, created_at) where sent_at is null;
-- A clock that strikes twice tells once.
create unique index outbox_reminder_key on portal.outbox (authority_id, about, kind) where kind <> 'toRead';

-- Guards --------------------------------------------------------------------------------------------------------------

-- A state changes by one version at a time and never without its row in the history, written by the same transaction.
create function portal.referral_has_history() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if not exists (select from portal.referral_event e where e.referral_id = new.id and e.version = new.version and e.to_state = new.state) then
    raise exception 'a referral moved without its history' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger referral_has_history after insert or update of state, version on portal.referral
  deferrable initially deferred for each row execute function portal.referral_has_history();

create function portal.referral_moves_one_step() returns trigger language plpgsql set search_path = pg_catalog as $$
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
  return new;
end $$;
create trigger referral_moves_one_step before update on portal.referral for each row execute function portal.referral_moves_one_step();

-- The step in the history starts where the referral was.
create function portal.referral_event_follows() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.version > 1 and not exists (
    select from portal.referral_event e where e.referral_id = new.referral_id and e.version = new.version - 1 and e.to_state = new.from_state)
    -- A step behind the other side's wall cannot be read here; the pair and the version still hold it in place.
    and exists (select from portal.referral_event e where e.referral_id = new.referral_id and e.version = new.version - 1) then
    raise exception 'a step starts where the last one ended' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger referral_event_follows before insert on portal.referral_event for each row execute function portal.referral_event_follows();

create function portal.release_has_history() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if not exists (
    select from portal.release_event e where e.release_id = new.id and e.version = new.version and e.to_state = new.state) then
    raise exception 'a release moved without its history' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger release_has_history after insert or update of state, version on portal.release
  deferrable initially deferred for each row execute function portal.release_has_history();

create function portal.release_moves_one_step() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.version <> old.version + 1 or new.state = old.state then
    raise exception 'a release moves one step at a time' using errcode = 'check_violation';
  end if;
  if new.content_hash is distinct from old.content_hash and old.state not in ('proposed', 'inReview') then
    raise exception 'a decided release is frozen' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger release_moves_one_step before update on portal.release for each row execute function portal.release_moves_one_step();

-- Who reviews may let less leave, never more; after the decision nothing moves at all.
create function portal.release_item_only_narrows() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  open text;
begin
  select r.state into open from portal.release r where r.id = new.release_id;
  if open is distinct from 'inReview' then
    raise exception 'a decided release is frozen' using errcode = 'check_violation';
  end if;
  if array_position(array['leaves', 'shortened', 'stays'], new.choice) < array_position(array['leaves', 'shortened', 'stays'], old.choice) then
    raise exception 'a review only narrows' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger release_item_only_narrows before update on portal.release_item for each row execute function portal.release_item_only_narrows();

revoke execute on function portal.referral_has_history(), portal.referral_moves_one_step(), portal.referral_event_follows(),
  portal.release_has_history(), portal.release_moves_one_step(), portal.release_item_only_narrows() from public;

-- Who sees what --------------------------------------------------------------------------------------------------------

do $$
declare
  guarded text;
begin
  foreach guarded in array array['consent', 'referral', 'referral_event', 'release', 'release_item', 'release_event', 'delivery', 'delivery_item',
    'referral_draft', 'outbox'] loop
    execute format('alter table portal.%I enable row level security', guarded);
    execute format('alter table portal.%I force row level security', guarded);
  end loop;
end $$;

-- The sender's side: whoever may open the file. A row of case_file is visible here exactly when its own policy says so.
create policy case_reads on portal.consent for select to portal_app
  using (authority_id = (select portal.actor_authority())
    and exists (select from portal.case_file c where c.authority_id = consent.authority_id and c.id = consent.case_file_id));
create policy case_adds on portal.consent for insert to portal_app
  with check (authority_id = (select portal.actor_authority()) and taken_by = (select portal.actor_account()) and state = 'active'
    and exists (select from portal.case_file c where c.authority_id = consent.authority_id and c.id = consent.case_file_id));
create policy case_ends on portal.consent for update to portal_app
  using (authority_id = (select portal.actor_authority()) and state = 'active'
    and exists (select from portal.case_file c where c.authority_id = consent.authority_id and c.id = consent.case_file_id))
  with check (authority_id = (select portal.actor_authority()) and state <> 'active');
grant select, insert on portal.consent to portal_app;
grant update (state, ended_at, version) on portal.consent to portal_app;

-- Who decides sees the question, not the file it comes from.
create policy case_reads on portal.release for select to portal_app
  using (authority_id = (select portal.actor_authority())
    and exists (select from portal.case_file c where c.authority_id = release.authority_id and c.id = release.case_file_id));
create policy officer_reads on portal.release for select to portal_app
  using (authority_id = (select portal.actor_authority()) and 'secrecyOfficer' = any ((select portal.actor_roles())::text[]) and state <> 'proposed');
create policy case_adds on portal.release for insert to portal_app
  with check (authority_id = (select portal.actor_authority()) and controller_id = authority_id
    and regime = (select portal.regime_of(portal.actor_authority()))
    and requested_by = (select portal.actor_account()) and state in ('proposed', 'inReview') and decided_by is null
    and exists (select from portal.case_file c where c.authority_id = release.authority_id and c.id = release.case_file_id));
create policy case_moves on portal.release for update to portal_app
  using (authority_id = (select portal.actor_authority())
    and exists (select from portal.case_file c where c.authority_id = release.authority_id and c.id = release.case_file_id))
  with check (authority_id = (select portal.actor_authority())
    -- Policies of one command are joined by "or", using and check apart: each check repeats who it is for.
    and exists (select from portal.case_file c where c.authority_id = release.authority_id and c.id = release.case_file_id)
    -- Alone only when urgent; otherwise the sender's own steps are to ask, to take back and to spend.
    and (state in ('inReview', 'used', 'lapsed', 'recalled') or (state = 'authorised' and urgent)));
create policy officer_decides on portal.release for update to portal_app
  using (authority_id = (select portal.actor_authority()) and 'secrecyOfficer' = any ((select portal.actor_roles())::text[])
    and state = 'inReview' and requested_by <> (select portal.actor_account()))
  with check (authority_id = (select portal.actor_authority()) and 'secrecyOfficer' = any ((select portal.actor_roles())::text[])
    and requested_by <> (select portal.actor_account()) and state in ('returned', 'refused', 'authorised')
    and (state = 'returned' or decided_by = (select portal.actor_account())));
grant select, insert on portal.release to portal_app;
grant update (state, version, decided_by, decided_at, decision, content_hash) on portal.release to portal_app;

create policy release_reads on portal.release_item for select to portal_app
  using (authority_id = (select portal.actor_authority())
    and exists (select from portal.release r where r.authority_id = release_item.authority_id and r.id = release_item.release_id));
create policy requester_adds on portal.release_item for insert to portal_app
  with check (authority_id = (select portal.actor_authority())
    and exists (select from portal.release r where r.authority_id = release_item.authority_id and r.id = release_item.release_id
      and r.requested_by = (select portal.actor_account()) and r.state in ('proposed', 'inReview') and r.version = 1));
create policy officer_narrows on portal.release_item for update to portal_app
  using (authority_id = (select portal.actor_authority()) and 'secrecyOfficer' = any ((select portal.actor_roles())::text[])
    and exists (select from portal.release r where r.authority_id = release_item.authority_id and r.id = release_item.release_id
      and r.state = 'inReview' and r.requested_by <> (select portal.actor_account())))
  with check (authority_id = (select portal.actor_authority()));
grant select, insert on portal.release_item to portal_app;
grant update (choice, sent) on portal.release_item to portal_app;

create policy release_reads on portal.release_event for select to portal_app
  using (authority_id = (select portal.actor_authority())
    and exists (select from portal.release r where r.authority_id = release_event.authority_id and r.id = release_event.release_id));
create policy actor_writes on portal.release_event for insert to portal_app
  with check (authority_id = (select portal.actor_authority()) and account_id = (select portal.actor_account())
    and exists (select from portal.release r where r.authority_id = release_event.authority_id and r.id = release_event.release_id
      and r.version = release_event.version and r.state = release_event.to_state));
grant select, insert on portal.release_event to portal_app;

create policy officer_reads on portal.consent for select to portal_app
  using (authority_id = (select portal.actor_authority()) and 'secrecyOfficer' = any ((select portal.actor_roles())::text[])
    and exists (select from portal.release r where r.authority_id = consent.authority_id and r.consent_id = consent.id));

create policy sender_reads on portal.referral for select to portal_app
  using (from_authority_id = (select portal.actor_authority())
    and exists (select from portal.case_file c where c.authority_id = referral.from_authority_id and c.id = referral.from_case_file_id));
create policy officer_reads on portal.referral for select to portal_app
  using (from_authority_id = (select portal.actor_authority()) and 'secrecyOfficer' = any ((select portal.actor_roles())::text[])
    and exists (select from portal.release r where r.authority_id = referral.from_authority_id and r.referral_id = referral.id));
-- Before it is sent there is nothing here for the receiver, not even that it exists.
create policy receiver_reads on portal.referral for select to portal_app
  using (to_authority_id = (select portal.actor_authority()) and sent_at is not null
    and (to_unit_id = any ((select portal.actor_principals())::uuid[])
      or exists (select from portal.case_file c where c.authority_id = referral.to_authority_id and c.id = referral.to_case_file_id)));
create policy sender_adds on portal.referral for insert to portal_app
  with check (from_authority_id = (select portal.actor_authority()) and state = 'underReview' and version = 1
    and exists (select from portal.case_file c where c.authority_id = referral.from_authority_id and c.id = referral.from_case_file_id));
create policy sender_moves on portal.referral for update to portal_app
  using (from_authority_id = (select portal.actor_authority()) and state in ('draft', 'underReview', 'refused', 'sent', 'received', 'needsMore',
      'accepted', 'declined', 'withdrawn', 'ongoing', 'onHold', 'completed', 'stopped', 'fedBack')
    and exists (select from portal.case_file c where c.authority_id = referral.from_authority_id and c.id = referral.from_case_file_id))
  with check (from_authority_id = (select portal.actor_authority())
    and state in ('underReview', 'draft', 'sent', 'received', 'withdrawn', 'enteredInError')
    and exists (select from portal.case_file c where c.authority_id = referral.from_authority_id and c.id = referral.from_case_file_id));
create policy officer_moves on portal.referral for update to portal_app
  using (from_authority_id = (select portal.actor_authority()) and 'secrecyOfficer' = any ((select portal.actor_roles())::text[]) and state = 'underReview'
    and exists (select from portal.release r where r.authority_id = referral.from_authority_id and r.referral_id = referral.id))
  with check (from_authority_id = (select portal.actor_authority()) and 'secrecyOfficer' = any ((select portal.actor_roles())::text[])
    and state in ('draft', 'refused'));
create policy receiver_moves on portal.referral for update to portal_app
  using (to_authority_id = (select portal.actor_authority()) and sent_at is not null
    and state in ('sent', 'received', 'needsMore', 'accepted', 'ongoing', 'onHold', 'completed', 'stopped')
    and (to_unit_id = any ((select portal.actor_principals())::uuid[])
      or exists (select from portal.case_file c where c.authority_id = referral.to_authority_id and c.id = referral.to_case_file_id)))
  with check (to_authority_id = (select portal.actor_authority())
    and (to_unit_id = any ((select portal.actor_principals())::uuid[])
      or exists (select from portal.case_file c where c.authority_id = referral.to_authority_id and c.id = referral.to_case_file_id))
    and state in ('received', 'needsMore', 'accepted', 'declined', 'ongoing', 'onHold', 'completed', 'stopped', 'fedBack'));
grant select, insert on portal.referral to portal_app;
grant update (state, version, sent_at, to_case_file_id) on portal.referral to portal_app;

create policy both_read on portal.referral_event for select to portal_app
  using (exists (select from portal.referral r where r.id = referral_event.referral_id)
    and (audience = 'both' or (select portal.actor_authority()) = case audience when 'sender' then from_authority_id else to_authority_id end));
create policy actor_writes on portal.referral_event for insert to portal_app
  with check (by_authority_id = (select portal.actor_authority()) and account_id = (select portal.actor_account())
    and exists (select from portal.referral r where r.id = referral_event.referral_id and r.version = referral_event.version
      and r.state = referral_event.to_state));
grant select, insert on portal.referral_event to portal_app;

-- A delivery is laid by the sender who has just spent its release, and read by the receiver alone.
create policy sender_lays on portal.delivery for insert to portal_app
  with check (from_authority_id = (select portal.actor_authority()) and controller_id = authority_id
    and regime = portal.regime_of(authority_id)
    and exists (select from portal.release r where r.authority_id = delivery.from_authority_id and r.id = delivery.id
      and r.referral_id = delivery.referral_id and r.state = 'used' and r.to_authority_id = delivery.authority_id));
create policy receiver_reads on portal.delivery for select to portal_app
  using (authority_id = (select portal.actor_authority())
    and exists (select from portal.referral r where r.id = delivery.referral_id and r.to_authority_id = delivery.authority_id and r.state <> 'withdrawn'));
create policy sender_lays on portal.delivery_item for insert to portal_app
  with check (exists (select from portal.release_item i join portal.release r on r.id = i.release_id
    where i.release_id = delivery_item.delivery_id and i.field = delivery_item.field and i.choice <> 'stays'
      and r.authority_id = (select portal.actor_authority()) and r.state = 'used' and r.to_authority_id = delivery_item.authority_id));
create policy receiver_reads on portal.delivery_item for select to portal_app
  using (authority_id = (select portal.actor_authority())
    and exists (select from portal.delivery d where d.authority_id = delivery_item.authority_id and d.id = delivery_item.delivery_id));
grant select, insert on portal.delivery, portal.delivery_item to portal_app;

create policy writer_keeps on portal.referral_draft for all to portal_app
  using (authority_id = (select portal.actor_authority()) and account_id = (select portal.actor_account()))
  with check (authority_id = (select portal.actor_authority()) and account_id = (select portal.actor_account())
    and exists (select from portal.case_file c where c.authority_id = referral_draft.authority_id and c.id = referral_draft.case_file_id));
grant select, insert, delete on portal.referral_draft to portal_app;
grant update (step, answers, version, updated_at, expires_at) on portal.referral_draft to portal_app;

-- A notice to one's own colleagues, or to the other side of a referral one can see.
create policy actor_tells on portal.outbox for insert to portal_app
  with check (kind = 'toRead' and sent_at is null
    and (authority_id = (select portal.actor_authority())
      or exists (select from portal.referral r where r.id = outbox.about and outbox.unit_id is not null
        and ((r.to_authority_id, r.to_unit_id) = (outbox.authority_id, outbox.unit_id)
          or (r.from_authority_id, r.from_unit_id) = (outbox.authority_id, outbox.unit_id)))));
grant insert on portal.outbox to portal_app;

-- The worker acts for one authority at a time (decisions 23), and reads of a referral only what its clock needs.
create policy worker_counts on portal.referral for select to portal_worker
  using (to_authority_id = (select portal.actor_authority()) and state in ('sent', 'received'));
grant select (id, to_authority_id, to_unit_id, state, urgency, sent_at) on portal.referral to portal_worker;
create policy worker_tells on portal.outbox for all to portal_worker
  using (authority_id = (select portal.actor_authority())) with check (authority_id = (select portal.actor_authority()));
grant select, insert on portal.outbox to portal_worker;
grant update (sent_at) on portal.outbox to portal_worker;
create policy worker_clears on portal.referral_draft for all to portal_worker
  using (authority_id = (select portal.actor_authority()) and expires_at < now())
  with check (false);
grant select (id, authority_id, expires_at), delete on portal.referral_draft to portal_worker;
