-- The directory: who answers, where, when and on what terms. Facts with owner, source and validity (M5, M25).
-- Words are checked in the database and in lib/directory/rows.ts; a test holds the two together.

-- What this database is. A demo row makes live mode refuse to start (decisions 5).
create table portal.installation (
  id integer primary key check (id = 1),
  mode text not null check (mode in ('demo', 'live')),
  seeded_at timestamptz not null
);

-- Moves at every change below, so that a reader knows whether what it holds in memory is still true.
create table portal.directory_version (
  id integer primary key check (id = 1),
  version bigint not null check (version > 0),
  -- The transaction that moved it last: one transaction moves it once, however many rows it changes.
  changed_in bigint not null
);
insert into portal.directory_version values (1, 1, 0);

-- Geography -------------------------------------------------------------------------------------------------------

create table portal.police_region (
  id text primary key check (id ~ '^[a-z]+$'),
  name text not null unique
);

create table portal.county (
  code text primary key check (code ~ '^[0-9]{2}$'),
  name text not null unique,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  police_region_id text not null references portal.police_region (id)
);

create table portal.municipality (
  code text primary key check (code ~ '^[0-9]{4}$'),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null check (name <> ''),
  official_name text not null check (official_name <> ''),
  county_code text not null references portal.county (code),
  -- Said by the kommun or its länsstyrelse, never taken from a list that nobody has confirmed.
  has_programme text not null default 'unknown' check (has_programme in ('yes', 'no', 'unknown')),
  latitude double precision not null check (latitude between 55 and 69.1),
  longitude double precision not null check (longitude between 10.5 and 24.5),
  -- A kommun's code begins with its county's.
  constraint municipality_in_county_check check (left(code, 2) = county_code)
);
create index municipality_county_code_idx on portal.municipality (county_code);

-- Addresses outlive us on paper and in memory: a slug never changes and is never freed (decisions 17).
create function portal.keep_slug() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a kommun is never removed: its slug must not be reused';
  end if;
  if new.slug <> old.slug then
    raise exception 'a slug never changes (%)', old.slug;
  end if;
  return new;
end $$;
create trigger keep_slug before update or delete on portal.municipality for each row execute function portal.keep_slug();

-- Towns, districts and other names that people use instead of their kommun's.
create table portal.place (
  id uuid primary key,
  name text not null unique check (char_length(name) between 2 and 80)
);
create table portal.place_municipality (
  place_id uuid not null references portal.place (id),
  municipality_code text not null references portal.municipality (code),
  primary key (place_id, municipality_code)
);

-- Who ---------------------------------------------------------------------------------------------------------------

create table portal.authority (
  id uuid primary key,
  kind text not null check (kind in ('police', 'prisonAndProbation', 'youthCare', 'socialstyrelsen', 'countyBoard', 'municipality', 'region', 'government', 'organisation')),
  name text not null check (name <> ''),
  county_code text references portal.county (code),
  municipality_code text unique references portal.municipality (code),
  constraint authority_municipality_check check ((kind = 'municipality') = (municipality_code is not null))
);

create table portal.unit (
  id uuid primary key,
  authority_id uuid not null references portal.authority (id),
  parent_id uuid,
  kind text not null check (kind in ('programme', 'policeCoordination', 'localPolice', 'socialServices', 'socialEmergency', 'nationalContactPoint', 'helpline', 'emergency')),
  name text not null check (name <> ''),
  nationwide boolean not null default false,
  visibility text not null default 'published' check (visibility in ('published', 'internal')),
  -- The owner is part of every reference below: a row can never hang on another authority's unit.
  unique (authority_id, id),
  foreign key (authority_id, parent_id) references portal.unit (authority_id, id),
  check (parent_id <> id)
);

create table portal.coverage (
  id uuid primary key,
  authority_id uuid not null,
  unit_id uuid not null,
  municipality_code text not null references portal.municipality (code),
  valid_from date not null,
  -- Last day it holds; null while it holds.
  valid_until date check (valid_until >= valid_from),
  unique (authority_id, unit_id, municipality_code, valid_from),
  foreign key (authority_id, unit_id) references portal.unit (authority_id, id)
);
create index coverage_municipality_code_idx on portal.coverage (municipality_code);

