-- Content in the database: what the public reads, who wrote it, who read it through, and what was live when (DOS-lagen
-- 9 §; FL 36 §). A text has one edition in work and one live edition per language, and nobody publishes what they wrote.
-- These rows belong to no authority: the site is the authorities' together, and everybody in the editorial part sees them.

create table portal.content (
  id uuid primary key,
  type text not null check (type in ('page', 'easy-read', 'guide', 'measure', 'knowledge')),
  slug text not null check (slug ~ '^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$' and char_length(slug) <= 80),
  unique (type, slug)
);

-- One text in one language, with whoever keeps it true and by which day.
create table portal.document (
  content_id uuid not null references portal.content (id),
  locale text not null check (locale in ('sv', 'en', 'ar')),
  keeper_id uuid,
  keep_by date,
  version integer not null default 1 check (version > 0),
  primary key (content_id, locale),
  constraint document_keeper_check check (keep_by is null or keeper_id is not null)
);

create table portal.edition (
  id uuid primary key,
  content_id uuid not null,
  locale text not null,
  n integer not null check (n > 0),
  state text not null default 'draft' check (state in ('draft', 'submitted', 'changesRequested', 'approved', 'scheduled', 'published', 'superseded', 'withdrawn', 'discarded')),
  version integer not null default 1 check (version > 0),
  origin text not null default 'editor' check (origin in ('seed', 'editor')),
  -- The last text that held together, as blocks (lib/content/model.ts). Never HTML.
  body jsonb not null check (jsonb_typeof(body) = 'object'),
  -- The same as it was typed, and what has been typed since; `whole` says that the two are one.
  source text not null check (char_length(source) <= 60000),
  whole boolean not null default true,
  -- A slip of the pen: makes no translation outdated.
  minor boolean not null default false,
  change_note text check (char_length(change_note) between 1 and 500),
  -- The Swedish edition that a translation says the same as.
  source_edition_id uuid references portal.edition (id),
  -- What was said at the latest step: what to change, why at once, why withdrawn.
  words text check (char_length(words) between 1 and 1000),
  -- Everybody whose text it is. Kept by the database.
  writers uuid[] not null default '{}',
  created_by uuid default portal.actor_account(),
  created_at timestamptz not null default now(),
  submitted_by uuid,
  approved_by uuid,
  approved_at timestamptz,
  -- For the public it is the authority that has read it through, not the person.
  approved_for text,
  publish_at timestamptz,
  scheduled_by uuid,
  published_by uuid,
  published_at timestamptz,
  forced boolean not null default false,
  judged_by uuid,
  judged_at timestamptz,
  -- Where a reader of a withdrawn page is led.
  go_to text check (go_to ~ '^[a-zA-Z0-9]+$'),
  unique (content_id, locale, n),
  foreign key (content_id, locale) references portal.document (content_id, locale),
  constraint edition_whole_check check (whole or state in ('draft', 'changesRequested', 'discarded')),
  constraint edition_second_pair_of_eyes_check check (approved_by <> all (writers)),
  constraint edition_not_ones_own_check check (published_by is null or forced or published_by <> all (writers)),
  constraint edition_judged_by_another_check check (judged_by is null or (forced and judged_by <> published_by and judged_by <> all (writers))),
  constraint edition_approved_check check (approved_by is not null or forced or origin = 'seed' or state in ('draft', 'submitted', 'changesRequested', 'discarded')),
  constraint edition_scheduled_check check (state <> 'scheduled' or (publish_at is not null and scheduled_by is not null)),
  constraint edition_published_check check ((published_at is not null) = (state in ('published', 'superseded', 'withdrawn'))),
  constraint edition_forced_check check (not forced or published_by is not null)
);
-- One in work and one live, whatever the code believes.
create unique index edition_open_key on portal.edition (content_id, locale)
  where state in ('draft', 'submitted', 'changesRequested', 'approved', 'scheduled');
