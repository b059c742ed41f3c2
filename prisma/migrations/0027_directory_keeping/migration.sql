-- Whoever keeps an authority's contacts true: confirms, changes numbers and hours, tells of days that are otherwise. Own
-- authority only; every change is written down field by field, and published.

alter table portal.contact_point add column version integer not null default 1 check (version > 0);

create table portal.contact_change (
  id uuid primary key default gen_random_uuid(),
  authority_id uuid not null,
  contact_point_id uuid not null,
  field text not null check (field in ('phone', 'confirmed', 'openingKind', 'onHolidays', 'hours', 'exception')),
  before text check (char_length(before) <= 300),
  after text check (char_length(after) <= 300),
  account_id uuid not null,
  at timestamptz not null default now(),
  unique (authority_id, id),
  foreign key (authority_id, contact_point_id) references portal.contact_point (authority_id, id),
  foreign key (authority_id, account_id) references portal.account (authority_id, id)
);
create index contact_change_contact_point_id_at_idx on portal.contact_change (contact_point_id, at desc);

alter table portal.contact_change enable row level security;
alter table portal.contact_change force row level security;
create policy owner_keeps on portal.contact_change for all to portal_owner using (true) with check (true);
create policy keeper_reads on portal.contact_change for select to portal_app
  using (authority_id = (select portal.actor_authority()) and (select portal.actor_roles()) && array['directoryEditor']);
grant select on portal.contact_change to portal_app;

-- The seed is nobody, and its facts are not a change of an owner's.
create function portal.contact_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if portal.actor_account() is null then
    return null;
  end if;
  insert into portal.contact_change (authority_id, contact_point_id, field, before, after, account_id)
    select new.authority_id, new.id, c.field, c.was, c.becomes, portal.actor_account()
    from (values ('phone', old.phone_shown, new.phone_shown), ('confirmed', old.verified_on::text, new.verified_on::text),
      ('openingKind', old.opening_kind, new.opening_kind), ('onHolidays', old.on_holidays, new.on_holidays)) as c (field, was, becomes)
    where c.was is distinct from c.becomes;
  return null;
end $$;
create trigger contact_changed after update on portal.contact_point for each row execute function portal.contact_changed();

create function portal.hours_in_words(weekdays integer[], opens text, closes text) returns text language sql immutable
  return array_to_string(weekdays, ',') || ' ' || opens || '–' || closes;
create function portal.hours_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if portal.actor_account() is null then
    return null;
  end if;
  insert into portal.contact_change (authority_id, contact_point_id, field, before, after, account_id)
    values (coalesce(new.authority_id, old.authority_id), coalesce(new.contact_point_id, old.contact_point_id), 'hours',
      portal.hours_in_words(old.weekdays, old.opens, old.closes), portal.hours_in_words(new.weekdays, new.opens, new.closes), portal.actor_account());
  return null;
end $$;
create trigger hours_changed after insert or delete on portal.opening_hours for each row execute function portal.hours_changed();
create function portal.exception_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if portal.actor_account() is null then
    return null;
  end if;
  insert into portal.contact_change (authority_id, contact_point_id, field, before, after, account_id)
    values (coalesce(new.authority_id, old.authority_id), coalesce(new.contact_point_id, old.contact_point_id), 'exception',
      old.date || coalesce(' ' || old.opens || '–' || old.closes, ''), new.date || coalesce(' ' || new.opens || '–' || new.closes, ''), portal.actor_account());
  return null;
end $$;
create trigger exception_changed after insert or delete on portal.opening_exception for each row execute function portal.exception_changed();

-- It moves the version whoever changes a row, and those who change rows have no right to the version itself. What is not
-- published, before and after, changes no page.
create or replace function portal.bump_directory_version() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  is_public boolean := true;
begin
  if tg_table_name = 'contact_point' then
    is_public := 'published' in (coalesce(to_jsonb(old)->>'visibility', ''), coalesce(to_jsonb(new)->>'visibility', ''));
  elsif tg_table_name in ('opening_hours', 'opening_exception', 'contact_point_text') then
    is_public := exists (select from portal.contact_point c where c.visibility = 'published'
      and c.id::text in (coalesce(to_jsonb(old)->>'contact_point_id', ''), coalesce(to_jsonb(new)->>'contact_point_id', '')));
  end if;
  if not is_public then
    return null;
  end if;
  update portal.directory_version set version = version + 1, changed_in = pg_current_xact_id()::text::bigint
    where id = 1 and changed_in <> pg_current_xact_id()::text::bigint;
  perform pg_notify('directory', '');
  return null;
end $$;

-- An owner's word is the authority's, given today; the public reads the authority's name and never a person's.
create function portal.contact_kept() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if portal.actor_account() is null then
    return new;
  end if;
  if new.version <> old.version + 1 then
    raise check_violation using message = 'somebody else has changed it';
  end if;
  new.verified_on := (now() at time zone 'Europe/Stockholm')::date;
  new.verified_by := (select a.name from portal.authority a where a.id = new.authority_id);
  return new;
end $$;
create trigger contact_kept before update on portal.contact_point for each row execute function portal.contact_kept();

do $$
declare
  held text;
begin
  foreach held in array array['contact_point', 'opening_hours', 'opening_exception'] loop
    execute format('create policy keeper_reads on portal.%I for select to portal_app
      using (authority_id = (select portal.actor_authority()) and (select portal.actor_roles()) && array[''directoryEditor''])', held);
    execute format('grant select on portal.%I to portal_app', held);
  end loop;
  foreach held in array array['opening_hours', 'opening_exception'] loop
    execute format('create policy keeper_adds on portal.%I for insert to portal_app
      with check (authority_id = (select portal.actor_authority()) and (select portal.actor_roles()) && array[''directoryEditor''])', held);
    execute format('create policy keeper_removes on portal.%I for delete to portal_app
      using (authority_id = (select portal.actor_authority()) and (select portal.actor_roles()) && array[''directoryEditor''])', held);
    execute format('grant insert, delete on portal.%I to portal_app', held);
  end loop;
end $$;
create policy keeper_changes on portal.contact_point for update to portal_app
  using (authority_id = (select portal.actor_authority()) and (select portal.actor_roles()) && array['directoryEditor'])
  with check (authority_id = (select portal.actor_authority()) and (select portal.actor_roles()) && array['directoryEditor']);
grant update (phone_dial, phone_shown, opening_kind, hours_certain, on_holidays, version) on portal.contact_point to portal_app;

-- How many contacts the plan for looking after the site must tell of, of all authorities: numbers, and nothing else.
create function portal.contacts_to_keep() returns table (unconfirmed integer, stale integer, without_hours integer, silent_municipalities integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select count(*) filter (where c.verified_on is null)::int,
    count(*) filter (where c.verified_on + make_interval(months => c.review_interval_months) < now())::int,
    count(*) filter (where c.opening_kind = 'unknown')::int,
    (select count(*)::int from portal.municipality m where not exists (
      select from portal.coverage v join portal.contact_point k on k.unit_id = v.unit_id and k.authority_id = v.authority_id
        join portal.unit u on u.id = k.unit_id where v.municipality_code = m.code and u.kind in ('programme', 'socialServices') and k.visibility = 'published' and k.verified_on is not null))
    from portal.contact_point c
    where c.visibility = 'published' and portal.actor_roles() && array['author', 'reviewer', 'publisher', 'translator'];
end;
grant execute on function portal.contacts_to_keep() to portal_app;
