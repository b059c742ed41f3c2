-- News and events: texts that editors begin themselves, since they come and go. Every other kind is named by pages of the site and
-- comes with a release.

alter table portal.content drop constraint content_type_check,
  add constraint content_type_check check (type in ('page', 'easy-read', 'guide', 'measure', 'knowledge', 'news', 'event'));

create policy writers_begin on portal.content for insert to portal_app
  with check (type in ('news', 'event') and (select portal.actor_roles()) && array['author', 'publisher']);
grant insert on portal.content to portal_app;
