-- Accounts, roles and sessions (decisions 23, 32, 33, 39). Nobody registers: an account exists before its person signs in.

-- Who acts, for the policies of every table that has an owner. Empty counts as unset: a pooled connection has '' left
-- after its first use. Always called as (select portal.actor_…()), so that it is asked once per query and not per row.
create function portal.actor_account() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.account', true), '')::uuid;
create function portal.actor_authority() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.authority', true), '')::uuid;
create function portal.actor_principals() returns uuid[] language sql stable parallel safe
  return coalesce(nullif(current_setting('app.principals', true), '')::uuid[], '{}');
create function portal.actor_session() returns text language sql stable parallel safe
  return nullif(current_setting('app.session', true), '');
create function portal.actor_roles() returns text[] language sql stable parallel safe
  return coalesce(nullif(current_setting('app.roles', true), '')::text[], '{}');

-- What whoever signs in shows us: the token of a session (hashed, hex), or the work e-mail the identity provider vouches for.
create function portal.shown_token() returns bytea language sql stable parallel safe
  return decode(nullif(current_setting('app.token', true), ''), 'hex');
create function portal.shown_email() returns text language sql stable parallel safe
  return nullif(current_setting('app.email', true), '');

grant execute on function portal.actor_account(), portal.actor_authority(), portal.actor_principals(), portal.actor_roles(), portal.actor_session()
  to portal_app, portal_auth, portal_worker;
grant execute on function portal.shown_token(), portal.shown_email() to portal_auth;

-- Workplaces that receive referrals and are no contact for the public.
alter table portal.unit drop constraint unit_kind_check;
alter table portal.unit add constraint unit_kind_check check (kind in ('programme', 'policeCoordination', 'localPolice', 'socialServices', 'socialEmergency', 'nationalContactPoint', 'helpline', 'emergency', 'probation', 'youthHome', 'healthCare'));

