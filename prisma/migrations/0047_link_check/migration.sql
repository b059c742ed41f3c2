-- The addresses of other sites that the site leads to, and what the link checker saw of them. No word of a person: addresses that are
-- published, looked at from the worker and from nowhere else.
create table portal.link (
  url text primary key check (url ~ '^https?://' and char_length(url) <= 2000),
  -- Where it stands (lib/editorial/links/model.ts).
  used_in jsonb not null check (jsonb_typeof(used_in) = 'array'),
  -- Null: not looked at yet.
  state text check (state in ('answers', 'moved', 'broken', 'silent', 'closed', 'notPublic')),
  -- The HTTP answer, where there was one.
  status integer,
  -- Where it leads for good: what to write instead.
  target text check (char_length(target) <= 2000),
  -- Nights in a row without an answer.
  failures integer not null default 0 check (failures >= 0),
  since timestamptz,
  checked_at timestamptz,
  constraint link_looked_at_check check (num_nonnulls(state, since, checked_at) in (0, 3)),
  constraint link_moved_check check ((target is not null) = (state is not distinct from 'moved'))
);
alter table portal.link enable row level security;
alter table portal.link force row level security;
create policy owner_keeps on portal.link for all to portal_owner using (true) with check (true);
create policy worker_keeps on portal.link for all to portal_worker using (true) with check (true);
create policy editors_read on portal.link for select to portal_app using ((select portal.actor_roles()) && array['author', 'reviewer', 'publisher', 'translator']);
grant select, insert, update, delete on portal.link to portal_worker;
grant select on portal.link to portal_app;
