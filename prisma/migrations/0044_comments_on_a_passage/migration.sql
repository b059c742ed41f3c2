-- What somebody who reads a text says of one passage of it, what is answered, and that it has been seen to. The passage is kept as it
-- stood, so that the words are understood also when the text has become another.

create table portal.edition_comment (
  id uuid primary key,
  edition_id uuid not null references portal.edition (id),
  -- Of the edition, when it was read.
  version integer not null check (version > 0),
  passage text not null check (char_length(passage) between 1 and 60000),
  words text not null check (char_length(words) between 1 and 2000),
  written_by uuid not null default portal.actor_account(),
  written_at timestamptz not null default now(),
  handled_by uuid,
  handled_at timestamptz,
  constraint edition_comment_handled_check check ((handled_by is null) = (handled_at is null))
);
create index edition_comment_edition_id_idx on portal.edition_comment (edition_id);

create table portal.edition_comment_reply (
  id uuid primary key,
  comment_id uuid not null references portal.edition_comment (id),
  words text not null check (char_length(words) between 1 and 2000),
  written_by uuid not null default portal.actor_account(),
  written_at timestamptz not null default now()
);
create index edition_comment_reply_comment_id_idx on portal.edition_comment_reply (comment_id);

-- A comment is on a text that is on its way, in the name of whoever writes it. It is seen to once, by somebody whose text it is or by
-- whoever wrote it, and nothing else of it ever changes.
create function portal.edition_comment_step() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  me constant uuid := portal.actor_account();
  edition record;
begin
  select e.state, e.version, e.content_id, e.locale into edition from portal.edition e where e.id = new.edition_id;
  if tg_op = 'INSERT' then
    if edition.state is null or edition.state not in ('draft', 'submitted', 'changesRequested', 'approved', 'scheduled') or new.version > edition.version or new.handled_by is not null then
      raise check_violation using message = 'a comment is on a text that is on its way';
    end if;
    new.written_by := me;
    new.written_at := now();
    return new;
  end if;
  if old.handled_at is not null or new.handled_at is null
    or (new.id, new.edition_id, new.version, new.passage, new.words, new.written_by, new.written_at) is distinct from
       (old.id, old.edition_id, old.version, old.passage, old.words, old.written_by, old.written_at) then
    raise check_violation using message = 'a comment is seen to once, and never another';
  end if;
  -- An open comment goes with the text to the next edition, which may have other writers.
  if me <> old.written_by and not exists (select from portal.edition e where e.content_id = edition.content_id and e.locale = edition.locale and me = any (e.writers)) then
    raise check_violation using message = 'seen to by those whose text or words they are';
  end if;
  new.handled_by := me;
  new.handled_at := now();
  return new;
end $$;
create trigger edition_comment_step before insert or update on portal.edition_comment for each row execute function portal.edition_comment_step();

create function portal.edition_comment_reply_made() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from portal.edition_comment c where c.id = new.comment_id and c.handled_at is null) then
    raise check_violation using message = 'what has been seen to is answered no more';
  end if;
  new.written_by := portal.actor_account();
  new.written_at := now();
  return new;
end $$;
create trigger edition_comment_reply_made before insert on portal.edition_comment_reply for each row execute function portal.edition_comment_reply_made();

do $$
declare
  held text;
begin
  foreach held in array array['edition_comment', 'edition_comment_reply'] loop
    execute format('alter table portal.%I enable row level security', held);
    execute format('alter table portal.%I force row level security', held);
    execute format('create policy owner_keeps on portal.%I for all to portal_owner using (true) with check (true)', held);
    execute format('create policy editors_read on portal.%I for select to portal_app
      using ((select portal.actor_roles()) && array[''author'', ''reviewer'', ''publisher'', ''translator''])', held);
    execute format('create policy editors_write on portal.%I for insert to portal_app
      with check (written_by = (select portal.actor_account()) and (select portal.actor_roles()) && array[''author'', ''reviewer'', ''publisher'', ''translator''])', held);
    execute format('grant select, insert on portal.%I to portal_app', held);
  end loop;
end $$;
create policy editors_see_to on portal.edition_comment for update to portal_app
  using ((select portal.actor_roles()) && array['author', 'reviewer', 'publisher', 'translator'])
  with check ((select portal.actor_roles()) && array['author', 'reviewer', 'publisher', 'translator']);
grant update (handled_at) on portal.edition_comment to portal_app;
