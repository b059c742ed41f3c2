import 'server-only'
import { createFile } from '@/lib/cases/create-file'
import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/result'
import { event } from '@/lib/audit/events'
import { movedEvent } from '@/lib/referrals/audit'
import { AcceptReferral } from '@/lib/referrals/schemas'
import { findReferral } from '@/lib/referrals/store'
import { takeStep, whyNot } from '@/lib/referrals/take-step'
import { nextState } from '@/lib/referrals/transitions'

/**
 * The unit says yes: a file of its own is opened, empty, with what was received beside it as *Mottagna uppgifter*. Nothing
 * is copied into it except by a person, field by field (decisions 28).
 */
export const acceptReferral = command({
  permission: 'referral.accept',
  input: AcceptReferral,
  load: (tx, { referralId }) => findReferral(tx, referralId),
  async run({ tx, subject, input, actor, now }) {
    // Asked before a file is made, so that the common refusal costs no key.
    if (!nextState(subject.state, 'accept')) return refuse(whyNot(subject.state))
    await createFile(tx, actor, {
      id: input.caseFileId, unitId: subject.toUnitId, protection: 'none', environments: ['unknown'], firstContactAt: now, reason: 'accepted',
      givenName: null, familyName: null, personalNumber: null, birthYear: null, needs: null, safeContact: null,
    }, now)
    return takeStep(tx, subject, 'accept', { actor, now }, { toCaseFileId: input.caseFileId })
  },
  audit: ({ subject, actor, input }) => {
    const file = { id: input.caseFileId, unitId: subject.toUnitId }
    return [event('case.opened', file, { groups: [] }), movedEvent({ ...subject, toFile: file, fromFile: null }, actor.authorityId, 'accept', null)]
  },
})
