-- A link that lets somebody without an account read one edition that is on its way, for some days, and say what they see. What is kept
-- is the hash of 256 random bits: whoever reads this table opens nothing.

create table portal.fact_check (
  id uuid primary key,
  edition_id uuid not null references portal.edition (id),
  token_hash bytea not null constraint fact_check_token_hash_key unique check (octet_length(token_hash) = 32),
  days integer not null check (days between 1 and 14),
  made_by uuid not null default portal.actor_account(),
  made_at timestamptz not null default now(),
  expires_at timestamptz not null default now(),
  revoked_by uuid,
  revoked_at timestamptz,
  opened integer not null default 0 check (opened >= 0),
  last_opened_at timestamptz,
  constraint fact_check_revoked_check check ((revoked_by is null) = (revoked_at is null)),
  constraint fact_check_counted_check check ((opened = 0) = (last_opened_at is null))
);
create index fact_check_edition_id_idx on portal.fact_check (edition_id);

-- Made for a text that is on its way, in the name of whoever makes it, and taken back once; nothing else of it ever changes but how
-- often it was opened, which only the public's function below counts.
create function portal.fact_check_step() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  me constant uuid := portal.actor_account();
begin
  if tg_op = 'INSERT' then
    if not exists (select from portal.edition e where e.id = new.edition_id and e.state in ('draft', 'submitted', 'changesRequested', 'approved', 'scheduled')) then
      raise check_violation using message = 'a link leads to a text that is on its way';
    end if;
    new.made_by := me;
    new.made_at := now();
    new.expires_at := now() + new.days * interval '24 hours';
    new.revoked_by := null;
    new.revoked_at := null;
    new.opened := 0;
    new.last_opened_at := null;
    return new;
  end if;
  if (new.id, new.edition_id, new.token_hash, new.days, new.made_by, new.made_at, new.expires_at) is distinct from
     (old.id, old.edition_id, old.token_hash, old.days, old.made_by, old.made_at, old.expires_at) then
    raise check_violation using message = 'a link never becomes another';
  end if;
  if old.revoked_at is not null then
    raise check_violation using message = 'a link is taken back once';
  end if;
  if new.revoked_at is not null then
    new.revoked_by := me;
    new.revoked_at := now();
  end if;
  return new;
end $$;
create trigger fact_check_step before insert or update on portal.fact_check for each row execute function portal.fact_check_step();

alter table portal.fact_check enable row level security;
alter table portal.fact_check force row level security;
create policy owner_keeps on portal.fact_check for all to portal_owner using (true) with check (true);
create policy editors_read on portal.fact_check for select to portal_app
  using ((select portal.actor_roles()) && array['author', 'reviewer', 'publisher', 'translator']);
create policy editors_make on portal.fact_check for insert to portal_app
  with check (made_by = (select portal.actor_account()) and (select portal.actor_roles()) && array['author', 'reviewer', 'publisher', 'translator']);
create policy editors_take_back on portal.fact_check for update to portal_app
  using ((select portal.actor_roles()) && array['author', 'reviewer', 'publisher', 'translator'])
  with check ((select portal.actor_roles()) && array['author', 'reviewer', 'publisher', 'translator']);
grant select (id, edition_id, days, made_by, made_at, expires_at, revoked_by, revoked_at, opened, last_opened_at) on portal.fact_check to portal_app;
grant insert on portal.fact_check to portal_app;
grant update (revoked_at) on portal.fact_check to portal_app;

-- What an outside reader says is a comment of nobody here, about the text as a whole; whose link it came by is known.
alter table portal.edition_comment add column fact_check_id uuid references portal.fact_check (id);
alter table portal.edition_comment alter column passage drop not null;
alter table portal.edition_comment alter column written_by drop not null;
alter table portal.edition_comment add constraint edition_comment_writer_check check ((written_by is null) = (fact_check_id is not null));
alter table portal.edition_comment add constraint edition_comment_about_check check (passage is not null or fact_check_id is not null);
create index edition_comment_fact_check_id_idx on portal.edition_comment (fact_check_id);

