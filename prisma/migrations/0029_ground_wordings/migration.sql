-- The legal grounds in the database: every wording of every rule, who wrote it, who read it through and from which day it holds
-- (OSL 8 kap. 1 § and 10 kap.). Nobody makes the rule that they wrote, and no rule is made for a day that has been: a decision
-- rests on the wording of its day, for ever. The rows belong to no authority: the rules are the same for all of them.

create table portal.ground_wording (
  id uuid primary key,
  code text not null check (code ~ '^[a-zA-Z0-9]{2,40}$'),
  -- The version that decisions name.
  n integer not null check (n > 0),
  state text not null default 'draft' check (state in ('draft', 'submitted', 'changesRequested', 'published', 'discarded')),
  version integer not null default 1 check (version > 0),
  origin text not null default 'editor' check (origin in ('seed', 'editor')),
  -- A later wording that begins takes its place from that day; until when it held is worked out (lib/grounds/wordings.ts).
  valid_from date not null,
  -- The rule without its name and first day (lib/grounds/schema.ts).
  body jsonb not null check (jsonb_typeof(body) = 'object'),
  -- Cases by hand that it must answer as written before it is published.
  cases jsonb not null default '[]' check (jsonb_typeof(cases) = 'array'),
  -- Why it is changed, for who reads it through.
  note text check (char_length(note) between 1 and 1000),
  -- What was said of it at the latest answer.
  words text check (char_length(words) between 1 and 1000),
  -- Everybody whose wording it is. Kept by the database.
  writers uuid[] not null default '{}',
  created_by uuid default portal.actor_account(),
  created_at timestamptz not null default now(),
  submitted_by uuid,
  approved_by uuid,
  approved_at timestamptz,
  -- For the public it is the authority that has read it through, not the person.
  approved_for text,
  unique (code, n),
  constraint ground_wording_second_pair_of_eyes_check check (approved_by <> all (writers)),
  constraint ground_wording_approved_check check ((approved_by is not null and approved_at is not null) = (state = 'published' and origin = 'editor')),
  constraint ground_wording_begins_later_check check (approved_at is null or valid_from > (approved_at at time zone 'Europe/Stockholm')::date)
);
-- One in work for each rule, whatever the code believes.
create unique index ground_wording_open_key on portal.ground_wording (code) where state in ('draft', 'submitted', 'changesRequested');

-- The same table as lib/grounds/keeping/model.ts, and a test compares the two.
create function portal.ground_wording_steps() returns table (from_state text, to_state text) language sql immutable parallel safe
begin atomic
  values ('draft', 'submitted'), ('changesRequested', 'submitted'), ('draft', 'discarded'), ('changesRequested', 'discarded'),
    ('submitted', 'changesRequested'), ('submitted', 'published');
end;
grant execute on function portal.ground_wording_steps() to portal_app;

-- The one place where a wording changes. Who did what is the database's own word, never the application's.
create function portal.ground_wording_step() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  me constant uuid := portal.actor_account();
begin
  if current_user = 'portal_owner' then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'draft' or new.origin <> 'editor' or new.version <> 1
      or num_nonnulls(new.words, new.submitted_by, new.approved_by, new.approved_at, new.approved_for) > 0 then
      raise check_violation using message = 'a wording begins as a draft';
    end if;
    new.created_by := me;
    new.created_at := now();
    new.writers := array[me];
    return new;
  end if;
  if (new.id, new.code, new.n, new.origin, new.created_by, new.created_at, new.writers, new.submitted_by, new.approved_by, new.approved_at, new.approved_for) is distinct from
     (old.id, old.code, old.n, old.origin, old.created_by, old.created_at, old.writers, old.submitted_by, old.approved_by, old.approved_at, old.approved_for)
     or new.version <> old.version + 1 then
    raise check_violation using message = 'what a wording is, whose it is and who did what is written by the database';
  end if;
  if (new.valid_from, new.body, new.cases, new.note) is distinct from (old.valid_from, old.body, old.cases, old.note) then
    if old.state not in ('draft', 'changesRequested') or new.state <> old.state then
      raise check_violation using message = 'only a draft is written in';
    end if;
    if me <> all (old.writers) then
      new.writers := old.writers || me;
    end if;
    return new;
  end if;
  if not exists (select from portal.ground_wording_steps() s where s.from_state = old.state and s.to_state = new.state) then
    raise check_violation using message = 'no such step';
  end if;
  -- The constraint says the same; here it is a step that this person cannot take.
  if old.state = 'submitted' and me = any (old.writers) then
    raise check_violation using message = 'nobody reads through what they wrote';
  end if;
  if new.state = 'submitted' then
    new.submitted_by := me;
  elsif new.state = 'published' then
    new.approved_by := me;
    new.approved_at := now();
    new.approved_for := (select a.name from portal.authority a where a.id = portal.actor_authority());
  end if;
  return new;
end $$;
create trigger ground_wording_step before insert or update on portal.ground_wording for each row execute function portal.ground_wording_step();

-- The guide is published anew when there is another wording: the worker listens.
create trigger bump_directory_version after insert or update on portal.ground_wording for each row
  when (new.state = 'published') execute function portal.bump_directory_version();

-- Names across authorities, for the jurists and for nobody else.
create function portal.ground_people() returns table (id uuid, name text, authority text) language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select a.id, a.name, o.name from portal.account a join portal.authority o on o.id = a.authority_id
    where portal.actor_roles() && array['legalEditor']
      and exists (select from portal.ground_wording w where a.id = any (w.writers) or a.id in (w.submitted_by, w.approved_by));
end;
grant execute on function portal.ground_people() to portal_app;

alter table portal.ground_wording enable row level security;
alter table portal.ground_wording force row level security;
create policy owner_keeps on portal.ground_wording for all to portal_owner using (true) with check (true);
create policy jurists_read on portal.ground_wording for select to portal_app using ((select portal.actor_roles()) && array['legalEditor']);
-- The rules themselves are for everybody who decides by them, and for the public.
create policy staff_read on portal.ground_wording for select to portal_app using (state = 'published' and cardinality((select portal.actor_roles())) > 0);
create policy published_read on portal.ground_wording for select to portal_public using (state = 'published');
create policy jurists_begin on portal.ground_wording for insert to portal_app with check ((select portal.actor_roles()) && array['legalEditor']);
create policy jurists_step on portal.ground_wording for update to portal_app
  using ((select portal.actor_roles()) && array['legalEditor']) with check ((select portal.actor_roles()) && array['legalEditor']);
grant select, insert on portal.ground_wording to portal_app;
grant update (state, version, valid_from, body, cases, note, words) on portal.ground_wording to portal_app;
grant select (id, code, n, state, origin, valid_from, body, cases, approved_for, approved_at) on portal.ground_wording to portal_public;
