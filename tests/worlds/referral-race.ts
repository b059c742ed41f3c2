import type { ReferralEvent, ReferralState } from '@/lib/referrals/model'
import { nextState } from '@/lib/referrals/transitions'

export interface Call { event: ReferralEvent; answer: { ok: boolean; code?: string } }
export interface Step { event: ReferralEvent; from: ReferralState; to: ReferralState }

/** What a loser may be told. Anything else would be a wrong reason, or none. */
const clear = ['changedByOther', 'referralAnswered', 'referralWithdrawn']

/**
 * The reference model of a race: does some order of the calls, one after the other, give exactly these answers, this history
 * and this end? Since every contested step leaves its state for one that has none of the others, that is: one call won, and
 * the history is the walk of the winners. Null: yes; otherwise what could not have happened.
 */
export function raceFault(calls: readonly Call[], history: readonly Step[], end: { state: string; version: number; files: number } | undefined): string | null {
  const winners = calls.filter(({ answer }) => answer.ok)
  const [winner] = winners
  if (!winner || winners.length !== 1) return `${winners.length} won`
  const unclear = calls.find(({ answer }) => !answer.ok && !clear.includes(answer.code ?? ''))
  if (unclear) return `${unclear.event} was told ${unclear.answer.code}`
  let state: ReferralState = 'draft'
  for (const step of history) {
    if (step.from !== state || nextState(state, step.event) !== step.to) return `${state} → ${step.event} → ${step.to}`
    state = step.to
  }
  if (history.at(-1)?.event !== winner.event) return `${winner.event} won and the history ends with ${history.at(-1)?.event}`
  if (end?.state !== state || end.version !== history.length) return `the referral says ${end?.state}, version ${end?.version}`
  return end.files === (winner.event === 'accept' ? 1 : 0) ? null : `${end.files} files`
}
