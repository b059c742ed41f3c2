-- Enquiries to the national contact point from people who do not say who they are (Ju2025/01696). What was written comes here as
-- ciphertext only; what finds a thread is derived from a code that is never here. The public reaches it through the functions below and
-- through nothing else: portal_public has no right on any of these tables.

-- The contact point's own key pair. The public half seals, the private one lies wrapped under the authority's key; nobody who works
-- there has it in hand, so whoever leaves takes nothing along.
create table portal.contact_key (
  id uuid primary key,
  authority_id uuid not null,
  unit_id uuid not null,
  recipient text not null check (recipient ~ '^age1[02-9ac-hj-np-z]{58}$'),
  wrapped_key bytea not null,
  key_version integer not null check (key_version > 0),
  created_at timestamptz not null,
  retired_at timestamptz check (retired_at >= created_at),
  unique (authority_id, id),
  foreign key (authority_id, unit_id) references portal.unit (authority_id, id)
);
create unique index contact_key_current_key on portal.contact_key (authority_id, unit_id) where retired_at is null;

create table portal.enquiry (
  id uuid primary key,
  authority_id uuid not null,
  unit_id uuid not null,
  controller_id uuid not null,
  regime text not null check (regime in ('gdpr', 'brottsdata', 'patientdata')),
  -- The form it came with: the same form sent twice opens one thread.
  token bytea not null check (octet_length(token) = 16),
  -- Derived from the code, like the key that opens for_code. Null when access by the code has ended.
  lookup bytea check (octet_length(lookup) = 32),
  -- The thread's own key pair: the public half, and the private one sealed for the code and for the contact point.
  recipient text not null check (recipient ~ '^age1[02-9ac-hj-np-z]{58}$'),
  for_code bytea,
  for_staff bytea not null,
  key_id uuid not null,
  -- Who drew code and keys: the visitor's browser, or we, who forgot them.
  sealed_by text not null check (sealed_by in ('browser', 'server')),
  locale text not null check (locale in ('sv', 'en', 'ar')),
  about text not null check (about in ('self', 'other', 'work', 'unsaid')),
  age text not null check (age in ('under18', 'adult', 'unsaid')),
  police_region_id text references portal.police_region (id),
  urgency text not null default 'ordinary' check (urgency in ('ordinary', 'soon', 'danger')),
  state text not null default 'waiting' check (state in ('waiting', 'answered', 'closed')),
  version integer not null default 1 check (version > 0),
  claimed_by uuid,
  claimed_at timestamptz,
  referred_to text check (referred_to in ('programme', 'policeCoordination', 'socialServices', 'socialEmergency', 'helpline', 'emergency', 'other', 'nobody')),
  created_at timestamptz not null,
  -- The last words from the visitor and from the contact point, the first answer, and when the visitor last looked.
  written_at timestamptz not null,
  answered_at timestamptz,
  first_answered_at timestamptz,
  read_at timestamptz,
  kept_until timestamptz,
  extensions integer not null default 0 check (extensions >= 0),
  code_ended_at timestamptz,
  unique (authority_id, id),
  unique (authority_id, token),
  unique (authority_id, lookup),
  foreign key (authority_id, unit_id) references portal.unit (authority_id, id),
  foreign key (authority_id, key_id) references portal.contact_key (authority_id, id),
  foreign key (authority_id, claimed_by) references portal.account (authority_id, id),
  constraint enquiry_controller_check check (controller_id = authority_id),
  constraint enquiry_code_check check ((lookup is null) = (for_code is null) and (lookup is null) = (code_ended_at is not null)),
  constraint enquiry_claimed_check check ((claimed_by is null) = (claimed_at is null)),
  constraint enquiry_answered_check check ((answered_at is null) = (first_answered_at is null))
);
create index enquiry_state_written_at_id_idx on portal.enquiry (state, written_at, id);