-- As before, and: an outside reader's has no writer among us, which no policy of ours lets anybody write.
create or replace function portal.edition_comment_step() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  me constant uuid := portal.actor_account();
  edition record;
begin
  select e.state, e.version, e.content_id, e.locale into edition from portal.edition e where e.id = new.edition_id;
  if tg_op = 'INSERT' then
    if edition.state is null or edition.state not in ('draft', 'submitted', 'changesRequested', 'approved', 'scheduled') or new.version > edition.version or new.handled_by is not null then
      raise check_violation using message = 'a comment is on a text that is on its way';
    end if;
    new.written_by := case when new.fact_check_id is null then me end;
    new.written_at := now();
    return new;
  end if;
  if old.handled_at is not null or new.handled_at is null
    or (new.id, new.edition_id, new.version, new.passage, new.words, new.written_by, new.written_at, new.fact_check_id) is distinct from
       (old.id, old.edition_id, old.version, old.passage, old.words, old.written_by, old.written_at, old.fact_check_id) then
    raise check_violation using message = 'a comment is seen to once, and never another';
  end if;
  -- An open comment goes with the text to the next edition, which may have other writers.
  if me is distinct from old.written_by and not exists (select from portal.edition e where e.content_id = edition.content_id and e.locale = edition.locale and me = any (e.writers)) then
    raise check_violation using message = 'seen to by those whose text or words they are';
  end if;
  new.handled_by := me;
  new.handled_at := now();
  return new;
end $$;

-- The edition that a link leads to, while it does, and one more opening counted. No row: no such link, over, taken back, or the text is
-- on its way no more; nobody is told which. `body`: as it last held together.
create function portal.fact_check_open(hash bytea) returns table (
  type text, slug text, locale text, body jsonb, n integer, version integer, expires_at timestamptz
) language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  with found as (
    update portal.fact_check f set opened = f.opened + 1, last_opened_at = now() from portal.edition e
    where f.token_hash = fact_check_open.hash and f.revoked_at is null and f.expires_at > now()
      and e.id = f.edition_id and e.state in ('draft', 'submitted', 'changesRequested', 'approved', 'scheduled')
    returning f.edition_id, f.expires_at
  )
  select c.type, c.slug, e.locale, e.body, e.n, e.version, f.expires_at
  from found f join portal.edition e on e.id = f.edition_id join portal.content c on c.id = e.content_id;
end;
grant execute on function portal.fact_check_open(bytea) to portal_public;

-- What somebody with the link says of the text. At most ten an hour and fifty in all by one link: nobody fills the editors' list.
-- 'gone': the link leads nowhere, for whichever reason.
create function portal.fact_check_remark(hash bytea, remark_id uuid, seen_version integer, said text) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  link record;
begin
  select f.id, f.edition_id, e.version into link from portal.fact_check f join portal.edition e on e.id = f.edition_id
    where f.token_hash = hash and f.revoked_at is null and f.expires_at > now()
      and e.state in ('draft', 'submitted', 'changesRequested', 'approved', 'scheduled')
    for update of f;
  if not found then
    return 'gone';
  end if;
  if exists (select from portal.edition_comment c where c.id = remark_id) then
    return 'taken';
  end if;
  if (select count(*) >= 50 or count(*) filter (where c.written_at > now() - interval '1 hour') >= 10 from portal.edition_comment c where c.fact_check_id = link.id) then
    return 'tooMany';
  end if;
  insert into portal.edition_comment (id, edition_id, version, words, fact_check_id, written_by)
    values (remark_id, link.edition_id, greatest(1, least(seen_version, link.version)), said, link.id, null);
  return 'taken';
end $$;
grant execute on function portal.fact_check_remark(bytea, uuid, integer, text) to portal_public;
