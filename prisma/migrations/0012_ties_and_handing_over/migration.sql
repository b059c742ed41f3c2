-- A declared tie to the person closes the referral (0008), also when it is the receiver's file that it names. What hangs on
-- the referral and is asked for by the sender's file closes with it: nobody asks that it never was, answers such a question or
-- lays anything before the receiver, of a referral that is closed to them. Restrictive: it only ever takes away.
create policy referral_is_read on portal.error_request as restrictive for all to portal_app
  using (portal.reads_referral(referral_id)) with check (portal.reads_referral(referral_id));
create policy referral_is_read on portal.delivery as restrictive for insert to portal_app
  with check (portal.reads_referral(referral_id));

-- Who keeps a file is who has it without an end (0008, has_holder). The last of them hands it over also while a colleague has
-- it for a time: lib/access/end.ts counts so, and counting the colleague here refused what the page had offered. That nobody
-- else keeps it is asked by last_hands_over.
alter policy handed_over_insert on portal.access
  with check (authority_id = (select portal.actor_authority()) and granted_by = (select portal.actor_account()) and reason = 'handedOver' and valid_until is null
    and account_id <> (select portal.actor_account()) and portal.works_in_unit(account_id, file_unit_id)
    and (portal.is_named(case_file_id)
      or (array['manager@' || file_unit_id::text, 'manager@authority'] && (select portal.actor_roles())
        and case_file_id <> all ((select portal.actor_conflict_files())::uuid[]) and not portal.has_holder(case_file_id))));
