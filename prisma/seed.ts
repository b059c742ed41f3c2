/**
 * Lays the facts of prisma/data into the database, as portal_owner. Running it again changes nothing; after a change of
 * facts it brings what nobody has confirmed up to date and leaves alone what an owner has made its own.
 */
import 'server-only'
import { Client } from 'pg'
import { seedPeople } from '@/lib/accounts/seed'
import { systemNow } from '@/lib/core/clock'
import { rowsOfFacts } from '@/lib/directory/facts'
import type { DirectoryRows } from '@/lib/directory/rows'
import { env } from '@/lib/env'
import { seedContent } from '@/prisma/seed-content'
import { seedGrounds } from '@/prisma/seed-grounds'

interface Table {
  name: string
  rows: object[]
  key: string[]
  /** What a later seed may change; the rest belongs to whoever keeps the row. Empty: only missing rows are added. */
  update: string[]
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** In the order of their references. `confirmed`: ids of contacts whose owner has spoken, with all that hangs on them. */
function tables(facts: DirectoryRows, confirmed: Set<string>): Table[] {
  const ours = <Row extends { contactPointId: string }>(rows: Row[]) => rows.filter((row) => !confirmed.has(row.contactPointId))
  return [
    { name: 'police_region', rows: facts.policeRegions, key: ['id'], update: ['name'] },
    { name: 'county', rows: facts.counties, key: ['code'], update: ['name', 'police_region_id'] },
    // has_programme is the kommun's own word, and a slug never changes.
    { name: 'municipality', rows: facts.municipalities, key: ['code'], update: ['name', 'official_name', 'county_code', 'latitude', 'longitude'] },
    { name: 'place', rows: facts.places, key: ['id'], update: [] },
    { name: 'place_municipality', rows: facts.placeMunicipalities, key: ['place_id', 'municipality_code'], update: [] },
    { name: 'authority', rows: facts.authorities, key: ['id'], update: ['name'] },
    { name: 'unit', rows: facts.units, key: ['id'], update: ['name'] },
    { name: 'coverage', rows: facts.coverage, key: ['id'], update: [] },
    { name: 'contact_point', rows: facts.contactPoints.filter(({ id }) => !confirmed.has(id)), key: ['id'], update: contactColumns },
    { name: 'contact_point_text', rows: ours(facts.contactPointTexts), key: ['contact_point_id', 'locale'], update: ['description'] },
    { name: 'opening_hours', rows: ours(facts.openingHours), key: ['id'], update: [] },
  ]
}

/** Not visibility: what an owner has withdrawn must not come back with a new release. */
const contactColumns = [
  'key', 'position', 'name', 'channel', 'phone_dial', 'phone_shown', 'cost', 'shown_on_bill', 'anonymous', 'interpreter', 'duty_to_report',
  'ages_kind', 'age_from', 'age_to', 'languages', 'audiences', 'opening_kind', 'hours_certain', 'on_holidays',
  'source_name', 'source_url', 'source_published_on', 'source_retrieved_on', 'on_every_page',
]

/**
 * Adds and updates the facts in one transaction.
 * @param ownerUrl where; the address of the settings unless a test says otherwise
 */
export async function seed(ownerUrl: string = env().databaseUrl.owner, mode: 'demo' | 'live' = env().mode): Promise<void> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('begin')
    const facts = rowsOfFacts()
    const owned = await client.query<{ id: string }>('select id from portal.contact_point where verified_on is not null')
    await removeOutdated(client, facts)
    for (const table of tables(facts, new Set(owned.rows.map(({ id }) => id)))) await upsert(client, table)
    await seedContent(client)
    await seedGrounds(client)
    if (mode === 'demo') await seedPeople(client, systemNow())
    await client.query(
      'insert into portal.installation (id, mode, seeded_at) values (1, $1, $2) on conflict (id) do update set seeded_at = excluded.seeded_at',
      [mode, new Date(systemNow())])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    await client.end()
  }
}

/** Only what differs is written, so that a seed without news does not move the directory's version. */
async function upsert(client: Client, { name, rows, key, update }: Table): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).map(snake)
  if (columns.length === 0) return
  const data = JSON.stringify(rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [snake(column), value]))))
  const differs = update.map((column) => `${name}.${column} is distinct from excluded.${column}`).join(' or ')
  const action = update.length === 0
    ? 'do nothing'
    : `do update set ${update.map((column) => `${column} = excluded.${column}`).join(', ')} where ${differs}`
  await client.query(
    `insert into portal.${name} (${columns.join(', ')})
     select ${columns.join(', ')} from jsonb_populate_recordset(null::portal.${name}, $1::jsonb)
     on conflict (${key.join(', ')}) ${action}`, [data])
}

/** Hours and places that earlier facts laid in and today's no longer have. Confirmed contacts keep theirs. */
async function removeOutdated(client: Client, facts: DirectoryRows): Promise<void> {
  await client.query(
    `delete from portal.opening_hours where not (id = any($1::uuid[])) and contact_point_id in
       (select id from portal.contact_point where verified_on is null and id = any($2::uuid[]))`,
    [facts.openingHours.map(({ id }) => id), facts.contactPoints.map(({ id }) => id)])
  const kept = facts.placeMunicipalities.map((row) => `${row.placeId} ${row.municipalityCode}`)
  await client.query(`delete from portal.place_municipality where not (place_id || ' ' || municipality_code = any($1::text[]))`, [kept])
  await client.query('delete from portal.place where not (id = any($1::uuid[]))', [facts.places.map(({ id }) => id)])
}
