-- The second wall asks for the role too. 0006 says whose rows a referral's are; these say in which role they are written,
-- as lib/auth/permissions.ts does, so that a fault in the application gives a manager or a colleague no step that is not
-- theirs. Restrictive: each is required besides whatever else lets a row through, and can never open one.

-- What the policies below ask of other tables, with the rights of whoever asks. plpgsql keeps the plan of each question;
-- written out in the policies, PostgreSQL would plan policies within policies anew for every statement.
create function portal.is_handler() returns boolean language sql stable parallel safe
  return portal.actor_roles() && array['caseworker', 'coordinator'];
create function portal.is_officer() returns boolean language sql stable parallel safe
  return portal.actor_roles() && array['secrecyOfficer'];
create function portal.opens_case(file uuid) returns boolean language plpgsql stable set search_path = pg_catalog as $$
begin
  return exists (select from portal.case_file c where c.id = file);
end $$;
create function portal.opens_open_case(file uuid) returns boolean language plpgsql stable set search_path = pg_catalog as $$
begin
  return exists (select from portal.case_file c where c.id = file and c.closed_at is null);
end $$;
create function portal.drafted_by_actor(referral uuid, file uuid) returns boolean language plpgsql stable set search_path = pg_catalog as $$
begin
  return exists (select from portal.referral_draft d where d.id = referral and d.account_id = portal.actor_account() and d.case_file_id = file);
end $$;
create function portal.has_release(referral uuid, states text[]) returns boolean language plpgsql stable set search_path = pg_catalog as $$
begin
  return exists (select from portal.release r where r.referral_id = referral and r.authority_id = portal.actor_authority() and r.state = any (states));
end $$;
create function portal.decided_by_actor(referral uuid, states text[]) returns boolean language plpgsql stable set search_path = pg_catalog as $$
begin
  return exists (select from portal.release r where r.referral_id = referral and r.authority_id = portal.actor_authority() and r.state = any (states)
    and r.decided_by = portal.actor_account());
end $$;
create function portal.reads_referral(referral uuid) returns boolean language plpgsql stable set search_path = pg_catalog as $$
begin
  return exists (select from portal.referral r where r.id = referral);
end $$;
create function portal.reads_release(release uuid) returns boolean language plpgsql stable set search_path = pg_catalog as $$
begin
  return exists (select from portal.release r where r.id = release and r.authority_id = portal.actor_authority());
end $$;
create function portal.reads_delivery(delivery uuid) returns boolean language plpgsql stable set search_path = pg_catalog as $$
begin
  return exists (select from portal.delivery d where d.id = delivery and d.authority_id = portal.actor_authority());
end $$;
-- Between two units of one authority the sender and the officer see the referral too; what was delivered is the receiver's.
create function portal.receives_referral(referral uuid) returns boolean language plpgsql stable set search_path = pg_catalog as $$
begin
  return exists (select from portal.referral r where r.id = referral and r.to_authority_id = portal.actor_authority() and r.sent_at is not null
    and r.state not in ('withdrawn', 'enteredInError')
    and (r.to_unit_id = any (portal.actor_principals()) or portal.opens_case(r.to_case_file_id)));
end $$;
grant execute on function portal.is_handler(), portal.is_officer(), portal.opens_case(uuid), portal.opens_open_case(uuid), portal.drafted_by_actor(uuid, uuid),
  portal.has_release(uuid, text[]), portal.decided_by_actor(uuid, text[]), portal.reads_referral(uuid), portal.reads_release(uuid),
  portal.reads_delivery(uuid), portal.receives_referral(uuid) to portal_app;

-- Drafts are written by who handles the file, while they may open it and it is open.
create policy handler_drafts on portal.referral_draft as restrictive for all to portal_app
  using ((select portal.is_handler()) and portal.opens_case(case_file_id));
create policy open_file_drafts on portal.referral_draft as restrictive for insert to portal_app with check (portal.opens_open_case(case_file_id));
create policy open_file_edits on portal.referral_draft as restrictive for update to portal_app using (portal.opens_open_case(case_file_id));

create policy handler_takes on portal.consent as restrictive for insert to portal_app
  with check ((select portal.is_handler()) and portal.opens_open_case(case_file_id));
create policy handler_ends on portal.consent as restrictive for update to portal_app using ((select portal.is_handler()));

