-- The jurists begin rules and sheets of paragraphs, end rules, and take back what they have handed over: four more things that needed
-- a release or another person's no. All of them go the way of a wording: written, read through by somebody else, from a day that has not begun.

-- `rule`: a wording of a rule. `ending`: from its first day there is no such rule. `sheet`: a paragraph in own plain words, called by its address.
alter table portal.ground_wording add column kind text not null default 'rule' check (kind in ('rule', 'ending', 'sheet'));
alter table portal.ground_wording drop constraint ground_wording_code_check;
-- A sheet's name always has a hyphen and a rule's never has: one never takes the other's number.
alter table portal.ground_wording add constraint ground_wording_code_check check (code ~ '^[a-zA-Z0-9-]{2,80}$');
alter table portal.ground_wording add constraint ground_wording_code_of_kind_check
  check (case kind when 'sheet' then code ~ '^[a-z0-9]+(-[a-z0-9]+)+$' else code ~ '^[a-zA-Z0-9]{2,40}$' end);
-- Cases try rules; a sheet decides nothing and has none.
alter table portal.ground_wording add constraint ground_wording_sheet_has_no_cases_check check (kind <> 'sheet' or cases = '[]');
grant select (kind) on portal.ground_wording to portal_public;

create or replace function portal.ground_wording_steps() returns table (from_state text, to_state text) language sql immutable parallel safe
begin atomic
  values ('draft', 'submitted'), ('changesRequested', 'submitted'), ('draft', 'discarded'), ('changesRequested', 'discarded'),
    ('submitted', 'changesRequested'), ('submitted', 'published'), ('submitted', 'draft');
end;

-- As before, and: what a wording is does not change, only its writers take it back, and saving it as it was is no fault.
create or replace function portal.ground_wording_step() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  me constant uuid := portal.actor_account();
begin
  if current_user = 'portal_owner' then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'draft' or new.origin <> 'editor' or new.version <> 1
      or num_nonnulls(new.words, new.submitted_by, new.approved_by, new.approved_at, new.approved_for) > 0 then
      raise check_violation using message = 'a wording begins as a draft';
    end if;
    new.created_by := me;
    new.created_at := now();
    new.writers := array[me];
    return new;
  end if;
  if (new.id, new.kind, new.code, new.n, new.origin, new.created_by, new.created_at, new.writers, new.submitted_by, new.approved_by, new.approved_at, new.approved_for) is distinct from
     (old.id, old.kind, old.code, old.n, old.origin, old.created_by, old.created_at, old.writers, old.submitted_by, old.approved_by, old.approved_at, old.approved_for)
     or new.version <> old.version + 1 then
    raise check_violation using message = 'what a wording is, whose it is and who did what is written by the database';
  end if;
  -- A text that is saved as it was is saved all the same.
  if (new.valid_from, new.body, new.cases, new.note) is distinct from (old.valid_from, old.body, old.cases, old.note) or new.state = old.state then
    if old.state not in ('draft', 'changesRequested') or new.state <> old.state or new.words is distinct from old.words then
      raise check_violation using message = 'only a draft is written in';
    end if;
    if me <> all (old.writers) then
      new.writers := old.writers || me;
    end if;
    return new;
  end if;
  if not exists (select from portal.ground_wording_steps() s where s.from_state = old.state and s.to_state = new.state) then
    raise check_violation using message = 'no such step';
  end if;
  -- The constraint says the same; here it is a step that this person cannot take.
  if old.state = 'submitted' and new.state <> 'draft' and me = any (old.writers) then
    raise check_violation using message = 'nobody reads through what they wrote';
  end if;
  if new.state = 'draft' and me <> all (old.writers) then
    raise check_violation using message = 'only who wrote it takes it back';
  end if;
  if new.state = 'submitted' then
    new.submitted_by := me;
  elsif new.state = 'published' then
    new.approved_by := me;
    new.approved_at := now();
    new.approved_for := (select a.name from portal.authority a where a.id = portal.actor_authority());
  end if;
  return new;
end $$;
