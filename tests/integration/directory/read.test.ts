import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeClients } from '@/lib/db/client'
import { rowsOfFacts } from '@/lib/directory/facts'
import { find } from '@/lib/directory/finder'
import { readAmbiguous, readCounties, readFinderIndex, readHelplines, readMunicipality, readNextChange } from '@/lib/directory/read'
import { seed } from '@/prisma/seed'
import { seededDatabase, useDatabase } from '@/tests/integration/directory/seeded'
import type { TestDatabase } from '@/tests/support/database'

/** Sunday 22 November 2026, 02.00 in Sweden: the hour when everything is closed. */
const sundayNight = Date.parse('2026-11-22T01:00:00Z')

let database: TestDatabase
let owner: Client

beforeAll(async () => {
  database = await seededDatabase()
  useDatabase(database)
  owner = new Client({ connectionString: database.url.owner })
  await owner.connect()
})

afterAll(async () => {
  await closeClients()
  await owner.end()
  await database.drop()
})

const page = async (slug: string, now = sundayNight) => {
  const found = await readMunicipality(slug, now)
  if (!found) throw new Error(`no page for ${slug}`)
  return found
}

describe('a visitor at 02.00 on a Sunday', () => {
  it('finds a page for each of the 290 kommuner, and each ends at 112', async () => {
    const groups = await readCounties()
    const slugs = groups.flatMap((group) => group.municipalities.map(({ slug }) => slug))
    expect(groups).toHaveLength(21)
    expect(new Set(slugs).size).toBe(290)
    for (const slug of slugs) {
      const { ladder, helplines } = await page(slug)
      expect(ladder.at(-1)?.contact?.phone?.dial).toBe('112')
      expect(ladder.map(({ kind }) => kind)).toContain('policeCoordination')
      expect(helplines.length).toBeGreaterThan(4)
    }
  })

  it('in Arjeplog is sent to the police coordination of region Nord, and is shown no number that nobody knows', async () => {
    const arjeplog = await page('arjeplog')
    expect(arjeplog.officialName).toBe('Arjeplogs kommun')
    expect(arjeplog.hasProgramme).toBe('unknown')
    expect(arjeplog.ladder.map(({ kind, contact }) => [kind, contact?.phone?.dial ?? null])).toEqual([
      ['policeCoordination', '11414'], ['socialServices', null], ['nationalContactPoint', null], ['emergency', '112'],
    ])
    expect(arjeplog.ladder[0]).toMatchObject({ region: 'Nord', contact: { opening: { kind: 'daytimeWeekdays' }, verification: { state: 'unverified' } } })
  })

  it('in Stockholm is told of the number a source names, as not yet confirmed by the city', async () => {
    const stockholm = await page('stockholm')
    expect(stockholm.hasProgramme).toBe('unknown')
    expect(stockholm.ladder[0]).toMatchObject({ kind: 'ownProgramme', contact: { phone: { dial: '+46850825600' }, verification: { state: 'unverified' } } })
  })

  it('in Göteborg is not shown the number whose source is too old', async () => {
    const { ladder } = await page('goteborg')
    expect(ladder.map(({ kind }) => kind)).not.toContain('ownProgramme')
  })

  it('hears which lines answer now and when the others open', async () => {
    const lines = await readHelplines(sundayNight)
    const byKey = Object.fromEntries(lines.map((line) => [line.key, line]))
    expect(byKey['kvinnofridslinjen']?.opening).toEqual({ kind: 'always' })
    expect(byKey['ratt-att-valja']?.opening).toMatchObject({ now: { open: false, opensAt: Date.parse('2026-11-22T06:00:00Z') } })
    expect(byKey['orostelefonen']?.opening).toMatchObject({ certain: false })
    expect(byKey['nationella-stodtelefonen']?.audiences).toEqual(['professionals'])
    expect(lines.every((line) => line.description)).toBe(true)
    expect(await readNextChange(sundayNight)).toBe(Date.parse('2026-11-22T06:00:00Z'))
  })

  it('reads "open" from the very moment of opening and "closed" from that of closing, also right after another visitor', async () => {
    const openAt = async (time: string) => {
      const opening = (await readHelplines(Date.parse(time))).find(({ key }) => key === 'ratt-att-valja')?.opening
      return opening?.kind === 'schedule' && opening.now.open
    }
    expect(await openAt('2026-11-22T06:59:59.999+01:00')).toBe(false)
    expect(await openAt('2026-11-22T07:00:00.000+01:00')).toBe(true)
    expect(await openAt('2026-11-22T20:59:59.999+01:00')).toBe(true)
    expect(await openAt('2026-11-22T21:00:00.000+01:00')).toBe(false)
    expect(await openAt('2026-11-22T07:00:00.000+01:00')).toBe(true)
  })

  it('is offered a few lines on the page of a kommun, and never one for professionals', async () => {
    const { helplines } = await page('malmo')
    expect(helplines.map(({ key }) => key)).toEqual(['ratt-att-valja', 'kvinnofridslinjen', 'stodlinjen-for-man', 'orostelefonen', 'bris'])
  })

  it('is asked which one when the address fits both Håbo and Habo', async () => {
    expect(await readMunicipality('habo', sundayNight)).toBeNull()
    expect((await readAmbiguous('habo')).map(({ slug }) => slug).sort()).toEqual(['habo-jonkoping', 'habo-uppsala'])
    expect(await readAmbiguous('malmo')).toEqual([])
    expect(find(await readFinderIndex(), 'Håbo')).toMatchObject({ kind: 'choose', reason: 'ambiguous' })
  })
})