create table portal.enquiry_message (
  id uuid primary key,
  enquiry_id uuid not null,
  authority_id uuid not null,
  -- Who wrote: the visitor, the contact point, the contact point for itself, or the visitor about who they are.
  side text not null check (side in ('visitor', 'staff', 'note', 'identity')),
  author_id uuid,
  at timestamptz not null,
  sealed bytea not null check (octet_length(sealed) <= 65536),
  token bytea check (octet_length(token) = 16),
  unique (authority_id, token),
  foreign key (authority_id, enquiry_id) references portal.enquiry (authority_id, id),
  foreign key (authority_id, author_id) references portal.account (authority_id, id),
  constraint enquiry_message_author_side_check check ((side in ('visitor', 'identity')) = (author_id is null)),
  constraint enquiry_message_token_side_check check ((token is null) or side in ('visitor', 'identity'))
);
create index enquiry_message_enquiry_id_at_idx on portal.enquiry_message (enquiry_id, at);

-- Who somebody said they are is opened by two: one asks, another says yes, and it stays open for a day.
create table portal.enquiry_opening (
  id uuid primary key,
  enquiry_id uuid not null,
  authority_id uuid not null,
  unit_id uuid not null,
  reason text not null check (reason in ('personAsks', 'handOver', 'danger', 'child')),
  state text not null default 'asked' check (state in ('asked', 'approved', 'refused', 'withdrawn')),
  version integer not null default 1 check (version > 0),
  asked_by uuid not null default portal.actor_account(),
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  unique (authority_id, id),
  foreign key (authority_id, enquiry_id) references portal.enquiry (authority_id, id),
  foreign key (authority_id, unit_id) references portal.unit (authority_id, id),
  foreign key (authority_id, asked_by) references portal.account (authority_id, id),
  foreign key (authority_id, decided_by) references portal.account (authority_id, id),
  constraint enquiry_opening_decided_check check ((state = 'asked') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  constraint enquiry_opening_two_people_check check (state not in ('approved', 'refused') or decided_by <> asked_by)
);
create unique index enquiry_opening_asked_key on portal.enquiry_opening (authority_id, enquiry_id) where state = 'asked';

-- What is left when a thread is gone, and what is noted of a call or a mail: figures, with nothing that leads back to anybody.
create table portal.contact_log (
  id uuid primary key,
  authority_id uuid not null,
  unit_id uuid not null,
  on_day date not null,
  channel text not null check (channel in ('web', 'phone', 'mail', 'visit')),
  locale text not null check (locale in ('sv', 'en', 'ar', 'other')),
  about text not null check (about in ('self', 'other', 'work', 'unsaid')),
  age text not null check (age in ('under18', 'adult', 'unsaid')),
  topic text check (topic in ('leaving', 'threat', 'someoneElse', 'whoDoesWhat', 'other')),
  police_region_id text references portal.police_region (id),
  referred_to text check (referred_to in ('programme', 'policeCoordination', 'socialServices', 'socialEmergency', 'helpline', 'emergency', 'other', 'nobody')),
  first_answer_minutes integer check (first_answer_minutes >= 0),
  foreign key (authority_id, unit_id) references portal.unit (authority_id, id)
);
create index contact_log_authority_id_on_day_idx on portal.contact_log (authority_id, on_day);

-- What never changes ---------------------------------------------------------------------------------------------------

create function portal.enquiry_moves() returns trigger language plpgsql set search_path = pg_catalog as $$
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
  return new;
end $$;
create trigger enquiry_moves before update on portal.enquiry for each row execute function portal.enquiry_moves();

create function portal.opening_moves() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if (new.id, new.enquiry_id, new.authority_id, new.unit_id, new.reason, new.asked_by, new.asked_at) is distinct from (old.id, old.enquiry_id, old.authority_id, old.unit_id, old.reason, old.asked_by, old.asked_at)
     or old.state <> 'asked' or new.version <> old.version + 1 then
    raise exception 'a question about an identity is asked once and answered once' using errcode = 'check_violation';
  end if;
  if new.state = 'withdrawn' and new.decided_by <> new.asked_by then
    raise exception 'only whoever asked takes the question back' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger opening_moves before update on portal.enquiry_opening for each row execute function portal.opening_moves();

create trigger keys_go_forward before update of wrapped_key, key_version on portal.contact_key for each row execute function portal.keys_go_forward();

-- Who may see what -----------------------------------------------------------------------------------------------------

do $$
declare
  held text;
begin
  foreach held in array array['contact_key', 'enquiry', 'enquiry_message', 'enquiry_opening', 'contact_log'] loop
    execute format('alter table portal.%I enable row level security', held);
    execute format('alter table portal.%I force row level security', held);
    execute format('create policy owner_keeps on portal.%I for all to portal_owner using (true) with check (true)', held);
  end loop;
  -- Only whoever works at the contact point knows that there is anything at all.
  foreach held in array array['contact_key', 'enquiry', 'enquiry_opening', 'contact_log'] loop
    execute format($policy$create policy contact_point_read on portal.%I for select to portal_app
      using (authority_id = (select portal.actor_authority()) and 'contactPointOfficer@' || unit_id::text = any ((select portal.actor_roles())::text[]))$policy$, held);
  end loop;
end $$;

create policy contact_point_update on portal.enquiry for update to portal_app
  using (authority_id = (select portal.actor_authority()) and 'contactPointOfficer@' || unit_id::text = any ((select portal.actor_roles())::text[]))
  with check (authority_id = (select portal.actor_authority()) and (claimed_by is null or claimed_by = (select portal.actor_account())));
grant select on portal.contact_key, portal.enquiry, portal.enquiry_opening, portal.contact_log to portal_app;
grant update (urgency, state, version, claimed_by, claimed_at, referred_to, answered_at, first_answered_at) on portal.enquiry to portal_app;

-- A yes by another, at most a day old. Asked as the owner: a policy cannot look at its own table through another.
create function portal.is_identity_open(enquiry uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select exists (select from portal.enquiry_opening o where o.enquiry_id = is_identity_open.enquiry and o.authority_id = portal.actor_authority()
    and o.state = 'approved' and o.decided_by <> o.asked_by and o.decided_at <= now() and o.decided_at > now() - interval '24 hours');
end;
grant execute on function portal.is_identity_open(uuid) to portal_app;

create policy contact_point_read on portal.enquiry_message for select to portal_app
  using (authority_id = (select portal.actor_authority()) and exists (select from portal.enquiry e where e.id = enquiry_id)
    and (side <> 'identity' or portal.is_identity_open(enquiry_id)));
create policy contact_point_write on portal.enquiry_message for insert to portal_app
  with check (authority_id = (select portal.actor_authority()) and side in ('staff', 'note') and author_id = (select portal.actor_account())
    and exists (select from portal.enquiry e where e.id = enquiry_id));
grant select, insert on portal.enquiry_message to portal_app;

-- That somebody has said who they are, without what they said.
create function portal.said_identity(enquiries uuid[]) returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select distinct m.enquiry_id from portal.enquiry_message m join portal.enquiry e on e.id = m.enquiry_id
    where m.enquiry_id = any (said_identity.enquiries) and m.side = 'identity' and e.authority_id = portal.actor_authority()
      and 'contactPointOfficer@' || e.unit_id::text = any (portal.actor_roles());
end;
grant execute on function portal.said_identity(uuid[]) to portal_app;

create policy contact_point_ask on portal.enquiry_opening for insert to portal_app
  with check (authority_id = (select portal.actor_authority()) and asked_by = (select portal.actor_account()) and state = 'asked'
    and exists (select from portal.enquiry e where e.id = enquiry_id and e.unit_id = enquiry_opening.unit_id));
create policy contact_point_decide on portal.enquiry_opening for update to portal_app
  using (authority_id = (select portal.actor_authority()) and state = 'asked' and 'contactPointOfficer@' || unit_id::text = any ((select portal.actor_roles())::text[]))
  with check (authority_id = (select portal.actor_authority()) and decided_by = (select portal.actor_account())
    and (case state when 'withdrawn' then asked_by = (select portal.actor_account()) else asked_by <> (select portal.actor_account()) end));
grant insert on portal.enquiry_opening to portal_app;
grant update (state, version, decided_by, decided_at) on portal.enquiry_opening to portal_app;

create policy contact_point_log on portal.contact_log for insert to portal_app
  with check (authority_id = (select portal.actor_authority()) and channel <> 'web' and 'contactPointOfficer@' || unit_id::text = any ((select portal.actor_roles())::text[]));
grant insert on portal.contact_log to portal_app;

-- The worker erases, for one authority at a time, and reads no sealed column.
create policy worker_erases on portal.enquiry for all to portal_worker using (authority_id = (select portal.actor_authority()));
create policy worker_erases on portal.enquiry_message for all to portal_worker using (authority_id = (select portal.actor_authority()));
create policy worker_erases on portal.enquiry_opening for all to portal_worker using (authority_id = (select portal.actor_authority()));
create policy worker_keeps_figures on portal.contact_log for insert to portal_worker with check (authority_id = (select portal.actor_authority()) and channel = 'web');
create policy worker_keeps_keys on portal.contact_key for all to portal_worker using (authority_id = (select portal.actor_authority()));
grant select (id, authority_id, unit_id, key_id, locale, about, age, police_region_id, state, referred_to, created_at, written_at, answered_at, first_answered_at, read_at, kept_until, code_ended_at),
  delete on portal.enquiry to portal_worker;
grant select (id, enquiry_id, authority_id), delete on portal.enquiry_message, portal.enquiry_opening to portal_worker;
grant insert on portal.contact_log to portal_worker;
grant select (id, authority_id, retired_at, wrapped_key, key_version), update (wrapped_key, key_version), delete on portal.contact_key to portal_worker;

-- What the public may do ------------------------------------------------------------------------------------------------
-- Each function does one thing for whoever shows a look-up value of 256 bits that only a right code gives.

create function portal.contact_point() returns table (authority_id uuid, unit_id uuid) language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select u.authority_id, u.id from portal.unit u where u.kind = 'nationalContactPoint';
end;

create function portal.contact_key_now() returns table (id uuid, recipient text, created_at timestamptz) language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select k.id, k.recipient, k.created_at from portal.contact_key k join portal.contact_point() p on p.authority_id = k.authority_id and p.unit_id = k.unit_id
    where k.retired_at is null;
end;

-- The first key, or the next when the one in use is thirty days old. Somebody else was quicker: nothing happens.
create function portal.contact_key_next(id uuid, recipient text, wrapped_key bytea, key_version integer) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  point record;
begin
  select * into point from portal.contact_point();
  perform pg_advisory_xact_lock(hashtextextended('portal.contact_key', 23));
  if exists (select from portal.contact_key k where k.authority_id = point.authority_id and k.unit_id = point.unit_id and k.retired_at is null and k.created_at > now() - interval '30 days') then
    return;
  end if;
  update portal.contact_key k set retired_at = now() where k.authority_id = point.authority_id and k.unit_id = point.unit_id and k.retired_at is null;
  insert into portal.contact_key (id, authority_id, unit_id, recipient, wrapped_key, key_version, created_at)
    values (contact_key_next.id, point.authority_id, point.unit_id, contact_key_next.recipient, contact_key_next.wrapped_key, contact_key_next.key_version, now());
end $$;

-- Opens a thread with its first message, whole or not at all. 'again': this very message has been received already. 'used': another one
-- came with the same form.
create function portal.enquiry_begin(id uuid, token bytea, lookup bytea, recipient text, for_code bytea, for_staff bytea, key_id uuid, sealed_by text,
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
  return 'begun';
end $$;

create function portal.enquiry_found(lookup bytea) returns table (id uuid, recipient text, for_code bytea, locale text, state text, is_claimed boolean, created_at timestamptz, written_at timestamptz,
  answered_at timestamptz, read_at timestamptz, kept_until timestamptz, extensions integer) language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select e.id, e.recipient, e.for_code, e.locale, e.state, e.claimed_by is not null, e.created_at, e.written_at, e.answered_at, e.read_at, e.kept_until, e.extensions
    from portal.enquiry e join portal.contact_point() p on p.authority_id = e.authority_id where e.lookup = enquiry_found.lookup;
end;

create function portal.enquiry_thread(lookup bytea) returns table (side text, at timestamptz, sealed bytea) language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select m.side, m.at, m.sealed from portal.enquiry_message m join portal.enquiry e on e.authority_id = m.authority_id and e.id = m.enquiry_id
    join portal.contact_point() p on p.authority_id = e.authority_id
    where e.lookup = enquiry_thread.lookup and m.side in ('visitor', 'staff') order by m.at, m.id;
end;

-- The visitor has looked: answers up to now are read.
create function portal.enquiry_seen(lookup bytea) returns void language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  update portal.enquiry e set read_at = now() from portal.contact_point() p where p.authority_id = e.authority_id and e.lookup = enquiry_seen.lookup;
end;

-- One more message, or who the visitor is. 'again': this form has been received already. 'gone': there is no such thread.
create function portal.enquiry_write(lookup bytea, message_id uuid, token bytea, side text, sealed bytea) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  thread record;
begin
  if side not in ('visitor', 'identity') then raise exception 'a visitor writes as a visitor' using errcode = 'check_violation'; end if;
  select e.id, e.authority_id into thread from portal.enquiry e join portal.contact_point() p on p.authority_id = e.authority_id where e.lookup = enquiry_write.lookup for update of e;
  if not found then return 'gone'; end if;
  insert into portal.enquiry_message (id, enquiry_id, authority_id, side, at, sealed, token) values (message_id, thread.id, thread.authority_id, enquiry_write.side, now(), enquiry_write.sealed, enquiry_write.token)
    on conflict on constraint enquiry_message_authority_id_token_key do nothing;
  if not found then return 'again'; end if;
  update portal.enquiry e set written_at = now(), state = 'waiting', version = version + 1 where e.id = thread.id;
  return 'written';
end $$;

-- Later than it would be. The day is worked out by the rule, and never further than two years from now.
create function portal.enquiry_keep(lookup bytea, until timestamptz, most integer) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update portal.enquiry e set kept_until = least(enquiry_keep.until, now() + interval '2 years'), extensions = e.extensions + 1
    from portal.contact_point() p where p.authority_id = e.authority_id and e.lookup = enquiry_keep.lookup and e.extensions < enquiry_keep.most;
  return found;
end $$;

-- Nobody reads by the code any more, at once and for good.
create function portal.enquiry_end_code(lookup bytea) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update portal.enquiry e set lookup = null, for_code = null, code_ended_at = now()
    from portal.contact_point() p where p.authority_id = e.authority_id and e.lookup = enquiry_end_code.lookup;
  return found;
end $$;

grant execute on function portal.contact_point(), portal.contact_key_now(), portal.contact_key_next(uuid, text, bytea, integer),
  portal.enquiry_begin(uuid, bytea, bytea, text, bytea, bytea, uuid, text, text, text, text, text, uuid, bytea), portal.enquiry_found(bytea), portal.enquiry_thread(bytea),
  portal.enquiry_seen(bytea), portal.enquiry_write(bytea, uuid, bytea, text, bytea), portal.enquiry_keep(bytea, timestamptz, integer), portal.enquiry_end_code(bytea) to portal_public;
