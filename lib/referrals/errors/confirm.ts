import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/result'
import { takeBackWaiting } from '@/lib/disclosure/take-back-waiting'
import { movedEvent } from '@/lib/referrals/audit'
import { loadRequest } from '@/lib/referrals/errors/load'
import { answerRequest } from '@/lib/referrals/errors/store'
import { OneErrorRequest } from '@/lib/referrals/schemas'
import { takeStep } from '@/lib/referrals/take-step'

/**
 * The second person's yes (FHIR `entered-in-error`): the referral leaves every list of what goes on and every figure, whatever
 * state it was in, and stays in the log. What had been delivered is closed from the receiver's view and kept; the receiver's
 * own file is the receiver's. What waits for a decision waits no more.
 */
export const confirmError = command({
  permission: 'referral.answerError',
  input: OneErrorRequest,
  load: (tx, { requestId }) => loadRequest(tx, requestId),
  async run({ tx, subject, actor, now }) {
    // In this order: the policies of the two that follow ask for the answer.
    if (!(await answerRequest(tx, subject.request.id, 'confirmed', actor.accountId, now))) return refuse('errorAnswered')
    if (!(await takeBackWaiting(tx, subject.id, actor, now))) return refuse('changedByOther')
    return takeStep(tx, subject, 'markInError', { actor, now }, { reason: subject.request.reason })
  },
  audit: ({ subject, actor, value }) => [
    event('referral.errorMoved', subject.fromFile, { referralId: subject.id, event: 'confirm', reason: value.reason }),
    movedEvent(subject, actor.authorityId, 'markInError', value.reason),
  ],
})
