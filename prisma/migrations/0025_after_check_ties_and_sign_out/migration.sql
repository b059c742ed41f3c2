-- Who looks into a broken glass where nobody manages the unit; notices and declared ties; a sign-in ended as a verb with its row in the log.

-- Who answers from the manager's side today: whoever manages the unit or the authority; where nobody does, or only the one who opened
-- or one who is shut out by a tie, a manager of another unit; where there is none, a second log reviewer beside the first. An after-check
-- by two people is thus always possible where the authority has two who may look (lag 2001:454 10 §). Asked about an opening and never
-- about a number, so that it tells nobody who has a tie to what.
create function portal.manager_side(glass uuid) returns text language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  with opening as (
    select g.unit_id, g.number, g.account_id from portal.break_glass g where g.id = manager_side.glass and g.authority_id = portal.actor_authority()
  ), held as (
    select r.account_id, r.role, r.unit_id from portal.role_grant r join portal.account a on a.id = r.account_id, opening o
    where r.authority_id = portal.actor_authority() and a.disabled_at is null and r.account_id <> o.account_id
      and (now() at time zone 'Europe/Stockholm')::date between r.valid_from and r.valid_until
      and not exists (select from portal.conflict c where c.authority_id = r.authority_id and c.account_id = r.account_id and c.number = o.number and c.ended_at is null)
  )
  select case
    when exists (select from held, opening o where held.role = 'manager' and (held.unit_id is null or held.unit_id = o.unit_id)) then 'manager'
    when exists (select from held where held.role = 'manager') then 'otherManager'
    when (select count(distinct held.account_id) > 1 from held, opening o where held.role = 'logReviewer'
      and not exists (select from held h where h.account_id = held.account_id and h.unit_id = o.unit_id and h.role in ('caseworker', 'coordinator', 'manager'))) then 'logReviewer'
    else 'nobody' end;
end;
grant execute on function portal.manager_side(uuid) to portal_app;

