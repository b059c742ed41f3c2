-- A referral that should never have been (two people on the sender's side), a release that one person decided because
-- somebody's life could not wait (and another judges afterwards), and a referral that joins a file its receiver already keeps.

-- Four eyes as a row with states of its own: one asks, another answers. Belongs to the sender's side alone; the receiver
-- sees that the referral was entered in error, never who asked or that somebody said no.
alter table portal.referral add constraint referral_sender_key unique (id, from_authority_id, from_case_file_id, from_unit_id);

create table portal.error_request (
  id uuid primary key,
  referral_id uuid not null,
  authority_id uuid not null,
  case_file_id uuid not null,
  unit_id uuid not null,
  reason text not null check (reason in ('wrongPerson', 'wrongFile', 'neverMeant')),
  state text not null default 'asked' check (state in ('asked', 'confirmed', 'refused', 'takenBack')),
  asked_by uuid not null,
  asked_at timestamptz not null,
  answered_by uuid,
  answered_at timestamptz,
  -- The file and unit are those the referral comes from.
  foreign key (referral_id, authority_id, case_file_id, unit_id) references portal.referral (id, from_authority_id, from_case_file_id, from_unit_id),
  constraint error_request_answered_check check ((state = 'asked') = (answered_by is null) and (answered_by is null) = (answered_at is null)),
  constraint error_request_four_eyes_check check (case state when 'asked' then true when 'takenBack' then answered_by = asked_by else answered_by <> asked_by end)
);
create unique index error_request_open_key on portal.error_request (authority_id, referral_id) where state = 'asked';

alter table portal.error_request enable row level security;
alter table portal.error_request force row level security;
create policy case_reads on portal.error_request for select to portal_app
  using (authority_id = (select portal.actor_authority())
    and exists (select from portal.case_file c where c.authority_id = error_request.authority_id and c.id = error_request.case_file_id));
create policy handler_asks on portal.error_request for insert to portal_app
  with check (authority_id = (select portal.actor_authority()) and asked_by = (select portal.actor_account()) and state = 'asked'
    and (select portal.actor_roles()) && array['caseworker', 'coordinator']
    and exists (select from portal.case_file c where c.authority_id = error_request.authority_id and c.id = error_request.case_file_id));
-- Answered by who leads the unit; for a protected file, which opens for named persons only, by another of them. Taken back by the asker.
create policy other_answers on portal.error_request for update to portal_app
  using (authority_id = (select portal.actor_authority()) and state = 'asked'
    and exists (select from portal.case_file c where c.authority_id = error_request.authority_id and c.id = error_request.case_file_id))
  with check (authority_id = (select portal.actor_authority()) and answered_by = (select portal.actor_account())
    and ((state in ('confirmed', 'refused') and asked_by <> (select portal.actor_account())
        and (array['coordinator@' || unit_id::text, 'manager@' || unit_id::text] && (select portal.actor_roles())
          or exists (select from portal.case_file c where c.authority_id = error_request.authority_id and c.id = error_request.case_file_id and c.protection <> 'none')))
      or (state = 'takenBack' and asked_by = (select portal.actor_account()) and (select portal.actor_roles()) && array['caseworker', 'coordinator'])));
grant select, insert on portal.error_request to portal_app;
grant update (state, answered_by, answered_at) on portal.error_request to portal_app;

-- The last step needs the other person's yes, given in the same transaction.
alter policy sender_moves on portal.referral
  with check (from_authority_id = (select portal.actor_authority())
    and (state in ('underReview', 'draft', 'sent', 'received', 'withdrawn')
      or (state = 'enteredInError' and exists (select from portal.error_request e where e.authority_id = referral.from_authority_id
        and e.referral_id = referral.id and e.state = 'confirmed' and e.answered_by = (select portal.actor_account()))))
    and exists (select from portal.case_file c where c.authority_id = referral.from_authority_id and c.id = referral.from_case_file_id));

-- What came by mistake is closed from view, not removed: it is an incoming public document which only a rule on weeding may
-- end (arkivlagen 10 §), and whoever reviews the log must be able to say what was there.
alter policy receiver_reads on portal.delivery
  using (authority_id = (select portal.actor_authority())
    and exists (select from portal.referral r where r.id = delivery.referral_id and r.to_authority_id = delivery.authority_id
      and r.state not in ('withdrawn', 'enteredInError')));

-- A referral is accepted into a file that whoever accepts can open and that is open: a new one, or one that was there.
alter policy receiver_moves on portal.referral
  with check (to_authority_id = (select portal.actor_authority())
    and (to_unit_id = any ((select portal.actor_principals())::uuid[])
      or exists (select from portal.case_file c where c.authority_id = referral.to_authority_id and c.id = referral.to_case_file_id))
    and state in ('received', 'needsMore', 'accepted', 'declined', 'ongoing', 'onHold', 'completed', 'stopped', 'fedBack')
    and (state <> 'accepted' or exists (select from portal.case_file c where c.authority_id = referral.to_authority_id
      and c.id = referral.to_case_file_id and c.closed_at is null)));

-- Decided alone -------------------------------------------------------------------------------------------------------

-- Why it could not wait, as a code and in words; and how old the person is, as far as a ground asks (sealed).
alter table portal.release add column urgent_cause text check (urgent_cause in ('dangerToLifeOrHealth', 'child'));
alter table portal.release add column urgent_words bytea;
alter table portal.release add column age bytea;
alter table portal.release add constraint release_urgent_check check (urgent = (urgent_cause is not null) and urgent = (urgent_words is not null));

alter policy case_adds on portal.release
  with check (authority_id = (select portal.actor_authority()) and controller_id = authority_id
    and regime = (select portal.regime_of(portal.actor_authority()))
    and requested_by = (select portal.actor_account()) and state in ('proposed', 'inReview') and decided_by is null
    and (select portal.actor_roles()) && array['caseworker', 'coordinator']
    and exists (select from portal.case_file c where c.authority_id = release.authority_id and c.id = release.case_file_id and c.closed_at is null));
-- Alone only who asked, in their own name, and when it was urgent from the first moment; whoever confirms that a referral was
-- entered in error takes back what waits; otherwise the sender's own steps are to ask, to take back and to spend.
alter policy case_moves on portal.release
  with check (authority_id = (select portal.actor_authority())
    and exists (select from portal.case_file c where c.authority_id = release.authority_id and c.id = release.case_file_id)
    and (((select portal.actor_roles()) && array['caseworker', 'coordinator']
        and (state in ('inReview', 'used', 'lapsed', 'recalled')
          or (state = 'authorised' and urgent and requested_by = (select portal.actor_account()) and decided_by = (select portal.actor_account())
            and exists (select from portal.case_file c where c.authority_id = release.authority_id and c.id = release.case_file_id and c.closed_at is null))))
      or (state = 'recalled' and exists (select from portal.error_request e where e.authority_id = release.authority_id
        and e.referral_id = release.referral_id and e.state = 'confirmed' and e.answered_by = (select portal.actor_account())))));

-- The receiver is told that one person decided alone, never why.
alter policy sender_lays on portal.delivery
  with check (from_authority_id = (select portal.actor_authority()) and controller_id = authority_id
    and regime = portal.regime_of(authority_id)
    and exists (select from portal.release r where r.authority_id = delivery.from_authority_id and r.id = delivery.id
      and r.referral_id = delivery.referral_id and r.state = 'used' and r.to_authority_id = delivery.authority_id and r.urgent = delivery.urgent));

-- The judgement afterwards, once, by somebody who neither asked nor decided. It undoes nothing: what left has left.
create table portal.release_review (
  release_id uuid primary key,
  authority_id uuid not null,
  verdict text not null check (verdict in ('right', 'wrong')),
  words bytea not null,
  -- The receiver is asked not to use what came.
  notice boolean not null,
  reviewed_by uuid not null,
  reviewed_at timestamptz not null,
  foreign key (authority_id, release_id) references portal.release (authority_id, id),
  constraint release_review_notice_check check (verdict = 'wrong' or not notice)
);
alter table portal.release_review enable row level security;
alter table portal.release_review force row level security;
create policy release_reads on portal.release_review for select to portal_app
  using (authority_id = (select portal.actor_authority())
    and exists (select from portal.release r where r.authority_id = release_review.authority_id and r.id = release_review.release_id));
create policy officer_judges on portal.release_review for insert to portal_app
  with check (authority_id = (select portal.actor_authority()) and reviewed_by = (select portal.actor_account())
    and 'secrecyOfficer' = any ((select portal.actor_roles())::text[])
    and exists (select from portal.release r where r.authority_id = release_review.authority_id and r.id = release_review.release_id
      and r.urgent and r.requested_by <> (select portal.actor_account())
      and (r.state = 'used' or (r.state = 'authorised' and not release_review.notice))));
grant select, insert on portal.release_review to portal_app;

-- "Use nothing of this": a row of the receiver, laid by the sender's officer with the judgement it rests on.
create table portal.recall_notice (
  delivery_id uuid primary key,
  referral_id uuid not null,
  authority_id uuid not null,
  from_authority_id uuid not null,
  at timestamptz not null,
  foreign key (authority_id, delivery_id) references portal.delivery (authority_id, id),
  foreign key (referral_id, from_authority_id, authority_id) references portal.referral (id, from_authority_id, to_authority_id)
);
alter table portal.recall_notice enable row level security;
alter table portal.recall_notice force row level security;
create policy officer_lays on portal.recall_notice for insert to portal_app
  with check (from_authority_id = (select portal.actor_authority())
    and exists (select from portal.release_review v join portal.release r on r.id = v.release_id
      where v.release_id = recall_notice.delivery_id and v.verdict = 'wrong' and v.notice and v.reviewed_by = (select portal.actor_account())
        and r.referral_id = recall_notice.referral_id and r.to_authority_id = recall_notice.authority_id));
create policy receiver_reads on portal.recall_notice for select to portal_app
  using (authority_id = (select portal.actor_authority())
    and exists (select from portal.referral r where r.id = recall_notice.referral_id and r.to_authority_id = recall_notice.authority_id));
grant select, insert on portal.recall_notice to portal_app;
