import 'server-only'
import { command } from '@/lib/core/command'
import { fault } from '@/lib/core/result'
import { movedEvent } from '@/lib/referrals/audit'
import { listAddresseesOf } from '@/lib/referrals/drafts/addressees'
import { DeclineReferral } from '@/lib/referrals/schemas'
import { findReferral } from '@/lib/referrals/store'
import { takeStep } from '@/lib/referrals/take-step'

/** A no, with the reason and what comes instead. Neither is free text: that would be a release nobody decided. */
export const declineReferral = command({
  permission: 'referral.decline',
  input: DeclineReferral,
  load: (tx, { referralId }) => findReferral(tx, referralId),
  async run({ tx, subject, actor, now, input }) {
    // An id that is no unit's would carry whatever somebody put into it across the wall.
    const nextUnitId = input.nextStep === 'otherUnit' ? input.nextUnitId : null
    if (nextUnitId !== null && !(await listAddresseesOf(tx, subject.toUnitId)).some(({ unitId }) => unitId === nextUnitId)) return fault('nextUnitId', 'choose')
    return takeStep(tx, subject, 'decline', { actor, now }, { ...input, nextUnitId })
  },
  audit: ({ subject, actor, value }) => movedEvent(subject, actor.authorityId, 'decline', value.reason),
})