create unique index edition_live_key on portal.edition (content_id, locale) where state = 'published';
create index edition_due_idx on portal.edition (publish_at) where state = 'scheduled';

-- Every text that somebody sent for an edition. What met a newer one is set aside and not lost: it became no version.
create table portal.edition_text (
  id uuid primary key default gen_random_uuid(),
  edition_id uuid not null references portal.edition (id),
  base_version integer not null check (base_version >= 0),
  became integer check (became > base_version),
  source text not null check (char_length(source) <= 60000),
  saved_by uuid default portal.actor_account(),
  saved_at timestamptz not null default now()
);
create index edition_text_edition_id_idx on portal.edition_text (edition_id);

-- Every step, with who and when.
create table portal.edition_event (
  edition_id uuid not null references portal.edition (id),
  version integer not null check (version > 0),
  from_state text check (from_state in ('draft', 'submitted', 'changesRequested', 'approved', 'scheduled', 'published', 'superseded', 'withdrawn', 'discarded')),
  to_state text not null check (to_state in ('draft', 'submitted', 'changesRequested', 'approved', 'scheduled', 'published', 'superseded', 'withdrawn', 'discarded')),
  account_id uuid,
  at timestamptz not null default now(),
  words text check (char_length(words) <= 1000),
  primary key (edition_id, version)
);

-- Somebody has read the live text against its sources and says that it holds, or that it does not.
create table portal.content_review (
  id uuid primary key,
  content_id uuid not null,
  locale text not null,
  edition_id uuid not null references portal.edition (id),
  outcome text not null check (outcome in ('holds', 'needsWork')),
  note text check (char_length(note) between 1 and 1000),
  reviewed_by uuid not null default portal.actor_account(),
  reviewed_for text not null default '',
  reviewed_at timestamptz not null default now(),
  next_on date not null,
  foreign key (content_id, locale) references portal.document (content_id, locale)
);
create index content_review_edition_id_idx on portal.content_review (edition_id);

-- Which live texts have changed since a publication. Numbered under a lock, so that a reader who has seen a number has seen all before it.
create table portal.content_change (
  version bigint primary key check (version > 0),
  content_id uuid not null references portal.content (id),
  locale text not null check (locale in ('sv', 'en', 'ar')),
  changed_at timestamptz not null default now()
);

-- Steps ---------------------------------------------------------------------------------------------------------------

-- Who may take which step; the same table as lib/editorial/transitions.ts, and a test compares the two.
create function portal.edition_steps() returns table (from_state text, to_state text, roles text[]) language sql immutable parallel safe
begin atomic
  values ('draft', 'submitted', array['author', 'translator', 'publisher']),
    ('changesRequested', 'submitted', array['author', 'translator', 'publisher']),
    ('draft', 'discarded', array['author', 'translator', 'publisher']),
    ('changesRequested', 'discarded', array['author', 'translator', 'publisher']),
    ('submitted', 'draft', array['author', 'translator', 'publisher']),
    ('submitted', 'changesRequested', array['reviewer', 'publisher']),
    ('submitted', 'approved', array['reviewer', 'publisher']),
    ('approved', 'draft', array['author', 'translator', 'publisher']),
    ('approved', 'scheduled', array['publisher']),
    ('approved', 'published', array['publisher']),
    ('scheduled', 'approved', array['publisher']),
    ('scheduled', 'published', array['publisher']),
    ('published', 'withdrawn', array['publisher']),
    -- At once, for somebody's safety: allowed alone, and looked into afterwards by another.
    ('draft', 'published', array['publisher']),
    ('submitted', 'published', array['publisher']),
    ('changesRequested', 'published', array['publisher']);
end;

-- The one place where an edition changes. Who did what is the database's own word, never the application's.
create function portal.edition_step() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  me constant uuid := portal.actor_account();
  mine constant text[] := portal.actor_roles();
  is_text_new boolean;
