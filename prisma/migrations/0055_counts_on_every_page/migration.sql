-- What is counted for every page of the portal must not grow with the files of an authority: at a million files these two took 0.4 s of each page.

-- Which units the actor manages is asked once; whoever manages none reads no file. Then one look per open file at who can open it
-- (portal.has_holder, of all of them at once).
create or replace function portal.files_without_holder() returns table (id uuid, authority_id uuid, unit_id uuid, number text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select c.id, c.authority_id, c.unit_id, c.number from portal.case_file c
    where c.authority_id = (select portal.actor_authority()) and c.closed_at is null
      and c.unit_id = any ((select array(select u.id from portal.unit u where u.authority_id = portal.actor_authority()
        and array['manager@' || u.id::text, 'manager@authority'] && portal.actor_roles()))::uuid[])
      and c.number <> all ((select portal.actor_conflicts())::text[])
      and not exists (select from portal.access a where a.case_file_id = c.id and a.authority_id = c.authority_id and a.valid_until is null and a.reason <> 'breakGlass'
        and case when a.account_id is null then c.protection = 'none'
          else not exists (select from portal.conflict k where k.authority_id = c.authority_id and k.number = c.number and k.account_id = a.account_id and k.ended_at is null) end);
end;

-- Open files by unit.
create index case_file_open_idx on portal.case_file (authority_id, unit_id) where closed_at is null;
-- An inbox is counted as far as it is told.
create index referral_inbox_idx on portal.referral (to_unit_id, state) where not is_over and sent_at is not null and state in ('sent', 'received');
