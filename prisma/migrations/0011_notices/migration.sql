-- Notices read in the portal, and mails that say nothing (OSL 8:1: what a mail tells, it tells whoever reads the mailbox).

-- Whether a notice is for this person today. Asked by whoever hands mails over and by the policy of the portal's own list, so that
-- nobody is told by mail of what the portal would not show. A unit's notice is for those who can do something about it; a notice about
-- a referral from one's own authority only for those who may open the file, or who decide what leaves it. Who has left is told nothing.
create function portal.is_told(kind text, to_account uuid, to_unit uuid, about uuid, reader uuid) returns boolean
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
    and (not exists (select from portal.referral r where r.id = is_told.about and (is_told.to_unit is null or r.from_unit_id = is_told.to_unit))
      or (is_told.to_account is not null and exists (select from held where held.role = 'secrecyOfficer'))
      or exists (select from portal.referral r join portal.case_file c on c.id = r.from_case_file_id join portal.access x on x.case_file_id = c.id
        where r.id = is_told.about and x.valid_from <= now() and (x.valid_until is null or x.valid_until > now())
          and (x.account_id = is_told.reader
            or (c.protection = 'none' and exists (select from held where held.unit_id = x.unit_id and held.role in ('caseworker', 'coordinator', 'manager'))))));
end;
-- The function looks at referrals from the actor's own authority, and at nothing else of them.
create policy told_asks on portal.referral for select to portal_owner using (from_authority_id = (select portal.actor_authority()));
grant execute on function portal.is_told(text, uuid, uuid, uuid, uuid) to portal_app, portal_worker;

create policy reader_reads on portal.outbox for select to portal_app
  using (authority_id = (select portal.actor_authority())
    and (account_id = (select portal.actor_account()) or unit_id = any ((select portal.actor_principals())::uuid[]))
    and portal.is_told(kind, account_id, unit_id, about, (select portal.actor_account())));
grant select (id, authority_id, account_id, unit_id, kind, about, created_at) on portal.outbox to portal_app;
create index outbox_unit_idx on portal.outbox (authority_id, unit_id, created_at desc);
create index outbox_account_idx on portal.outbox (authority_id, account_id, created_at desc);
alter table portal.outbox add constraint outbox_authority_id_id_key unique (authority_id, id);

-- "Läst", by each reader for themselves.
create table portal.notice_read (
  authority_id uuid not null,
  outbox_id uuid not null,
  account_id uuid not null,
  read_at timestamptz not null,
  primary key (authority_id, outbox_id, account_id),
  foreign key (authority_id, outbox_id) references portal.outbox (authority_id, id),
  foreign key (authority_id, account_id) references portal.account (authority_id, id)
);

-- One mail to one person: when it is due and how it went. Neither address nor text: the address is read when it is sent, and the text
-- is the same for everybody.
create table portal.mail (
  id uuid primary key,
  authority_id uuid not null,
  account_id uuid not null,
  state text not null check (state in ('waiting', 'sent', 'dropped', 'dead')),
  tries integer not null default 0 check (tries >= 0),
  due_at timestamptz not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  fault text check (fault in ('refused', 'unreachable')),
  foreign key (authority_id, account_id) references portal.account (authority_id, id),
  constraint mail_ended_check check ((state = 'waiting') = (ended_at is null)),
  constraint mail_dead_has_fault_check check (state <> 'dead' or fault is not null)
);
-- However much there is to read, one mail at a time waits for a person.
create unique index mail_waiting_key on portal.mail (authority_id, account_id) where state = 'waiting';
create index mail_account_idx on portal.mail (authority_id, account_id, ended_at desc);
create index mail_due_idx on portal.mail (authority_id, due_at) where state = 'waiting';

do $$
declare
  guarded text;
begin
  foreach guarded in array array['notice_read', 'mail'] loop
    execute format('alter table portal.%I enable row level security', guarded);
    execute format('alter table portal.%I force row level security', guarded);
  end loop;
end $$;

create policy own_read on portal.notice_read for select to portal_app
  using (authority_id = (select portal.actor_authority()) and account_id = (select portal.actor_account()));
create policy own_insert on portal.notice_read for insert to portal_app
  with check (authority_id = (select portal.actor_authority()) and account_id = (select portal.actor_account())
    and exists (select from portal.outbox o where o.id = notice_read.outbox_id));
grant select, insert on portal.notice_read to portal_app;
create policy worker_sees on portal.notice_read for select to portal_worker using (authority_id = (select portal.actor_authority()));
grant select on portal.notice_read to portal_worker;

-- The worker, for one authority at a time: who works there, their addresses, and the mails to them.
create policy worker_writes on portal.mail for all to portal_worker
  using (authority_id = (select portal.actor_authority())) with check (authority_id = (select portal.actor_authority()));
grant select, insert on portal.mail to portal_worker;
grant update (state, tries, due_at, ended_at, fault) on portal.mail to portal_worker;
create policy worker_addresses on portal.account for select to portal_worker using (authority_id = (select portal.actor_authority()));
grant select (id, authority_id, email, disabled_at) on portal.account to portal_worker;
create policy worker_addresses on portal.role_grant for select to portal_worker using (authority_id = (select portal.actor_authority()));
grant select on portal.role_grant to portal_worker;

-- What is over is kept for a month, for whoever asks why a mail never came.
grant delete on portal.mail to portal_worker;

-- Mails that never came through, for whoever runs the system: which authority and why, not to whom.
create policy operator_reads on portal.mail for select to portal_app
  using (state = 'dead' and 'systemAdmin' = any ((select portal.actor_roles())::text[]));
grant select (id, authority_id, state, tries, ended_at, fault) on portal.mail to portal_app;
-- A mail that is tried again is dead no longer, and so out of the operator's sight: which is why it is done as the owner.
create policy operator_asks on portal.mail for all to portal_owner
  using ('systemAdmin' = any ((select portal.actor_roles())::text[])) with check ('systemAdmin' = any ((select portal.actor_roles())::text[]));
create function portal.retry_mail(mail uuid) returns setof uuid language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  update portal.mail m set state = 'waiting', tries = 0, due_at = now(), ended_at = null, fault = null
    where m.id = retry_mail.mail and m.state = 'dead' and 'systemAdmin' = any (portal.actor_roles())
      and not exists (select from portal.mail w where w.authority_id = m.authority_id and w.account_id = m.account_id and w.state = 'waiting')
    returning m.id;
end;
grant execute on function portal.retry_mail(uuid) to portal_app;

-- Where the worker has something to do. It acts for one authority at a time, and going through hundreds to find the few would take a minute.
create policy post_asks on portal.outbox for select to portal_owner using (sent_at is null);
create policy post_asks on portal.mail for select to portal_owner using (state = 'waiting' or ended_at < now() - interval '30 days');
create function portal.authorities_with_post() returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select authority_id from portal.outbox where sent_at is null
  union select authority_id from portal.mail where state = 'waiting' or ended_at < now() - interval '30 days';
end;
grant execute on function portal.authorities_with_post() to portal_worker;