-- An agreement between kommuner that names the unit that answers for all of them; authority_id is whose unit it is.
create table portal.agreement (
  id uuid primary key,
  authority_id uuid not null,
  unit_id uuid not null,
  valid_from date not null,
  valid_until date check (valid_until >= valid_from),
  unique (authority_id, id),
  foreign key (authority_id, unit_id) references portal.unit (authority_id, id)
);
create table portal.agreement_municipality (
  agreement_id uuid not null,
  authority_id uuid not null,
  municipality_code text not null references portal.municipality (code),
  primary key (agreement_id, municipality_code),
  foreign key (authority_id, agreement_id) references portal.agreement (authority_id, id)
);

create table portal.service (
  id uuid primary key,
  authority_id uuid not null,
  unit_id uuid not null,
  kind text not null check (kind in ('advice', 'assessment', 'protection', 'housing', 'livelihood', 'employment', 'substanceUse', 'health', 'family', 'contactPerson', 'crimeVictim', 'thinkingPatterns')),
  visibility text not null default 'published' check (visibility in ('published', 'internal')),
  unique (authority_id, unit_id, kind),
  foreign key (authority_id, unit_id) references portal.unit (authority_id, id)
);

-- How ---------------------------------------------------------------------------------------------------------------

create table portal.contact_point (
  id uuid primary key,
  authority_id uuid not null,
  unit_id uuid not null,
  key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  position integer not null default 0 check (position >= 0),
  name text check (name <> ''),
  channel text not null check (channel in ('phone', 'sms', 'chat', 'web')),
  phone_dial text check (phone_dial ~ '^(\+[1-9][0-9]{6,14}|[0-9]{3,6})$'),
  phone_shown text check (char_length(phone_shown) between 3 and 24),
  cost text not null default 'unknown' check (cost in ('free', 'unknown')),
  shown_on_bill text not null default 'unknown' check (shown_on_bill in ('yes', 'no', 'unknown')),
  anonymous text not null default 'unknown' check (anonymous in ('yes', 'no', 'unknown')),
  interpreter text not null default 'unknown' check (interpreter in ('yes', 'no', 'unknown')),
  duty_to_report text not null default 'unknown' check (duty_to_report in ('child', 'unknown')),
  ages_kind text not null default 'unknown' check (ages_kind in ('all', 'range', 'unknown')),
  age_from integer check (age_from between 0 and 120),
  age_to integer check (age_to between 0 and 120),
  languages text[] not null default '{}',
  audiences text[] not null check (cardinality(audiences) > 0 and audiences <@ array['everyone', 'relatives', 'professionals', 'children', 'women']),
  opening_kind text not null default 'unknown' check (opening_kind in ('always', 'daytimeWeekdays', 'schedule', 'unknown')),
  hours_certain boolean not null default false,
  on_holidays text not null default 'asUsual' check (on_holidays in ('asUsual', 'closed')),
  verified_on date,
  verified_by text,
  review_interval_months integer not null default 6 check (review_interval_months between 1 and 24),
  source_name text not null check (source_name <> ''),
  source_url text check (source_url ~ '^https?://'),
  source_published_on date,
  source_retrieved_on date not null,
  visibility text not null default 'internal' check (visibility in ('published', 'internal')),
  unique (authority_id, id),
  foreign key (authority_id, unit_id) references portal.unit (authority_id, id),
  constraint contact_point_phone_check check ((phone_dial is null) = (phone_shown is null) and (channel not in ('phone', 'sms') or phone_dial is not null)),
  constraint contact_point_ages_check check ((ages_kind = 'range') = (age_from is not null or age_to is not null) and age_from <= age_to),
  constraint contact_point_verified_check check ((verified_on is null) = (verified_by is null))
);
create index contact_point_unit_id_idx on portal.contact_point (unit_id);

create table portal.contact_point_text (
  contact_point_id uuid not null,
  authority_id uuid not null,
  locale text not null check (locale in ('sv', 'en', 'ar')),
  description text not null check (char_length(description) between 1 and 300),
  -- Null until a named reviewer has read the translation (decisions 20).
  reviewed_by text,
  primary key (contact_point_id, locale),
  foreign key (authority_id, contact_point_id) references portal.contact_point (authority_id, id)
);

