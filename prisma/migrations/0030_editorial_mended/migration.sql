-- What one person does alone with a text shows nobody else's words and leaves no wrong trace: a page is taken down with one of
-- four reasons, the public reads of it what it was called and nothing of what it said or of what editors said to each other, and
-- whatever is set aside keeps what was said of it.

-- Why a page was taken down, in the reader's language: one person takes it down, so the words are not theirs.
alter table portal.edition add column withdrawn_reason text check (withdrawn_reason in ('outdated', 'wrong', 'moved', 'underReview'));
update portal.edition set withdrawn_reason = 'underReview' where state = 'withdrawn';
alter table portal.edition add constraint edition_withdrawn_check check ((withdrawn_reason is not null) = (state = 'withdrawn'));

-- What the public may read of an edition: of a live one all, of one that was taken down what it was called and whose it was.
create function portal.shown_of(state text, body jsonb) returns jsonb language sql immutable parallel safe
  return case state when 'published' then body when 'withdrawn' then jsonb_build_object('title', body->'title', 'heading', body->'heading', 'owner', body->'owner') end;
alter table portal.edition add column shown jsonb generated always as (portal.shown_of(state, body)) stored;
revoke select (body, words) on portal.edition from portal_public;
grant select (shown, withdrawn_reason) on portal.edition to portal_public;
grant update (withdrawn_reason) on portal.edition to portal_app;
grant execute on function portal.shown_of(text, jsonb) to portal_app;

alter table portal.edition_text
  add column minor boolean not null default false,
  add column change_note text check (char_length(change_note) between 1 and 500);

-- As before, and with the reason.
create or replace function portal.edition_step() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
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
      or num_nonnulls(new.submitted_by, new.approved_by, new.approved_at, new.approved_for, new.publish_at, new.scheduled_by, new.published_by, new.published_at, new.judged_by, new.judged_at, new.go_to, new.withdrawn_reason, new.words) > 0 then
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
    if (new.forced, new.publish_at, new.go_to, new.withdrawn_reason) is distinct from (old.forced, old.publish_at, old.go_to, old.withdrawn_reason) then
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

-- As before; with what was said of the text, and nobody's name on what nobody did.
create or replace function portal.edition_history() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' or (new.source, new.minor, new.change_note) is distinct from (old.source, old.minor, old.change_note) then
    insert into portal.edition_text (edition_id, base_version, became, source, minor, change_note, saved_by)
      values (new.id, new.version - 1, new.version, new.source, new.minor, new.change_note, portal.actor_account());
  end if;
  -- What becomes live by itself does so in the name of whoever set the time; what it takes the place of was touched by nobody.
  if tg_op = 'INSERT' or new.state <> old.state or new.judged_at is distinct from old.judged_at then
    insert into portal.edition_event (edition_id, version, from_state, to_state, account_id, words)
      values (new.id, new.version, case when tg_op = 'UPDATE' then old.state end, new.state, coalesce(portal.actor_account(), case when new.state = 'published' then new.published_by end),
        case when tg_op = 'INSERT' or new.words is distinct from old.words then new.words end);
    if 'published' in (new.state, case when tg_op = 'UPDATE' then old.state else '' end) and new.state <> 'superseded' then
      perform portal.content_changed(new.content_id, new.locale);
    end if;
  end if;
  return null;
end $$;

-- A day is otherwise in one way: of two that say different things, one stands.
delete from portal.opening_exception e using portal.opening_exception other
  where (e.authority_id, e.contact_point_id, e.date) = (other.authority_id, other.contact_point_id, other.date) and e.id < other.id;
alter table portal.opening_exception add unique (authority_id, contact_point_id, date);

-- As before, and as old as the public is told that they are.
create or replace function portal.contacts_to_keep() returns table (unconfirmed integer, stale integer, without_hours integer, silent_municipalities integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select count(*) filter (where c.verified_on is null)::int,
    -- In Swedish days, the last one included: as lib/directory/snapshot.ts has it.
    count(*) filter (where (c.verified_on + make_interval(months => c.review_interval_months))::date < (now() at time zone 'Europe/Stockholm')::date)::int,
    count(*) filter (where c.opening_kind = 'unknown')::int,
    (select count(*)::int from portal.municipality m where not exists (
      select from portal.coverage v join portal.contact_point k on k.unit_id = v.unit_id and k.authority_id = v.authority_id
        join portal.unit u on u.id = k.unit_id where v.municipality_code = m.code and u.kind in ('programme', 'socialServices') and k.visibility = 'published' and k.verified_on is not null))
    from portal.contact_point c
    where c.visibility = 'published' and portal.actor_roles() && array['author', 'reviewer', 'publisher', 'translator'];
end;
