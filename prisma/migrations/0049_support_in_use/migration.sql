-- Which units say that they have read and use which knowledge support: a fact about a unit's work and about nobody who gets help. Counted by county
-- for those who keep the library; by name it is the unit's own.
create table portal.support_use (
  unit_id uuid not null,
  authority_id uuid not null,
  -- The address of the text (lib/knowledge/slugs.ts).
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 80),
  confirmed_by uuid not null default portal.actor_account(),
  confirmed_at timestamptz not null default now(),
  primary key (unit_id, slug),
  foreign key (authority_id, unit_id) references portal.unit (authority_id, id),
  foreign key (authority_id, confirmed_by) references portal.account (authority_id, id)
);
alter table portal.support_use enable row level security;
alter table portal.support_use force row level security;
create policy owner_keeps on portal.support_use for all to portal_owner using (true) with check (true);
-- Whoever works with files in the unit says it for the unit, in their own name.
create policy unit_reads on portal.support_use for select to portal_app using (authority_id = (select portal.actor_authority()) and unit_id = any ((select portal.actor_principals())::uuid[]));
create policy unit_confirms on portal.support_use for insert to portal_app
  with check (authority_id = (select portal.actor_authority()) and unit_id = any ((select portal.actor_principals())::uuid[]) and confirmed_by = (select portal.actor_account()));
create policy unit_takes_back on portal.support_use for delete to portal_app using (authority_id = (select portal.actor_authority()) and unit_id = any ((select portal.actor_principals())::uuid[]));
grant select, insert, delete on portal.support_use to portal_app;

-- How many units in each county use each text, and how many units there are; a national authority has no county. No unit by name.
create function portal.support_use_by_county() returns table (slug text, county_code text, units integer) language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select s.slug, coalesce(a.county_code, m.county_code), count(*)::int from portal.support_use s join portal.authority a on a.id = s.authority_id
    left join portal.municipality m on m.code = a.municipality_code
    where portal.actor_roles() && array['author', 'reviewer', 'publisher', 'translator'] group by s.slug, coalesce(a.county_code, m.county_code);
end;
grant execute on function portal.support_use_by_county() to portal_app;
