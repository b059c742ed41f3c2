import 'server-only'
import type { Client } from 'pg'
import { demoPeople } from '@/lib/accounts/people'
import { dayOf, monthsAfter } from '@/lib/directory/days'
import { factId } from '@/lib/directory/facts'

/**
 * Lays in the demonstration's people with their authorities, units and roles, as portal_owner, inside the caller's
 * transaction. Running it again changes nothing, except that somebody whose roles have run out gets them anew.
 * @param now epoch ms; roles hold from this day for twelve months (decisions 39)
 */
export async function seedPeople(client: Client, now: number): Promise<void> {
  const { authorities, units, people } = demoPeople()
  const today = dayOf(now)
  for (const { id, kind, name, countyCode } of authorities)
    await client.query('insert into portal.authority (id, kind, name, county_code) values ($1, $2, $3, $4) on conflict do nothing', [id, kind, name, countyCode])
  for (const { id, authorityId, kind, name } of units)
    await client.query(
      `insert into portal.unit (id, authority_id, kind, name, visibility) values ($1, $2, $3, $4, 'internal') on conflict do nothing`,
      [id, authorityId, kind, name])
  for (const person of people) {
    await client.query(
      `insert into portal.account (id, authority_id, email, name, organisation_number, created_at) values ($1, $2, $3, $4, $5, $6)
       on conflict do nothing`,
      [person.accountId, person.authorityId, person.email, person.name, person.organisationNumber, new Date(now)])
    for (const role of person.roles)
      await client.query(
        `insert into portal.role_grant (id, authority_id, account_id, unit_id, role, valid_from, valid_until)
         select $1, $2, $3, $4, $5, $6::date, $7::date where not exists (
           select from portal.role_grant where account_id = $3 and role = $5 and unit_id is not distinct from $4 and valid_until >= $6::date)`,
        [factId(`grant:${person.email}:${role}:${today}`), person.authorityId, person.accountId, person.unitId, role, today, monthsAfter(today, 12)])
  }
}