begin
  if current_user = 'portal_owner' then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'draft' or new.origin <> 'editor' or new.version <> 1 or new.forced
      or num_nonnulls(new.submitted_by, new.approved_by, new.approved_at, new.approved_for, new.publish_at, new.scheduled_by, new.published_by, new.published_at, new.judged_by, new.judged_at, new.go_to, new.words) > 0 then
      raise check_violation using message = 'an edition begins as a draft';
    end if;
    new.created_by := me;
    new.created_at := now();
    new.writers := array[me];
    return new;
  end if;
  if (new.id, new.content_id, new.locale, new.n, new.origin, new.created_by, new.created_at, new.writers) is distinct from
     (old.id, old.content_id, old.locale, old.n, old.origin, old.created_by, old.created_at, old.writers) or new.version <> old.version + 1 then
    raise check_violation using message = 'what an edition is and whose never changes';
  end if;
  is_text_new := (new.source, new.body, new.whole, new.minor, new.change_note, new.source_edition_id) is distinct from (old.source, old.body, old.whole, old.minor, old.change_note, old.source_edition_id);
  if is_text_new then
    if old.state not in ('draft', 'changesRequested') or new.state <> old.state then
      raise check_violation using message = 'only a draft is written in';
    end if;
    if not mine && array['author', 'publisher'] and (old.locale = 'sv' or not mine && array['translator']) then
      raise check_violation using message = 'not by this role';
    end if;
    if me <> all (old.writers) then
      new.writers := old.writers || me;
    end if;
  end if;
  if (new.submitted_by, new.approved_by, new.approved_at, new.approved_for, new.scheduled_by, new.published_by, new.published_at) is distinct from
     (old.submitted_by, old.approved_by, old.approved_at, old.approved_for, old.scheduled_by, old.published_by, old.published_at) then
    raise check_violation using message = 'who did what is written by the database';
  end if;
  if new.state = old.state then
    if (new.forced, new.publish_at, new.go_to) is distinct from (old.forced, old.publish_at, old.go_to) then
      raise check_violation using message = 'nothing but the text changes without a step';
    end if;
    if new.judged_at is distinct from old.judged_at then
      if old.judged_at is not null or not old.forced or not mine && array['reviewer', 'publisher'] or me = old.published_by or me = any (old.writers) then
        raise check_violation using message = 'not looked into by this person';
      end if;
      new.judged_by := me;
    elsif not is_text_new then
      raise check_violation using message = 'nothing has changed';
    end if;
    return new;
  end if;
  if new.judged_at is distinct from old.judged_at then
    raise check_violation using message = 'one thing at a time';
  end if;
  -- Superseded only by the edition that takes its place, below.
  if new.state = 'superseded' and old.state = 'published' and pg_trigger_depth() > 1 then
    return new;
  end if;
  if not exists (select from portal.edition_steps() s where s.from_state = old.state and s.to_state = new.state and s.roles && mine) then
    raise check_violation using message = 'no such step for this person';
  end if;
  -- A translator works on translations.
  if old.locale = 'sv' and new.state in ('submitted', 'draft', 'discarded') and not mine && array['author', 'publisher'] then
    raise check_violation using message = 'no such step for this person';
  end if;
  -- Whoever may only take it back because it is theirs.
  if old.state in ('submitted', 'approved') and new.state = 'draft' and me <> all (old.writers) then
    raise check_violation using message = 'taken back by those who wrote it';
  end if;
  -- The constraints say the same; here it is a step that this person cannot take.
  if new.state in ('changesRequested', 'approved', 'scheduled', 'published') and not new.forced and me = any (old.writers) then
    raise check_violation using message = 'nobody reads through or publishes what they wrote';
  end if;
  if new.state = 'published' then
    new.published_by := me;
  end if;
  case new.state
    when 'submitted' then
      new.submitted_by := me;
    when 'approved' then
      if old.state = 'submitted' then
        new.approved_by := me;
        new.approved_at := now();
        new.approved_for := (select a.name from portal.authority a where a.id = portal.actor_authority());
      end if;
      new.publish_at := null;
    when 'scheduled' then
      new.scheduled_by := me;
    when 'draft', 'changesRequested' then
      new.approved_by := null;
      new.approved_at := null;
      new.approved_for := null;
      new.publish_at := null;
    when 'published' then
      if new.forced <> (old.state in ('draft', 'submitted', 'changesRequested')) or new.forced and new.words is null then
        raise check_violation using message = 'what is published at once says why';
      end if;
      new.published_at := now();
      update portal.edition e set state = 'superseded', version = e.version + 1
        where e.content_id = new.content_id and e.locale = new.locale and e.state = 'published';
    else
  end case;
  return new;
