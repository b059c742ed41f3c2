import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listFiles } from '@/lib/cases/list-files'
import { readFile } from '@/lib/cases/read-file'
import { systemNow } from '@/lib/core/clock'
import { dateAt } from '@/lib/directory/days'
import { clockTime, weekdayAndDay } from '@/lib/i18n/dates'
import { readMyDay } from '@/lib/my-day/read'
import { readNotices } from '@/lib/outbox/notices'
import { seedWorld } from '@/prisma/seed-world'
import { caseWorld, type CaseWorld } from '@/tests/support/case-world'
import { demoStories } from '@/tests/worlds/demo'
import { eva, leila, sara, value } from '@/tests/worlds/referrals'

let world: CaseWorld
let everything: Client
const seededAt = systemNow()
beforeAll(async () => {
  world = await caseWorld()
  everything = new Client({ connectionString: world.database.superuserUrl })
  await everything.connect()
  await seedWorld(seededAt)
})
afterAll(async () => {
  await everything.end()
  await world.close()
})

async function count(column: string, table: string): Promise<Record<string, number>> {
  const { rows } = await everything.query<{ what: string; many: number }>(`select ${column} as what, count(*)::int as many from portal.${table} group by 1`)
  return Object.fromEntries(rows.map(({ what, many }) => [what, many]))
}
const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((total, many) => total + many, 0)

describe('whoever starts the demonstration for the first time', () => {
  it('finds about seventy files in every state at six authorities, and sixty referrals in every state that has a verb', async () => {
    const files = await count('status', 'case_file')
    expect(Object.keys(files).sort()).toEqual(['closed', 'met', 'open'])
    expect(sum(files)).toBe(78)
    expect(Object.keys(await count('authority_id', 'case_file')).length).toBe(6)
    // Every way a file can end, and none yet.
    expect(Object.keys(await count('outcome', 'case_file')).length).toBe(8)
    const referrals = await count('state', 'referral')
    expect(referrals).toEqual({
      draft: 3, underReview: 6, refused: 3, sent: 9, received: 5, needsMore: 4, accepted: 5, declined: 6, withdrawn: 4, ongoing: 5, onHold: 2,
      completed: 3, stopped: 2, fedBack: 5, enteredInError: 1,
    })
    expect(sum(await count('id', 'referral_draft'))).toBeGreaterThanOrEqual(2)
  })

  it('sees nothing that happened after the moment it was laid', async () => {
    for (const [table, column] of [['case_file', 'opened_at'], ['referral', 'sent_at'], ['referral_event', 'at'], ['note', 'at'], ['release', 'decided_at']])
      expect((await everything.query(`select from portal.${table} where ${column} > $1`, [new Date(seededAt)])).rowCount, table).toBe(0)
  })

  it('meets a list longer than a page, a first contact on a Sunday at 02.10, a sixteen-year-old and a protected person', async () => {
    const [night, child, hidden] = demoStories(seededAt).map(({ fileId }) => fileId)
    const page = value(await listFiles(world.as(sara), { after: null }))
    expect(page.lines.length).toBe(25)
    expect(page.next).not.toBeNull()
    const { firstContactAt } = value(await readFile(world.as(sara), { caseFileId: night }))
    expect([weekdayAndDay(firstContactAt, 'sv').split(' ')[0], clockTime(firstContactAt, 'sv')]).toEqual(['söndag', '2.10'])
    expect(value(await readFile(world.as(sara), { caseFileId: child })).birthYear).toBe(String(dateAt(seededAt).year - 16))
    expect(value(await readFile(world.as(sara), { caseFileId: hidden }))).toMatchObject({ protection: 'protectedRegistration', name: { kind: 'protected' } })
    expect((await readFile(world.as('samordnare@malmo.example'), { caseFileId: hidden })).ok).toBe(false)
  })

  it('finds a few things that are new to each person, and not every thing that ever happened', async () => {
    for (const email of [sara, 'samordnare@malmo.example', leila, eva, 'chef@malmo.example']) {
      const news = value(await readNotices(world.as(email), {}))
      expect(news.length, email).toBeLessThanOrEqual(9)
      expect(news.every(({ at }) => at > seededAt - 3 * 24 * 3_600_000), email).toBe(true)
    }
    expect(value(await readNotices(world.as(sara), {})).length).toBeGreaterThanOrEqual(2)
  })

  it('starts again and finds the same', async () => {
    expect(await seedWorld(seededAt + 3_600_000)).toBe(0)
    expect(sum(await count('id', 'case_file'))).toBe(78)
  })
})

describe('"Min dag"', () => {
  const kinds = async (email: string) => {
    const { mine, others } = await readMyDay(world.as(email))
    return { mine: new Set(mine.map(({ kind }) => kind)), others: new Set(others.map(({ kind }) => kind)), left: mine.map(({ waiting }) => waiting?.left ?? Infinity) }
  }

  it('tells Sara what to send and supply, Leila what to receive and answer, Eva what to decide; the latest first', async () => {
    const [saras, leilas, evas] = [await kinds(sara), await kinds(leila), await kinds(eva)]
    expect([...saras.mine]).toEqual(expect.arrayContaining(['send', 'supply']))
    expect([...saras.others]).toEqual(expect.arrayContaining(['awaitAnswer']))
    expect([...leilas.mine]).toEqual(expect.arrayContaining(['receive', 'answer']))
    expect([...evas.mine]).toEqual(expect.arrayContaining(['decide', 'judge']))
    for (const { left } of [saras, leilas, evas]) expect(left).toEqual([...left].sort((a, b) => a - b))
  })

  it('tells Helena that a question about a protected file waits for her, and her and Nils that a broken glass is to be looked into, in time', async () => {
    for (const [email, expected] of [['chef@malmo.example', ['answerAccess', 'checkGlass']], ['logg@malmo.example', ['checkGlass']]] as const) {
      const { mine } = await readMyDay(world.as(email))
      const found = mine.filter(({ kind }) => kind === 'answerAccess' || kind === 'checkGlass')
      expect(found.map(({ kind }) => kind).sort(), email).toEqual([...expected].sort())
      expect(found.every(({ waiting }) => waiting !== null && waiting.left >= 0), email).toBe(true)
    }
    expect((await kinds(sara)).others).toContain('awaitAccess')
  })

  it('is empty for who works with no one, and writes no refusal down', async () => {
    expect(await readMyDay(world.as('drift@portal.example'))).toMatchObject({ mine: [], others: [] })
    expect((await everything.query('select from portal.audit_event where action = \'access.refused\' and shown->>\'permission\' like \'%.list\'')).rowCount).toBe(0)
  })

  it('is written down with every referral it showed', async () => {
    const before = systemNow()
    const { mine, others } = await readMyDay(world.as(sara))
    // One list per kind of thing that may wait.
    const { rows } = await everything.query<{ shown: { ids: string[] } }>('select shown from portal.audit_event where action = \'list.viewed\' and at >= $1', [new Date(before)])
    expect(rows.flatMap(({ shown }) => shown.ids)).toEqual(expect.arrayContaining([...mine, ...others].map(({ id }) => id)))
  })
})