describe('the keeper of the directory', () => {
  it('gives the public exactly the published facts', async () => {
    const facts = rowsOfFacts()
    const visible = new Client({ connectionString: database.url.public })
    await visible.connect()
    const { rows } = await visible.query<{ key: string }>('select key from portal.contact_point')
    const hours = await visible.query('select from portal.opening_hours')
    await visible.end()
    const published = facts.contactPoints.filter(({ visibility }) => visibility === 'published')
    expect(rows.map(({ key }) => key).sort()).toEqual(published.map(({ key }) => key).sort())
    expect(published.length).toBe(facts.contactPoints.length - 1)
    expect(hours.rowCount).toBe(facts.openingHours.length - 1)
  })

  it('confirms a number: the page says so at once, and a new seed leaves it alone', async () => {
    const unit = '(select id from portal.contact_point where key = \'orostelefonen\')'
    await owner.query(`update portal.contact_point set verified_on = '2026-11-20', verified_by = 'Rädda Barnen', interpreter = 'yes' where id = ${unit}`)
    const line = async () => (await readHelplines(sundayNight)).find(({ key }) => key === 'orostelefonen')
    expect(await line()).toMatchObject({ interpreter: 'yes', verification: { state: 'verified', verifiedOn: '2026-11-20' } })
    await seed(database.url.owner, 'demo')
    expect(await line()).toMatchObject({ interpreter: 'yes', verification: { state: 'verified' } })
  })

  it('withdraws a number: it is gone from the page at once, and a new seed does not bring it back', async () => {
    await owner.query('update portal.contact_point set visibility = \'internal\' where key = \'terrafem\'')
    await seed(database.url.owner, 'demo')
    expect((await readHelplines(sundayNight)).map(({ key }) => key)).not.toContain('terrafem')
  })

  it('makes a unit internal: nothing that hangs on it is left for the public to see', async () => {
    const seen = async () => {
      const visitor = new Client({ connectionString: database.url.public })
      await visitor.connect()
      const hangs = ['contact_point', 'coverage', 'service', 'agreement'].map((table) => `(select count(*)::int from portal.${table} where unit_id = $1) as ${table}`)
      const under = ['contact_point_text', 'opening_hours', 'opening_exception'].map((table) => `(select count(*)::int from portal.${table}) as ${table}`)
      const { rows } = await visitor.query<Record<string, number>>(`select ${[...hangs, ...under].join(', ')}`, [unitId])
      await visitor.end()
      return rows[0]
    }
    const [unit] = (await owner.query<{ id: string; authority_id: string }>('select id, authority_id from portal.unit where name = \'Socialrådgivningen\'')).rows
    const unitId = unit?.id ?? ''
    await owner.query('insert into portal.service (id, authority_id, unit_id, kind) values (gen_random_uuid(), $1, $2, \'advice\')', [unit?.authority_id, unitId])
    await owner.query('insert into portal.agreement (id, authority_id, unit_id, valid_from) values (gen_random_uuid(), $1, $2, \'2026-01-01\')', [unit?.authority_id, unitId])
    const before = await seen()
    expect(before).toMatchObject({ contact_point: 1, coverage: 1, service: 1, agreement: 1 })
    await owner.query('update portal.unit set visibility = \'internal\' where id = $1', [unitId])
    expect(await seen()).toMatchObject({ contact_point: 0, coverage: 0, service: 0, agreement: 0, contact_point_text: (before?.['contact_point_text'] ?? 0) - 3 })
    expect((await page('stockholm')).ladder.map(({ kind }) => kind)).not.toContain('ownProgramme')
  })

  it('seeds twice without the directory moving, so that nothing is published anew', async () => {
    const version = async () => (await owner.query<{ version: string }>('select version from portal.directory_version')).rows[0]?.version
    const before = await version()
    await seed(database.url.owner, 'demo')
    expect(await version()).toBe(before)
  })

  it('can neither change the slug of a kommun nor remove the kommun', async () => {
    await expect(owner.query('update portal.municipality set slug = \'malmo-stad\' where slug = \'malmo\'')).rejects.toThrow('a slug never changes')
    await expect(owner.query('delete from portal.municipality where slug = \'malmo\'')).rejects.toThrow('never removed')
  })
})
