-- Pictures for the site's texts: made anew from what was uploaded, in a few sizes, without anything that a camera wrote into them. Nobody's
-- case: for those who keep the texts, and published with the pages that show them.

create table portal.media (
  id uuid primary key,
  -- What it shows, for who does not see it; empty for a decoration, on purpose.
  alt text not null check (char_length(alt) <= 250),
  decorative boolean not null,
  caption text check (char_length(caption) between 1 and 300),
  -- Who made it, and by which right it is here.
  credit text not null check (char_length(credit) between 1 and 200),
  focal text not null check (focal in ('whole', 'topLeft', 'top', 'topRight', 'left', 'center', 'right', 'bottomLeft', 'bottom', 'bottomRight')),
  width integer not null check (width between 1 and 1280),
  height integer not null check (height between 1 and 20000),
  version integer not null default 1,
  made_by uuid not null default portal.actor_account(),
  made_at timestamptz not null default now(),
  changed_by uuid not null default portal.actor_account(),
  changed_at timestamptz not null default now(),
  constraint media_described_check check (decorative = (alt = ''))
);

create table portal.media_file (
  media_id uuid not null references portal.media (id) on delete cascade,
  format text not null check (format in ('avif', 'webp', 'jpeg', 'png')),
  width integer not null check (width between 1 and 1280),
  height integer not null check (height between 1 and 20000),
  -- Of the bytes: a file whose name holds it never changes.
  hash text not null check (hash ~ '^[0-9a-f]{32}$'),
  bytes bytea not null check (octet_length(bytes) between 1 and 2000000),
  primary key (media_id, format, width)
);
create index media_file_hash_idx on portal.media_file (hash);

-- The texts on their way or live that show a picture. A text names it by its id in its source.
create function portal.media_uses(media uuid) returns table (edition_id uuid, content_id uuid, locale text, state text) language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  select e.id, e.content_id, e.locale, e.state from portal.edition e
  where e.state in ('draft', 'submitted', 'changesRequested', 'approved', 'scheduled', 'published') and position(media_uses.media::text in lower(e.source)) > 0;
end;
grant execute on function portal.media_uses(uuid) to portal_app;

create function portal.media_step() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    if exists (select from portal.media_uses(old.id)) then
      raise check_violation using message = 'a picture that a text shows stays';
    end if;
    return old;
  end if;
  if tg_op = 'INSERT' then
    new.version := 1;
    new.made_by := portal.actor_account();
    new.made_at := now();
  elsif (new.id, new.made_by, new.made_at) is distinct from (old.id, old.made_by, old.made_at) or new.version <> old.version + 1 then
    raise check_violation using message = 'a picture keeps who made it, and its versions follow one another';
  end if;
  new.changed_by := portal.actor_account();
  new.changed_at := now();
  return new;
end $$;
create trigger media_step before insert or update or delete on portal.media for each row execute function portal.media_step();

-- What is live with the picture is published anew.
create function portal.media_told() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform portal.content_changed(u.content_id, u.locale) from portal.media_uses(new.id) u where u.state = 'published';
  return null;
end $$;
create trigger media_told after update on portal.media for each row execute function portal.media_told();

do $$
declare
  held text;
begin
  foreach held in array array['media', 'media_file'] loop
    execute format('alter table portal.%I enable row level security', held);
    execute format('alter table portal.%I force row level security', held);
    execute format('create policy owner_keeps on portal.%I for all to portal_owner using (true) with check (true)', held);
    -- Made for the site: which of them stands on a page is told by the page.
    execute format('create policy all_read on portal.%I for select to portal_public using (true)', held);
    execute format('create policy editors_read on portal.%I for select to portal_app
      using ((select portal.actor_roles()) && array[''author'', ''reviewer'', ''publisher'', ''translator''])', held);
    execute format('create policy writers_add on portal.%I for insert to portal_app with check ((select portal.actor_roles()) && array[''author'', ''publisher''])', held);
    execute format('create policy writers_take_out on portal.%I for delete to portal_app using ((select portal.actor_roles()) && array[''author'', ''publisher''])', held);
    execute format('grant select, insert, delete on portal.%I to portal_app', held);
  end loop;
end $$;
create policy writers_change on portal.media for update to portal_app
  using ((select portal.actor_roles()) && array['author', 'publisher']) with check ((select portal.actor_roles()) && array['author', 'publisher']);
grant update (alt, decorative, caption, credit, focal, width, height, version) on portal.media to portal_app;
grant select (id, alt, decorative, caption, credit, focal, width, height) on portal.media to portal_public;
grant select on portal.media_file to portal_public;