-- A referral begins as its writer's own draft, of a file that is open.
create policy writer_submits on portal.referral as restrictive for insert to portal_app
  with check ((select portal.is_handler()) and portal.drafted_by_actor(id, from_case_file_id) and portal.opens_open_case(from_case_file_id));
create policy moved_in_role on portal.referral as restrictive for update to portal_app
  using ((select portal.actor_roles()) && array['caseworker', 'coordinator', 'manager', 'secrecyOfficer'])
  with check (
    -- The officer's only steps are to give back and to refuse, and only by a decision of their own. Whoever leads the unit may
    -- confirm that it was entered in error (0009).
    ((select portal.is_handler()) or state = 'enteredInError' or (state in ('draft', 'refused') and portal.decided_by_actor(id, array['returned', 'refused'])))
    and (state <> 'refused' or portal.decided_by_actor(id, array['refused']))
    -- Nothing is given back while a question or a yes is out.
    and (state <> 'draft' or not portal.has_release(id, array['proposed', 'inReview', 'authorised']))
    and (state <> 'underReview' or (portal.drafted_by_actor(id, from_case_file_id) and portal.opens_open_case(from_case_file_id)))
    and (state <> 'sent' or portal.has_release(id, array['authorised', 'used']))
    -- The yes or no of a unit is given by who distributes its work.
    and (state not in ('needsMore', 'accepted', 'declined') or 'coordinator@' || to_unit_id::text = any ((select portal.actor_roles())::text[])));

create policy handler_adds on portal.release_item as restrictive for insert to portal_app with check ((select portal.is_handler()));

-- What leaves is laid before the receiver by who sends it; not by who decided.
create policy sender_in_role on portal.delivery as restrictive for insert to portal_app
  with check ((select portal.is_handler()) and exists (select from portal.release r where r.id = delivery.id and portal.opens_case(r.case_file_id)));
create policy sender_in_role on portal.delivery_item as restrictive for insert to portal_app
  with check ((select portal.is_handler()) and exists (select from portal.release r where r.id = delivery_item.delivery_id and portal.opens_case(r.case_file_id)));

-- What hangs on a referral or release is read with it, as in 0006; each is always asked for by its parent.
alter policy receiver_reads on portal.delivery using (authority_id = (select portal.actor_authority()) and portal.receives_referral(referral_id));
alter policy receiver_reads on portal.delivery_item using (authority_id = (select portal.actor_authority()) and portal.reads_delivery(delivery_id));
alter policy release_reads on portal.release_item using (authority_id = (select portal.actor_authority()) and portal.reads_release(release_id));
alter policy release_reads on portal.release_event using (authority_id = (select portal.actor_authority()) and portal.reads_release(release_id));
alter policy both_read on portal.referral_event
  using (portal.reads_referral(referral_id)
    and (audience = 'both' or (select portal.actor_authority()) = case audience when 'sender' then from_authority_id else to_authority_id end));

-- Handing over is for a file that nobody else holds: the last one lets go in the same act, or nobody can open it any more. To
-- share one, or to replace oneself beside others who hold it, is to distribute the work, which is the coordinator's. What has
-- ended and lies without a holder is a record, and is given to nobody.
create function portal.has_holder_besides(file uuid, account uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select exists (select from portal.access a join portal.case_file c on c.id = a.case_file_id
    where a.case_file_id = file and a.authority_id = portal.actor_authority() and a.valid_until is null and a.reason <> 'breakGlass'
      and case when a.account_id is null then c.protection = 'none' else a.account_id <> account and a.account_id <> all (portal.closed_to(file)) end);
end;
create function portal.is_open_file(file uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select exists (select from portal.case_file c where c.id = file and c.authority_id = portal.actor_authority() and c.closed_at is null);
end;
grant execute on function portal.has_holder_besides(uuid, uuid), portal.is_open_file(uuid) to portal_app;
create policy last_hands_over on portal.access as restrictive for insert to portal_app
  with check (reason <> 'handedOver' or (not portal.has_holder_besides(case_file_id, (select portal.actor_account()))
    and (portal.sees_case(case_file_id) or portal.is_open_file(case_file_id))));

-- A declared tie says something of the person too: it is read by those who work with files or look after how others do.
create policy role_reads on portal.conflict as restrictive for select to portal_app
  using ((select portal.actor_roles()) && array['caseworker', 'coordinator', 'manager', 'secrecyOfficer', 'logReviewer']);