create table portal.opening_hours (
  id uuid primary key,
  authority_id uuid not null,
  contact_point_id uuid not null,
  -- ISO: 1 is Monday.
  weekdays integer[] not null check (cardinality(weekdays) > 0 and weekdays <@ array[1, 2, 3, 4, 5, 6, 7]),
  opens text not null check (opens ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  -- Before opens: on the day after.
  closes text not null check (closes ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$'),
  foreign key (authority_id, contact_point_id) references portal.contact_point (authority_id, id),
  check (opens <> closes)
);
create index opening_hours_contact_point_id_idx on portal.opening_hours (contact_point_id);

create table portal.opening_exception (
  id uuid primary key,
  authority_id uuid not null,
  contact_point_id uuid not null,
  date date not null,
  closed boolean not null,
  opens text check (opens ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  closes text check (closes ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$'),
  reason text not null check (reason <> ''),
  foreign key (authority_id, contact_point_id) references portal.contact_point (authority_id, id),
  constraint opening_exception_hours_check check (closed = (opens is null) and closed = (closes is null) and opens <> closes)
);
create index opening_exception_contact_point_id_idx on portal.opening_exception (contact_point_id);

-- A change is told to whoever listens, and is seen in the version ---------------------------------------------------

create function portal.bump_directory_version() returns trigger language plpgsql as $$
begin
  update portal.directory_version set version = version + 1, changed_in = pg_current_xact_id()::text::bigint
    where id = 1 and changed_in <> pg_current_xact_id()::text::bigint;
  perform pg_notify('directory', '');
  return null;
end $$;

do $$
declare
  changed text;
begin
  foreach changed in array array['police_region', 'county', 'municipality', 'place', 'place_municipality', 'authority', 'unit', 'coverage',
    'agreement', 'agreement_municipality', 'service', 'contact_point', 'contact_point_text', 'opening_hours', 'opening_exception'] loop
    execute format('create trigger bump_directory_version after insert or update or delete on portal.%I
      for each row execute function portal.bump_directory_version()', changed);
  end loop;
end $$;

-- Who may see what --------------------------------------------------------------------------------------------------
-- Forced: also the owner of the tables is held by the policies.

do $$
declare
  held text;
begin
  foreach held in array array['installation', 'directory_version', 'police_region', 'county', 'municipality', 'place', 'place_municipality', 'authority', 'unit',
    'coverage', 'agreement', 'agreement_municipality', 'service', 'contact_point', 'contact_point_text', 'opening_hours', 'opening_exception'] loop
    execute format('alter table portal.%I enable row level security', held);
    execute format('alter table portal.%I force row level security', held);
    -- Seeding and migrations. The owner's address is never given to a serving process.
    execute format('create policy owner_keeps on portal.%I for all to portal_owner using (true) with check (true)', held);
  end loop;
end $$;

-- Reference tables: the country's geography and who the authorities are is no secret from anyone.
do $$
declare
  open_to_all text;
begin
  foreach open_to_all in array array['directory_version', 'police_region', 'county', 'municipality', 'place', 'place_municipality', 'authority'] loop
    execute format('create policy all_read on portal.%I for select to portal_public, portal_app, portal_worker using (true)', open_to_all);
    execute format('grant select on portal.%I to portal_public, portal_app, portal_worker', open_to_all);
  end loop;
end $$;

-- The public sees what is published, and of what hangs on it only that.
create policy published_read on portal.unit for select to portal_public using (visibility = 'published');
create policy published_read on portal.service for select to portal_public
  using (visibility = 'published' and exists (select from portal.unit u where u.id = unit_id));
create policy published_read on portal.coverage for select to portal_public
  using (exists (select from portal.unit u where u.id = unit_id));
create policy published_read on portal.agreement for select to portal_public
  using (exists (select from portal.unit u where u.id = unit_id));
create policy published_read on portal.agreement_municipality for select to portal_public
  using (exists (select from portal.agreement a where a.id = agreement_id));
create policy published_read on portal.contact_point for select to portal_public
  using (visibility = 'published' and exists (select from portal.unit u where u.id = unit_id));
create policy published_read on portal.contact_point_text for select to portal_public
  using (exists (select from portal.contact_point c where c.id = contact_point_id));
create policy published_read on portal.opening_hours for select to portal_public
  using (exists (select from portal.contact_point c where c.id = contact_point_id));
create policy published_read on portal.opening_exception for select to portal_public
  using (exists (select from portal.contact_point c where c.id = contact_point_id));
grant select on portal.unit, portal.service, portal.coverage, portal.agreement, portal.agreement_municipality, portal.contact_point,
  portal.contact_point_text, portal.opening_hours, portal.opening_exception to portal_public;