end $$;
create trigger edition_step before insert or update on portal.edition for each row execute function portal.edition_step();

-- Nobody can forget the history: it is written with the row, as the owner.
create function portal.edition_history() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' or new.source is distinct from old.source then
    insert into portal.edition_text (edition_id, base_version, became, source, saved_by)
      values (new.id, new.version - 1, new.version, new.source, portal.actor_account());
  end if;
  if tg_op = 'INSERT' or new.state <> old.state or new.judged_at is distinct from old.judged_at then
    insert into portal.edition_event (edition_id, version, from_state, to_state, account_id, words)
      values (new.id, new.version, case when tg_op = 'UPDATE' then old.state end, new.state, coalesce(portal.actor_account(), new.published_by),
        case when tg_op = 'INSERT' or new.words is distinct from old.words then new.words end);
    if 'published' in (new.state, case when tg_op = 'UPDATE' then old.state else '' end) and new.state <> 'superseded' then
      perform portal.content_changed(new.content_id, new.locale);
    end if;
  end if;
  return null;
end $$;

create function portal.content_changed(content uuid, language text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtext('portal.content_change'));
  insert into portal.content_change (version, content_id, locale)
    select coalesce(max(c.version), 0) + 1, content, language from portal.content_change c;
  -- The worker listens to this channel and publishes.
  perform pg_notify('directory', '');
end $$;
create trigger edition_history after insert or update on portal.edition for each row execute function portal.edition_history();

-- What was to become live by now does, in the name of whoever set the time. For the worker, which has no right to any row here.
create function portal.publish_due() returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  due record;
  done integer := 0;
begin
  for due in select e.id, e.content_id, e.locale from portal.edition e where e.state = 'scheduled' and e.publish_at <= now() order by e.publish_at for update loop
    update portal.edition e set state = 'superseded', version = e.version + 1 where e.content_id = due.content_id and e.locale = due.locale and e.state = 'published';
    update portal.edition e set state = 'published', version = e.version + 1, published_by = e.scheduled_by, published_at = now() where e.id = due.id;
    done := done + 1;
  end loop;
  return done;
end $$;
grant execute on function portal.publish_due() to portal_worker;

-- A review is somebody else's, of what is live now, and the public learns for which authority it was made.
create function portal.content_review_made() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from portal.edition e where e.id = new.edition_id and e.content_id = new.content_id and e.locale = new.locale
      and e.state = 'published' and portal.actor_account() <> all (e.writers)) then
    raise check_violation using message = 'a review is of the live text, by somebody who did not write it';
  end if;
  new.reviewed_by := portal.actor_account();
  new.reviewed_at := now();
  new.reviewed_for := (select a.name from portal.authority a where a.id = portal.actor_authority());
  return new;
end $$;
create trigger content_review_made before insert on portal.content_review for each row execute function portal.content_review_made();
create function portal.content_review_told() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform portal.content_changed(new.content_id, new.locale);
  return null;
end $$;
create trigger content_review_told after insert on portal.content_review for each row execute function portal.content_review_told();

