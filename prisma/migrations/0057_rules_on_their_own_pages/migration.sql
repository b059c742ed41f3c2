-- A new wording of a legal rule changes the secrecy guide and the sheets of its paragraphs, and no other page. It was told as a change of the
-- directory, and then every page was made anew, with whatever an editor had just published waiting behind them.
alter table portal.content_change alter column content_id drop not null;
comment on column portal.content_change.content_id is 'null: the legal rules';

create function portal.grounds_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform portal.content_changed(null, 'sv');
  return null;
end $$;
drop trigger bump_directory_version on portal.ground_wording;
create trigger grounds_changed after insert or update on portal.ground_wording for each row when (new.state = 'published') execute function portal.grounds_changed();
