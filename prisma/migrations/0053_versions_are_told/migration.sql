-- Which versions of a text have been live, since when and read through for whom: told on its page. Nothing that any of them said, nobody by
-- name, and no note between those who write.
create function portal.public_versions(asked_type text, asked_slug text, asked_locale text) returns table (
  n integer, published_at timestamptz, minor boolean, approved_for text
) language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select e.n, case when e.origin = 'editor' then e.published_at end, e.minor, e.approved_for from portal.edition e join portal.content c on c.id = e.content_id
  where c.type = asked_type and c.slug = asked_slug and e.locale = asked_locale and e.state in ('published', 'superseded')
  order by e.n desc;
end;
grant execute on function portal.public_versions(text, text, text) to portal_public;