-- Which sides have spoken, and whether it was the actor who did; never what they said.
drop function portal.checked_sides(uuid[]);
create function portal.checked_sides(glass uuid[]) returns table (break_glass_id uuid, side text, is_own boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select k.break_glass_id, k.side, k.account_id = portal.actor_account() from portal.break_glass_check k
    where k.break_glass_id = any (glass) and k.authority_id = portal.actor_authority();
end;
grant execute on function portal.checked_sides(uuid[]) to portal_app;

drop policy checker_reads on portal.break_glass;
create policy checker_reads on portal.break_glass for select to portal_app
  using (authority_id = (select portal.actor_authority()) and account_id <> (select portal.actor_account())
    and number <> all ((select portal.actor_conflicts())::text[])
    and (array['manager@' || unit_id::text, 'manager@authority'] && (select portal.actor_roles())
      or ((select portal.actor_roles()) && array['manager'] and portal.manager_side(id) = 'otherManager')
      or ((select portal.actor_roles()) && array['logReviewer'] and unit_id <> all ((select portal.actor_principals())::uuid[]))));

drop policy checker_adds on portal.break_glass_check;
create policy checker_adds on portal.break_glass_check for insert to portal_app
  with check (authority_id = (select portal.actor_authority()) and account_id = (select portal.actor_account())
    and exists (select from portal.break_glass g where g.id = break_glass_check.break_glass_id and g.authority_id = break_glass_check.authority_id
      and g.account_id <> (select portal.actor_account())
      and case when array['manager@' || g.unit_id::text, 'manager@authority'] && (select portal.actor_roles()) then side = 'manager'
          when (select portal.actor_roles()) && array['manager'] and portal.manager_side(g.id) = 'otherManager' then side = 'manager'
          else (select portal.actor_roles()) && array['logReviewer'] and g.unit_id <> all ((select portal.actor_principals())::uuid[])
            and (side = 'logReviewer' or portal.manager_side(g.id) = 'logReviewer') end));

-- Nobody is told, by mail or in the list, of what a declared tie closes to them (FL 16–17 §§): a mail about what the portal then does not
-- show is itself a message. `about` names a referral, a file, a row of access, a question or an opening.
create or replace function portal.is_told(kind text, to_account uuid, to_unit uuid, about uuid, reader uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  with held as (
    select g.role, g.unit_id from portal.role_grant g join portal.account a on a.id = g.account_id
    where g.account_id = is_told.reader and g.authority_id = portal.actor_authority() and a.disabled_at is null
      and (now() at time zone 'Europe/Stockholm')::date between g.valid_from and g.valid_until
  )
  select exists (select from held
      where is_told.to_account = is_told.reader
        or (held.unit_id = is_told.to_unit and held.role = any (case is_told.kind
          when 'unanswered' then array['coordinator']
          when 'unansweredLong' then array['coordinator', 'manager']
          else array['caseworker', 'coordinator'] end)))
    and (not exists (select from portal.referral r where r.id = is_told.about and r.from_authority_id = portal.actor_authority()
        and (is_told.to_unit is null or r.from_unit_id = is_told.to_unit))
      or (is_told.to_account is not null and exists (select from held where held.role = 'secrecyOfficer'))
      or exists (select from portal.referral r join portal.case_file c on c.id = r.from_case_file_id join portal.access x on x.case_file_id = c.id
        where r.id = is_told.about and r.from_authority_id = portal.actor_authority() and x.valid_from <= now() and (x.valid_until is null or x.valid_until > now())
          and (x.account_id = is_told.reader
            or (c.protection = 'none' and exists (select from held where held.unit_id = x.unit_id and held.role in ('caseworker', 'coordinator', 'manager'))))))
    and not exists (select from portal.conflict t
      where t.authority_id = portal.actor_authority() and t.account_id = is_told.reader and t.ended_at is null and t.number in (
        select r.number from portal.referral r where r.id = is_told.about
        union all select c.number from portal.referral r join portal.case_file c on c.id in (r.from_case_file_id, r.to_case_file_id)
          where r.id = is_told.about and c.authority_id = portal.actor_authority()
        union all select c.number from portal.case_file c where c.id = is_told.about
        union all select c.number from portal.access x join portal.case_file c on c.id = x.case_file_id where x.id = is_told.about
        union all select q.number from portal.access_request q where q.id = is_told.about
        union all select g.number from portal.break_glass g where g.id = is_told.about));
end;
-- A tie may name the referral that comes to the actor's authority too.
drop policy told_asks on portal.referral;
create policy told_asks on portal.referral for select to portal_owner
  using ((select portal.actor_authority()) in (from_authority_id, to_authority_id));

-- Ending a sign-in is a verb like any other, in one transaction with its row in the log. The portal's login sees no session: these end
-- those of the actor and nobody else's, under the settings of the actor's transaction.
create function portal.end_sign_ins(which uuid, at timestamptz) returns setof uuid language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  update portal.session s set ended_at = end_sign_ins.at, ended_reason = 'revoked', provider_hint = null
    where s.account_id = portal.actor_account() and s.ended_at is null and s.id::text is distinct from portal.actor_session()
      and (end_sign_ins.which is null or s.id = end_sign_ins.which)
    returning s.id;
end;
-- Gives the identity provider's own token of it, still sealed, which is forgotten here at the same time.
create function portal.sign_out(at timestamptz) returns table (provider_hint bytea) language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  with own as (
    select s.id, s.provider_hint from portal.session s
    where s.account_id = portal.actor_account() and s.id::text = portal.actor_session() and s.ended_at is null for update
  )
  update portal.session s set ended_at = sign_out.at, ended_reason = 'signedOut', provider_hint = null from own where s.id = own.id returning own.provider_hint;
end;
grant execute on function portal.end_sign_ins(uuid, timestamptz), portal.sign_out(timestamptz) to portal_app;
-- The login of sign-in no longer ends a person's other sessions.
drop policy own_end on portal.session;