create table portal.account (
  id uuid primary key,
  authority_id uuid not null references portal.authority (id),
  -- Work e-mail, the key that the authority's administrator knows a person by.
  email text not null unique check (email = lower(email) and email ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$'),
  name text not null check (char_length(name) between 1 and 120),
  -- The identity provider must say that the person acts for this organisation (claim orgNumber, Swedish OIDC profile).
  organisation_number text not null check (organisation_number ~ '^[0-9]{10}$'),
  -- The provider's own name for the person; set at the first sign-in and never changed: a re-used e-mail opens nothing.
  subject text check (subject <> ''),
  disabled_at timestamptz,
  created_at timestamptz not null,
  unique (authority_id, id)
);
-- Per organisation: an identity provider keeps its subjects unique, and two accounts must never share one.
create unique index account_subject_key on portal.account (authority_id, subject);

create table portal.role_grant (
  id uuid primary key,
  authority_id uuid not null,
  account_id uuid not null,
  -- Null: in the authority as a whole.
  unit_id uuid,
  role text not null check (role in ('contactPointOfficer', 'coordinator', 'caseworker', 'secrecyOfficer', 'manager', 'regionalCoordinator', 'statistician', 'author', 'reviewer', 'publisher', 'translator', 'grantOfficer', 'logReviewer', 'registrar', 'directoryEditor', 'userAdmin', 'systemAdmin')),
  valid_from date not null,
  -- Last day it holds; twelve months at most (decisions 39).
  valid_until date not null check (valid_until >= valid_from and valid_until <= valid_from + interval '12 months'),
  unique nulls not distinct (authority_id, account_id, unit_id, role, valid_from),
  foreign key (authority_id, account_id) references portal.account (authority_id, id),
  foreign key (authority_id, unit_id) references portal.unit (authority_id, id)
);
create index role_grant_account_id_idx on portal.role_grant (account_id);

create table portal.session (
  id uuid primary key,
  -- SHA-256 of the cookie's 256 random bits: who reads this table can be nobody.
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  authority_id uuid not null,
  account_id uuid not null,
  -- The session this browser had before, whose kept text may be taken back (decisions 33).
  replaces_hash bytea check (octet_length(replaces_hash) = 32),
  created_at timestamptz not null,
  last_seen_at timestamptz not null check (last_seen_at >= created_at),
  auth_time timestamptz not null,
  acr text not null check (acr = 'http://id.elegnamnden.se/loa/1.0/loa3'),
  ended_at timestamptz,
  ended_reason text check (ended_reason in ('signedOut', 'replaced', 'revoked')),
  foreign key (authority_id, account_id) references portal.account (authority_id, id),
  constraint session_ended_check check ((ended_at is null) = (ended_reason is null))
);
create index session_account_id_idx on portal.session (account_id);

create table portal.saved_post (
  id uuid primary key,
  session_hash bytea not null check (octet_length(session_hash) = 32),
  authority_id uuid not null,
  account_id uuid not null,
  path text not null check (path ~ '^/(portal|editorial)(/|$)' and char_length(path) <= 300),
  -- Encrypted; never larger than 200 kB of form.
  body bytea not null check (octet_length(body) <= 205000),
  expires_at timestamptz not null,
  foreign key (authority_id, account_id) references portal.account (authority_id, id)
);
create index saved_post_session_hash_idx on portal.saved_post (session_hash);
create index saved_post_expires_at_idx on portal.saved_post (expires_at);

-- A name once given by the provider stays; a session's beginning is never rewritten.
create function portal.keep_account_subject() returns trigger language plpgsql as $$
begin
  if old.subject is not null and new.subject is distinct from old.subject then
    raise exception 'the subject of an account never changes';
  end if;
  return new;
end $$;
create trigger keep_account_subject before update on portal.account for each row execute function portal.keep_account_subject();

create function portal.keep_session_ended() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null then
    raise exception 'a session that has ended stays ended';
  end if;
  return new;
end $$;
create trigger keep_session_ended before update on portal.session for each row execute function portal.keep_session_ended();

-- Who may see what --------------------------------------------------------------------------------------------------

do $$
declare
  held text;
begin
  foreach held in array array['account', 'role_grant', 'session', 'saved_post'] loop
    execute format('alter table portal.%I enable row level security', held);
    execute format('alter table portal.%I force row level security', held);
    -- Seeding, and inviting and disabling until the accounts issue gives those verbs of their own.
    execute format('create policy owner_keeps on portal.%I for all to portal_owner using (true) with check (true)', held);
  end loop;
end $$;

-- Sign-in sees one person at a time: whoever the token or the vouched e-mail belongs to, never the list.
create policy shown_read on portal.account for select to portal_auth
  using (email = (select portal.shown_email()) or id = (select portal.actor_account()));
create policy first_sign_in on portal.account for update to portal_auth
  using (email = (select portal.shown_email())) with check (email = (select portal.shown_email()));
grant select on portal.account to portal_auth;
grant update (subject) on portal.account to portal_auth;

create policy own_read on portal.role_grant for select to portal_auth using (account_id = (select portal.actor_account()));
grant select on portal.role_grant to portal_auth;

create policy shown_read on portal.session for select to portal_auth using (token_hash = (select portal.shown_token()));
create policy shown_update on portal.session for update to portal_auth
  using (token_hash = (select portal.shown_token())) with check (token_hash = (select portal.shown_token()));
create policy own_insert on portal.session for insert to portal_auth
  with check (token_hash = (select portal.shown_token()) and account_id = (select portal.actor_account()));
grant select, insert on portal.session to portal_auth;
grant update (last_seen_at, ended_at, ended_reason) on portal.session to portal_auth;

create policy own_kept on portal.saved_post for all to portal_auth
  using (session_hash = (select portal.shown_token()) and account_id = (select portal.actor_account()))
  with check (session_hash = (select portal.shown_token()) and account_id = (select portal.actor_account()));
grant select, insert, delete on portal.saved_post to portal_auth;
-- What nobody came back for is removed by the worker after half an hour.
create policy outdated_removed on portal.saved_post for delete to portal_worker using (expires_at < now());
create policy outdated_seen on portal.saved_post for select to portal_worker using (expires_at < now());
grant select (id, expires_at), delete on portal.saved_post to portal_worker;

-- Colleagues of the same authority by name; e-mail, subject and organisation number are not for the portal's pages.
create policy colleagues_read on portal.account for select to portal_app using (authority_id = (select portal.actor_authority()));
create policy colleagues_read on portal.role_grant for select to portal_app using (authority_id = (select portal.actor_authority()));
grant select (id, authority_id, name, disabled_at) on portal.account to portal_app;
grant select on portal.role_grant to portal_app;

-- Which units exist is no secret among those who refer people to each other; the public still sees published ones only.
create policy staff_read on portal.unit for select to portal_app, portal_auth, portal_worker using (true);
grant select on portal.unit to portal_app, portal_auth, portal_worker;
create policy sign_in_read on portal.authority for select to portal_auth using (true);
grant select on portal.authority to portal_auth;
