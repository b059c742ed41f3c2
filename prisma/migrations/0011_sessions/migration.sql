-- A person sees their own sign-ins and ends them; the identity provider is told when one is over.

alter table portal.session
  -- What was signed in on, no finer than a person needs to recognise it: a browser's and a system's family.
  add column device text check (device ~ '^(chrome|edge|firefox|safari|other)/(windows|mac|linux|android|ios|other)$'),
  -- When the person last looked at the list of their sign-ins from here; later ones elsewhere are told of on every page.
  add column sign_ins_seen_at timestamptz,
  -- The provider's own token, sealed under the keys of sign-in: with it sign-out ends the provider's session too.
  add column provider_hint bytea check (octet_length(provider_hint) <= 8000);

-- Whoever is signed in sees and ends their own sign-ins and nobody else's.
create policy own_list on portal.session for select to portal_auth using (account_id = (select portal.actor_account()));
create policy own_end on portal.session for update to portal_auth
  using (account_id = (select portal.actor_account())) with check (account_id = (select portal.actor_account()));
grant update (sign_ins_seen_at, provider_hint) on portal.session to portal_auth;
