-- A language is opened to visitors by a person with a name, who has read every text in it that somebody's safety hangs on; and is
-- closed by anybody who may open it. Until then a live site publishes Swedish alone.

-- The safety set: whom to turn to, how to do it unseen, and every answer to the guided questions. The same in
-- lib/editorial/locales/safety-set.ts, and a test compares the two.
create function portal.is_safety_text(type text, slug text) returns boolean language sql immutable parallel safe
  return type = 'guide' or (type = 'page' and slug in ('want-to-leave', 'relative', 'under-18', 'how-it-works', 'contact', 'card-to-show', 'safe-browsing', 'privacy'));

create table portal.locale_opening (
  id uuid primary key,
  locale text not null check (locale in ('en', 'ar')),
  open boolean not null,
  note text check (char_length(note) between 1 and 500),
  decided_by uuid not null default portal.actor_account(),
  decided_for text not null default '',
  decided_at timestamptz not null default clock_timestamp()
);
create index locale_opening_locale_decided_at_idx on portal.locale_opening (locale, decided_at desc);

-- What keeps a reader from opening a language: texts of the safety set that are not live in it, that are older than the Swedish, or
-- that the reader has not found to hold, as they stand now. With the rights of whoever asks.
create function portal.safety_gaps(language text, reader uuid) returns table (content_id uuid, gap text)
  language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  select c.id, case
      when l.id is null then 'notLive'
      when coalesce(b.n, 0) < s.n then 'outdated'
      else 'notRead' end
    from portal.content c
      join portal.edition v on v.content_id = c.id and v.locale = 'sv' and v.state = 'published'
      left join portal.edition l on l.content_id = c.id and l.locale = language and l.state = 'published'
      left join portal.edition b on b.id = l.source_edition_id
      cross join lateral (select coalesce(max(e.n), 0) as n from portal.edition e
        where e.content_id = c.id and e.locale = 'sv' and e.state in ('published', 'superseded') and not e.minor) s
    where portal.is_safety_text(c.type, c.slug)
      and (l.id is null or coalesce(b.n, 0) < s.n
        or not exists (select from portal.content_review r where r.edition_id = l.id and r.outcome = 'holds' and r.reviewed_by = reader
          and not exists (select from portal.content_review w where w.edition_id = l.id and w.outcome = 'needsWork' and w.reviewed_at > r.reviewed_at)));
end;
grant execute on function portal.safety_gaps(text, uuid), portal.is_safety_text(text, text) to portal_app;

-- Who opened it is the database's own word, and so is that they had read.
create function portal.locale_decided() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_user = 'portal_owner' then
    return new;
  end if;
  if new.open and exists (select from portal.safety_gaps(new.locale, portal.actor_account())) then
    raise check_violation using message = 'a language is opened by somebody who has read its safety set';
  end if;
  new.decided_by := portal.actor_account();
  new.decided_for := (select a.name from portal.authority a where a.id = portal.actor_authority());
  new.decided_at := clock_timestamp();
  return new;
end $$;
create trigger locale_decided before insert on portal.locale_opening for each row execute function portal.locale_decided();

-- Every page says which languages there are: the publisher is told by a text of the language, and makes all pages anew.
create function portal.locale_told() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform portal.content_changed((select c.id from portal.content c where portal.is_safety_text(c.type, c.slug) order by c.id limit 1), new.locale);
  return null;
end $$;
create trigger locale_told after insert on portal.locale_opening for each row execute function portal.locale_told();

alter table portal.locale_opening enable row level security;
alter table portal.locale_opening force row level security;
create policy owner_keeps on portal.locale_opening for all to portal_owner using (true) with check (true);
create policy editors_read on portal.locale_opening for select to portal_app
  using ((select portal.actor_roles()) && array['author', 'reviewer', 'publisher', 'translator']);
create policy reviewers_decide on portal.locale_opening for insert to portal_app
  with check ((select portal.actor_roles()) && array['reviewer', 'publisher'] and decided_by = (select portal.actor_account()));
grant select, insert on portal.locale_opening to portal_app;
-- Which languages the site has is no secret; who decided it is.
create policy all_read on portal.locale_opening for select to portal_public using (true);
grant select (locale, open, decided_at) on portal.locale_opening to portal_public;
