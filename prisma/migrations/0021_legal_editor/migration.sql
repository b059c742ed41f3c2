-- The jurist who keeps the legal grounds true (role legalEditor). The list stays closed: a new role is a new word here first.
alter table portal.role_grant drop constraint role_grant_role_check;
alter table portal.role_grant add constraint role_grant_role_check
  check (role in ('contactPointOfficer', 'coordinator', 'caseworker', 'secrecyOfficer', 'manager', 'regionalCoordinator', 'statistician', 'author', 'reviewer', 'publisher', 'translator', 'grantOfficer', 'logReviewer', 'registrar', 'directoryEditor', 'userAdmin', 'systemAdmin', 'legalEditor'));
