import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { ok, refuse, type Outcome, type RefusalCode } from '@/lib/core/result'
import { notify } from '@/lib/outbox/notify'
import type { ReferralEvent, ReferralState } from '@/lib/referrals/model'
import { moveReferral, type ReferralRow } from '@/lib/referrals/store'
import { nextState, sideOf } from '@/lib/referrals/transitions'

type Tx = Parameters<typeof moveReferral>[0]

export interface StepDetails {
  reason?: string
  nextStep?: string
  nextUnitId?: string | null
  toCaseFileId?: string
}

/** Why a step is not there any more, as plainly as the side may know. */
export function whyNot(state: ReferralState): RefusalCode {
  if (state === 'withdrawn') return 'referralWithdrawn'
  if (state === 'enteredInError') return 'referralInError'
  if (state === 'accepted' || state === 'declined' || state === 'ongoing' || state === 'onHold' || state === 'completed' || state === 'stopped' || state === 'fedBack')
    return 'referralAnswered'
  return 'referralNotThere'
}

/**
 * One step of a referral: the table says whether, the guarded update says whether still, the history keeps it, and the
 * other side is told that there is something to read. Of two steps at once exactly one is taken.
 */
export async function takeStep(
  tx: Tx, referral: ReferralRow, event: ReferralEvent, { actor, now }: { actor: Actor; now: number }, details: StepDetails = {},
): Promise<Outcome<{ id: string; state: ReferralState; reason: string | null }>> {
  const to = nextState(referral.state, event)
  if (!to) return refuse(whyNot(referral.state))
  const moved = await moveReferral(tx, referral, {
    event, to, side: sideOf[event], accountId: actor.accountId, authorityId: actor.authorityId, at: now,
    reason: details.reason ?? null, nextStep: details.nextStep ?? null, nextUnitId: details.nextUnitId ?? null,
    toCaseFileId: details.toCaseFileId ?? null,
  })
  if (!moved) return refuse('changedByOther')
  await notify(tx, toldOf(referral, event), referral.id, now)
  return ok({ id: referral.id, state: to, reason: details.reason ?? null })
}

/** The steps the other side waits for. What happens behind a wall is told to nobody beyond it. */
const told: Partial<Record<ReferralEvent, 'sender' | 'receiver'>> = {
  send: 'receiver', supply: 'receiver', withdraw: 'receiver', receive: 'sender', askForMore: 'sender', accept: 'sender', decline: 'sender', feedBack: 'sender', markInError: 'receiver',
}

function toldOf(referral: ReferralRow, event: ReferralEvent) {
  const side = told[event]
  // Who was never sent anything must not learn that there was something.
  if (!side || (event === 'markInError' && referral.sentAt === null)) return []
  return side === 'sender'
    ? [{ authorityId: referral.fromAuthorityId, unitId: referral.fromUnitId }]
    : [{ authorityId: referral.toAuthorityId, unitId: referral.toUnitId }]
}
