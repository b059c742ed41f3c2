-- Rotation of keys while the system runs (lib/crypto/rotate.ts): the worker wraps data keys anew, for one authority at a
-- time, and can neither read nor change anything else of these rows.

-- A data key is wrapped anew under a newer key, never put back under an older one or exchanged in place.
create function portal.keys_go_forward() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.key_version <= old.key_version and (new.wrapped_key, new.key_version) is distinct from (old.wrapped_key, old.key_version) then
    raise exception 'a data key is only wrapped anew under a newer key' using errcode = 'check_violation';
  end if;
  return new;
end $$;
revoke execute on function portal.keys_go_forward() from public;

do $$
declare
  keeping text;
begin
  foreach keeping in array array['case_file', 'release', 'delivery', 'referral_draft'] loop
    execute format('create policy worker_finds_keys on portal.%I for select to portal_worker using (authority_id = (select portal.actor_authority()))', keeping);
    execute format('create policy worker_rewraps_keys on portal.%I for update to portal_worker
      using (authority_id = (select portal.actor_authority())) with check (authority_id = (select portal.actor_authority()))', keeping);
    execute format('grant select (id, authority_id, wrapped_key, key_version), update (wrapped_key, key_version) on portal.%I to portal_worker', keeping);
    execute format('create trigger keys_go_forward before update of wrapped_key, key_version on portal.%I
      for each row execute function portal.keys_go_forward()', keeping);
  end loop;
end $$;

-- Wrapping the key anew is no step of the release: the guard of its steps looks at everything else.
drop trigger release_moves_one_step on portal.release;
create trigger release_moves_one_step before update on portal.release for each row
  when (to_jsonb(new) - '{wrapped_key,key_version}'::text[] is distinct from to_jsonb(old) - '{wrapped_key,key_version}'::text[])
  execute function portal.release_moves_one_step();
