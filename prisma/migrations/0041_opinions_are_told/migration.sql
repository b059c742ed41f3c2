-- An officer who wants a second opinion tells the contact point that there is something to look at: as what a visitor writes does, without a
-- word and naming no thread.
create policy colleague_tells on portal.outbox for insert to portal_app
  with check (kind = 'enquiry' and sent_at is null and authority_id = (select portal.actor_authority())
    and 'contactPointOfficer@' || unit_id::text = any ((select portal.actor_roles())::text[]));
