import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededDatabase } from '@/tests/integration/directory/seeded'
import type { TestDatabase } from '@/tests/support/database'

/** What the database itself refuses, whoever writes: also a later portal with a bug in it. */
let database: TestDatabase
let owner: Client

beforeAll(async () => {
  database = await seededDatabase()
  owner = new Client({ connectionString: database.url.owner })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

const change = (set: string) => `update portal.contact_point set ${set} where key = 'kvinnofridslinjen'`
const hours = (opens: string, closes: string, weekdays = '{1}') =>
  `insert into portal.opening_hours (id, authority_id, contact_point_id, weekdays, opens, closes)
   select gen_random_uuid(), authority_id, id, '${weekdays}', '${opens}', '${closes}' from portal.contact_point where key = 'kvinnofridslinjen'`
const exception = (closed: boolean, opens: string | null, closes: string | null, date = '2026-12-24') =>
  `insert into portal.opening_exception (id, authority_id, contact_point_id, date, closed, opens, closes, reason)
   select gen_random_uuid(), authority_id, id, '${date}', ${closed}, ${opens ? `'${opens}'` : 'null'}, ${closes ? `'${closes}'` : 'null'}, 'julafton'
   from portal.contact_point where key = 'kvinnofridslinjen'`

describe('a keeper who writes something that cannot be', () => {
  it.each([
    ['a number that no phone can dial', change('phone_dial = \'020-50 50 50\'')],
    ['a number to dial but none to show', change('phone_shown = null')],
    ['a phone without a number', change('phone_dial = null, phone_shown = null')],
    ['a price in words', change('cost = \'billigt\'')],
    ['an answer that is neither yes, no nor unknown', change('anonymous = \'kanske\'')],
    ['an audience nobody has heard of', change('audiences = \'{everyone,gängmedlem}\'')],
    ['no audience at all', change('audiences = \'{}\'')],
    ['a range of ages without ages', change('ages_kind = \'range\'')],
    ['ages from 18 to 12', change('ages_kind = \'range\', age_from = 18, age_to = 12')],
    ['ages where all are welcome', change('ages_kind = \'all\', age_from = 12')],
    ['a confirmation by nobody', change('verified_on = \'2026-11-21\'')],
    ['a review once in ten years', change('review_interval_months = 120')],
    ['a source that is no address', change('source_url = \'javascript:alert(1)\'')],
    ['no source', change('source_name = \'\'')],
    ['half published', change('visibility = \'draft\'')],
    ['hours of no length', hours('09:00', '09:00')],
    ['a day that begins at 24.00', hours('24:00', '08:00')],
    ['an hour that does not exist', hours('09:00', '25:00')],
    ['an eighth day of the week', hours('09:00', '12:00', '{8}')],
    ['no day of the week', hours('09:00', '12:00', '{}')],
    ['closed, but with hours', exception(true, '09:00', '12:00')],
    ['open, but without hours', exception(false, null, null)],
    ['a kommun in the wrong county', 'update portal.municipality set county_code = \'25\' where slug = \'malmo\''],
    ['a programme that perhaps exists', 'update portal.municipality set has_programme = \'kanske\' where slug = \'malmo\''],
    ['a kommun at sea off Africa', 'update portal.municipality set latitude = 0, longitude = 0 where slug = \'malmo\''],
    ['an area that ends before it begins', 'update portal.coverage set valid_until = \'2000-01-01\''],
    ['a unit that is a part of itself', 'update portal.unit set parent_id = id'],
    ['a kommun\'s authority without its kommun', 'update portal.authority set municipality_code = null where kind = \'municipality\''],
  ])('%s is refused', async (_, sql) => {
    await expect(owner.query(sql)).rejects.toMatchObject({ code: '23514' })
  })

  it('a contact on another authority\'s unit is refused, though both exist', async () => {
    await expect(owner.query(
      `update portal.contact_point set unit_id = (select id from portal.unit where kind = 'emergency') where key = 'kvinnofridslinjen'`,
    )).rejects.toMatchObject({ code: '23503' })
  })

  it('what is right goes through', async () => {
    await owner.query(hours('22:00', '04:00'))
    await owner.query(hours('00:00', '24:00', '{6,7}'))
    await owner.query(exception(true, null, null))
    await owner.query(exception(false, '10:00', '11:00', '2026-12-31'))
    // One day, one word about it.
    await expect(owner.query(exception(true, null, null, '2026-12-31'))).rejects.toThrow(/opening_exception/)
    await owner.query(change('ages_kind = \'range\', age_from = 12'))
  })
})
