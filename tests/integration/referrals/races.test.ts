import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptReferral } from '@/lib/referrals/accept'
import { declineReferral } from '@/lib/referrals/decline'
import { receiveReferral } from '@/lib/referrals/receive'
import { withdrawReferral } from '@/lib/referrals/withdraw'
import { caseWorld, type CaseWorld } from '@/tests/support/case-world'
import { raceFault, type Call, type Step } from '@/tests/worlds/referral-race'
import { leila, sara, sentReferral, value } from '@/tests/worlds/referrals'

const rounds = 20
const callers = 64

let world: CaseWorld
let everything: Client
beforeAll(async () => {
  world = await caseWorld()
  everything = new Client({ connectionString: world.database.superuserUrl })
  await everything.connect()
})
afterAll(async () => {
  await everything.end()
  await world.close()
})

/** Always the same draw, so that a red round is red again. */
function draw(seed: number): () => number {
  let state = seed
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
}

/** Sixty-four share eight connections: who is told on a busy machine that none was free, and so that nothing was begun, tries again. */
async function again<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Error && error.message.includes('Unable to start a transaction')) return again(work)
    throw error
  }
}

describe('Leila answers while Sara takes back', () => {
  it(`${rounds} rounds of ${callers} at once: one wins, the others are told why, and the history is one that could have happened`, async () => {
    for (let round = 0; round < rounds; round++) {
      const { referralId } = await sentReferral(world.as)
      value(await receiveReferral(world.as(leila), { referralId }))
      const next = draw(round + 1)
      const calls: Call[] = await Promise.all(Array.from({ length: callers }, async () => {
        const which = next()
        if (which < 1 / 3) return { event: 'accept', answer: await again(() => acceptReferral(world.as(leila), { referralId, caseFileId: randomUUID() })) } as const
        if (which < 2 / 3) return { event: 'decline', answer: await again(() => declineReferral(world.as(leila), { referralId, reason: 'noCapacityNow', nextStep: 'sendAgainLater' })) } as const
        return { event: 'withdraw', answer: await again(() => withdrawReferral(world.as(sara), { referralId, reason: 'circumstancesChanged' })) } as const
      }))
      const history = await everything.query<Step>('select event, from_state as "from", to_state as "to" from portal.referral_event where referral_id = $1 order by version', [referralId])
      const now = await everything.query<{ state: string; version: number; files: number }>(
        `select state, version, (select count(*)::int from portal.case_file c where c.id = r.to_case_file_id) as files from portal.referral r where id = $1`, [referralId])
      expect(raceFault(calls, history.rows, now.rows[0]), `round ${round}`).toBeNull()
    }
    // Of all the files that losers had begun to open none is left.
    const stray = await everything.query(`select from portal.case_file c join portal.authority a on a.id = c.authority_id where a.kind = 'police'
      and not exists (select from portal.referral r where r.to_case_file_id = c.id)`)
    expect(stray.rowCount).toBe(0)
  }, 300_000)
})