-- Who is who in the editorial part: names across authorities, for those who work there and for nobody else.
create function portal.editorial_people() returns table (id uuid, name text, authority text, works boolean) language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select a.id, a.name, o.name, a.disabled_at is null and exists (select from portal.role_grant g where g.account_id = a.id
      and g.role = any (array['author', 'reviewer', 'publisher', 'translator']) and (now() at time zone 'Europe/Stockholm')::date between g.valid_from and g.valid_until)
    from portal.account a join portal.authority o on o.id = a.authority_id
    where portal.actor_roles() && array['author', 'reviewer', 'publisher', 'translator']
      and (exists (select from portal.role_grant g where g.account_id = a.id and g.role = any (array['author', 'reviewer', 'publisher', 'translator']))
        or exists (select from portal.edition_event v where v.account_id = a.id));
end;
grant execute on function portal.editorial_people() to portal_app;
grant execute on function portal.edition_steps() to portal_app;

-- Who may see what --------------------------------------------------------------------------------------------------

do $$
declare
  held text;
begin
  foreach held in array array['content', 'document', 'edition', 'edition_text', 'edition_event', 'content_review', 'content_change'] loop
    execute format('alter table portal.%I enable row level security', held);
    execute format('alter table portal.%I force row level security', held);
    execute format('create policy owner_keeps on portal.%I for all to portal_owner using (true) with check (true)', held);
    execute format('create policy editors_read on portal.%I for select to portal_app
      using ((select portal.actor_roles()) && array[''author'', ''reviewer'', ''publisher'', ''translator''])', held);
    execute format('grant select on portal.%I to portal_app', held);
  end loop;
end $$;

create policy writers_begin on portal.document for insert to portal_app
  with check (keeper_id is null and version = 1 and ((select portal.actor_roles()) && array['author', 'publisher'] or (locale <> 'sv' and (select portal.actor_roles()) && array['translator'])));
create policy editors_assign on portal.document for update to portal_app
  using ((select portal.actor_roles()) && array['author', 'reviewer', 'publisher', 'translator'])
  with check ((select portal.actor_roles()) && array['author', 'reviewer', 'publisher', 'translator']);
grant insert on portal.document to portal_app;
grant update (keeper_id, keep_by, version) on portal.document to portal_app;

create policy writers_begin on portal.edition for insert to portal_app
  with check ((select portal.actor_roles()) && array['author', 'publisher'] or (locale <> 'sv' and (select portal.actor_roles()) && array['translator']));
create policy editors_step on portal.edition for update to portal_app
  using ((select portal.actor_roles()) && array['author', 'reviewer', 'publisher', 'translator'])
  with check ((select portal.actor_roles()) && array['author', 'reviewer', 'publisher', 'translator']);
grant insert on portal.edition to portal_app;
grant update (state, version, body, source, whole, minor, change_note, source_edition_id, words, publish_at, forced, judged_at, go_to) on portal.edition to portal_app;

-- What met a newer text is set aside by whoever wrote it.
create policy own_aside on portal.edition_text for insert to portal_app
  with check (became is null and saved_by = (select portal.actor_account())
    and ((select portal.actor_roles()) && array['author', 'publisher', 'translator']));
grant insert on portal.edition_text to portal_app;

create policy reviewers_review on portal.content_review for insert to portal_app
  with check ((select portal.actor_roles()) && array['reviewer', 'publisher'] and reviewed_by = (select portal.actor_account()));
grant insert on portal.content_review to portal_app;

-- The public reads what is live, and of what was withdrawn that it was.
create policy published_read on portal.edition for select to portal_public using (state in ('published', 'withdrawn'));
create policy published_read on portal.content for select to portal_public
  using (exists (select from portal.edition e where e.content_id = content.id));
create policy published_read on portal.content_review for select to portal_public
  using (outcome = 'holds' and exists (select from portal.edition e where e.id = edition_id));
grant select (id, content_id, locale, n, state, body, words, go_to, approved_for, approved_at, published_at, origin) on portal.edition to portal_public;
grant select on portal.content to portal_public;
grant select (edition_id, outcome, reviewed_for, reviewed_at) on portal.content_review to portal_public;

-- Which pages are to be made anew is no secret.
create policy all_read on portal.content_change for select to portal_public using (true);
grant select on portal.content_change to portal_public;
