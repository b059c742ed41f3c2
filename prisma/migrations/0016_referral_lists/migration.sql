-- Lists of referrals walk an index from where the page begins, however old the archive is. Whether a referral is over is a
-- column of its own, so that a list of what goes on steps over nothing that has ended.
alter table portal.referral add column is_over boolean generated always as (state in ('refused', 'declined', 'withdrawn', 'fedBack', 'enteredInError')) stored;
drop index portal.referral_inbox_idx;
create index referral_to_unit_id_is_over_created_at_id_idx on portal.referral (to_unit_id, is_over, created_at, id);
create index referral_from_unit_id_is_over_created_at_id_idx on portal.referral (from_unit_id, is_over, created_at, id);
-- The clock of unanswered referrals asks, authority by authority, for those few that wait.
create index referral_unanswered_idx on portal.referral (to_authority_id) where state in ('sent', 'received');
-- A person's own access to files of units where they do not work: few rows, found without reading the others.
create index access_account_id_file_unit_id_idx on portal.access (account_id, file_unit_id) where account_id is not null;
grant select (is_over) on portal.referral to portal_app;

-- One policy instead of two joined by "or": whose row it is is asked first and answers nearly always; the function that asks
-- whether a colleague's row may be seen costs a hundred times more and is called only for colleagues' rows.
drop policy own_read on portal.access;
drop policy with_file_read on portal.access;
create policy reader_read on portal.access for select to portal_app
  using (authority_id = (select portal.actor_authority())
    and ((principal = any ((select portal.actor_principals())::uuid[])
        and valid_from <= now() and (valid_until is null or valid_until > now()))
      or portal.sees_case(case_file_id)));
