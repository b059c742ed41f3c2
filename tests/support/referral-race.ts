import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { Outcome } from '@/lib/core/result'
import { acceptReferral } from '@/lib/referrals/accept'
import { declineReferral } from '@/lib/referrals/decline'
import { receiveReferral } from '@/lib/referrals/receive'
import { withdrawReferral } from '@/lib/referrals/withdraw'
import type { CaseWorld } from '@/tests/support/case-world'
import { raceFaults, type RaceAttempt, type RaceStep } from '@/tests/support/referral-race-model'
import { leila, sara, sentReferral, value } from '@/tests/worlds/referrals'

/** How many at once, and how many times over: by `npm test`, and by `npm run verify`. */
export const race = { callers: 64, rounds: 20, verifiedRounds: 1_000 } as const

/** What a loser may be told. Anything else would be a wrong reason, or none. */
const clear = ['changedByOther', 'referralAnswered', 'referralWithdrawn']

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

/**
 * Sends a referral, and lets sixty-four accept, decline and withdraw it at once.
 * @param everything a superuser's connections: reads what the portal would not show
 * @returns what could not have happened; empty when all is well
 */
export async function raceRound(world: CaseWorld, everything: Pool, seed: number): Promise<string[]> {
  const { referralId } = await sentReferral(world.as)
  value(await receiveReferral(world.as(leila), { referralId }))
  const versionOf = async () => (await everything.query<{ version: number }>('select version from portal.referral where id = $1', [referralId])).rows[0]?.version ?? 0
  const start = { state: 'received', version: await versionOf() }
  const next = draw(seed)
  const verbs: Record<string, () => Promise<Outcome<unknown>>> = {
    accept: () => acceptReferral(world.as(leila), { referralId, caseFileId: randomUUID() }),
    decline: () => declineReferral(world.as(leila), { referralId, reason: 'noCapacityNow', nextStep: 'sendAgainLater' }),
    withdraw: () => withdrawReferral(world.as(sara), { referralId, reason: 'circumstancesChanged' }),
  }
  const events = Object.keys(verbs)
  const attempts = await Promise.all(Array.from({ length: race.callers }, async (): Promise<RaceAttempt & { code: string | null }> => {
    const event = events[Math.floor(next() * events.length)] ?? ''
    const versionBefore = await versionOf()
    const answer = await again(verbs[event] ?? (() => Promise.reject(new Error('no such verb'))))
    return { event, versionBefore, versionAfter: await versionOf(), done: answer.ok, code: answer.ok ? null : answer.code }
  }))
  const { rows: history } = await everything.query<RaceStep>(
    'select version, event, from_state as "from", to_state as "to" from portal.referral_event where referral_id = $1 and version > $2 order by version', [referralId, start.version])
  const { rows: [end] } = await everything.query<{ state: string; version: number; files: number }>(
    'select state, version, (select count(*)::int from portal.case_file c where c.id = r.to_case_file_id) as files from portal.referral r where id = $1', [referralId])
  const winners = attempts.filter(({ done }) => done)
  return [
    ...raceFaults(start, history, attempts),
    ...attempts.filter(({ done, code }) => !done && !clear.includes(code ?? '')).map(({ event, code }) => `${event} was told ${code}`),
    ...(winners.length === 1 ? [] : [`${winners.length} won`]),
    ...(end?.state === history.at(-1)?.to && end?.version === start.version + history.length ? [] : [`the referral says ${end?.state}, version ${end?.version}`]),
    ...(end?.files === (winners[0]?.event === 'accept' ? 1 : 0) ? [] : [`${end?.files} files`]),
  ]
}

/** Files that the losers had begun to open, of which none may be left. */
export const strayFiles = async (everything: Pool): Promise<number> => (await everything.query(
  `select from portal.case_file c join portal.authority a on a.id = c.authority_id where a.kind = 'police'
   and not exists (select from portal.referral r where r.to_case_file_id = c.id)`)).rowCount ?? -1
