import fc from 'fast-check'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemNow } from '@/lib/core/clock'
import { readMigrations } from '@/lib/db/migrate'
import { abouts, ages, channels, enquiryStates, openingReasons, openingStates, referredTos, sides, topics, urgencies } from '@/lib/enquiries/model'
import { caseWorld, type CaseWorld } from '@/tests/support/case-world'
import { jonas, karin, newestThread, saysWhoTheyAre } from '@/tests/worlds/contact-point'
import { person } from '@/tests/worlds/people'
import { writes } from '@/tests/worlds/visitor'

/**
 * The database alone, without our code before it: whatever two officers send it, in whatever order, nobody opens by themselves who
 * somebody is. Each sequence runs in a savepoint of one transaction, so that two thousand take seconds.
 */
let world: CaseWorld
let app: Client
let enquiryId: string

beforeAll(async () => {
  world = await caseWorld()
  const { words } = await writes(systemNow(), 'Hej.')
  enquiryId = await newestThread(world.owner)
  await saysWhoTheyAre(words, 'Kim')
  app = new Client({ connectionString: world.database.url.app })
  await app.connect()
})
afterAll(async () => {
  await app.end()
  await world.close()
})

const staff = [person(karin), person(jonas)] as const
interface Step { who: 0 | 1; does: 'ask' | 'approve' | 'refuse' | 'withdraw' | 'askForOther' | 'approveForOther' | 'insertApproved' | 'rewriteAsker' | 'reopen' | 'read' }
const step: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom(0 as const, 1 as const),
  does: fc.constantFrom('ask', 'ask', 'approve', 'approve', 'refuse', 'withdraw', 'askForOther', 'approveForOther', 'insertApproved', 'rewriteAsker', 'reopen', 'read'),
})
const sequences = fc.sample(fc.array(step, { minLength: 1, maxLength: 7 }), { numRuns: 2_000, seed: 20_261_126 })

/** Runs a statement as one of the two; false when the database refuses. */
async function tries(who: 0 | 1, sql: string): Promise<boolean> {
  const { accountId, authorityId, unitId } = staff[who]
  const actor = `select set_config('app.account', '${accountId}', true), set_config('app.authority', '${authorityId}', true), set_config('app.session', 'test', true),
    set_config('app.principals', '{${accountId},${unitId}}', true), set_config('app.roles', '{contactPointOfficer,contactPointOfficer@${unitId}}', true)`
  try {
    // One round trip; several statements answer with a list of results.
    const results: unknown = await app.query(`savepoint one; ${actor}; ${sql}; release savepoint one`)
    return Array.isArray(results) && (results[2] as { rowCount: number }).rowCount > 0
  } catch {
    await app.query('rollback to savepoint one')
    return false
  }
}

const insert = (columns: string, values: string) => `insert into portal.enquiry_opening (id, enquiry_id, authority_id, unit_id, reason, asked_at${columns})
  values (gen_random_uuid(), '${enquiryId}', '${staff[0].authorityId}', '${staff[0].unitId}', 'danger', now()${values})`
const answer = (state: string, by: string) => `update portal.enquiry_opening set state = '${state}', decided_by = '${by}', decided_at = now(), version = version + 1 where enquiry_id = '${enquiryId}' and state = 'asked'`

function statementOf({ who, does }: Step): string {
  const [own, other] = [staff[who].accountId, staff[who === 0 ? 1 : 0].accountId]
  switch (does) {
    case 'ask': return insert('', '')
    case 'askForOther': return insert(', asked_by', `, '${other}'`)
    case 'insertApproved': return insert(', state, decided_by, decided_at', `, 'approved', '${other}', now()`)
    case 'approve': return answer('approved', own)
    case 'approveForOther': return answer('approved', other)
    case 'refuse': return answer('refused', own)
    case 'withdraw': return answer('withdrawn', own)
    case 'rewriteAsker': return `update portal.enquiry_opening set asked_by = '${other}' where enquiry_id = '${enquiryId}'`
    case 'reopen': return `update portal.enquiry_opening set state = 'approved', version = version + 1 where enquiry_id = '${enquiryId}' and state in ('refused', 'withdrawn')`
    case 'read': return `select from portal.enquiry_message where enquiry_id = '${enquiryId}' and side = 'identity'`
  }
}

describe('who somebody has said they are', () => {
  it('is opened by one asking and the other saying yes, and by nothing else, in 2,000 random sequences', async () => {
    await app.query('begin')
    let opened = 0
    for (const sequence of sequences) {
      await app.query('savepoint sequence')
      /** What may be: by hand, from the rule alone. */
      let asker: 0 | 1 | null = null
      let isOpen = false
      for (const one of sequence) {
        const done = await tries(one.who, statementOf(one))
        const expected: boolean = one.does === 'ask' ? asker === null
          : one.does === 'approve' || one.does === 'refuse' ? asker !== null && asker !== one.who
            : one.does === 'withdraw' ? asker === one.who
              : one.does === 'read' ? isOpen : false
        if (done !== expected) expect.fail(`${JSON.stringify(sequence)} at ${JSON.stringify(one)}: ${done ? 'was done' : 'was refused'}`)
        if (!done) continue
        if (one.does === 'ask') asker = one.who
        if (one.does === 'approve') { isOpen = true; asker = null; opened += 1 }
        if (one.does === 'refuse' || one.does === 'withdraw') asker = null
      }
      await app.query('rollback to savepoint sequence')
    }
    await app.query('rollback')
    // A database that always says no would agree with much of this.
    expect(opened).toBeGreaterThan(150)
  }, 120_000)
})

describe('the words of the code and of the database', () => {
  const migrations = readMigrations().map(({ sql }) => sql).join('\n')
  const words = (table: string, column: string) => {
    const body = migrations.split(`create table portal.${table} (`)[1]?.split('\n);')[0] ?? ''
    return [...(body.match(new RegExp(`\\n  ${column} .*check .*`))?.[0].matchAll(/'([a-zA-Z0-9]+)'/g) ?? [])].map(([, word = '']) => word).sort()
  }
  it.each([
    ['enquiry', 'about', abouts], ['enquiry', 'age', ages], ['enquiry', 'state', enquiryStates], ['enquiry', 'referred_to', referredTos], ['enquiry_message', 'side', sides],
    ['enquiry_opening', 'reason', openingReasons], ['enquiry_opening', 'state', openingStates], ['contact_log', 'channel', channels], ['contact_log', 'topic', topics],
  ])('%s.%s are the same', (table, column, list) => {
    expect(new Set(words(table, column))).toEqual(new Set(list))
  })
  it('enquiry.urgency are the same', () => {
    expect(new Set(words('enquiry', 'urgency'))).toEqual(new Set(urgencies))
  })
})
