-- The database lets nobody end the last row of a file (access_keeps_one), and a file is opened with a row for its unit or its opener. So only two
-- things leave a file that nobody can open: a conflict that somebody declares, and a protection under which the unit's row no longer opens.
-- Those files alone are looked at; of all open files of a large unit that took a second.
create or replace function portal.files_without_holder() returns table (id uuid, authority_id uuid, unit_id uuid, number text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select c.id, c.authority_id, c.unit_id, c.number from portal.case_file c
    where c.id in (
        select f.id from portal.case_file f where f.authority_id = (select portal.actor_authority()) and f.protection <> 'none' and f.closed_at is null
          and f.unit_id = any ((select array(select u.id from portal.unit u where u.authority_id = portal.actor_authority()
            and array['manager@' || u.id::text, 'manager@authority'] && portal.actor_roles()))::uuid[])
        union
        select f.id from portal.conflict k join portal.case_file f on f.authority_id = k.authority_id and f.number = k.number
          where k.authority_id = (select portal.actor_authority()) and k.ended_at is null and f.closed_at is null
            and array['manager@' || f.unit_id::text, 'manager@authority'] && (select portal.actor_roles()))
      and c.number <> all ((select portal.actor_conflicts())::text[])
      and not exists (select from portal.access a where a.case_file_id = c.id and a.authority_id = c.authority_id and a.valid_until is null and a.reason <> 'breakGlass'
        and case when a.account_id is null then c.protection = 'none'
          else not exists (select from portal.conflict k where k.authority_id = c.authority_id and k.number = c.number and k.account_id = a.account_id and k.ended_at is null) end);
end;

drop index portal.case_file_open_idx;
create index case_file_protected_idx on portal.case_file (authority_id, unit_id) where closed_at is null and protection <> 'none';
