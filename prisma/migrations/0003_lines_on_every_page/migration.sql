-- Some lines for the whole country belong on every kommun's page (honour, violence, children, extremism), others only in
-- the full list: a frightened person reads a short page (product.md 6).
alter table portal.contact_point add column on_every_page boolean not null default false;
