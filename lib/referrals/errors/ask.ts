import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { findOpenRequest, insertRequest } from '@/lib/referrals/errors/store'
import { AskError } from '@/lib/referrals/schemas'
import { findForRelease } from '@/lib/referrals/find'
import { whyNot } from '@/lib/referrals/take-step'
import { nextState } from '@/lib/referrals/transitions'

/** "This should never have been": asked with a coded reason by whoever works with the file. Nothing happens before another says yes. */
export const askError = command({
  permission: 'referral.askError',
  input: AskError,
  load: (tx, { referralId }) => findForRelease(tx, referralId),
  async run({ tx, subject, input, actor, now }) {
    if (!nextState(subject.state, 'markInError')) return refuse(whyNot(subject.state))
    if (await findOpenRequest(tx, subject.id)) return refuse('errorAsked')
    await insertRequest(tx, {
      id: input.requestId, referralId: subject.id, authorityId: subject.fromAuthorityId, caseFileId: subject.fromCaseFileId, unitId: subject.fromUnitId,
      reason: input.reason, askedBy: actor.accountId,
    }, now)
    return ok({ id: subject.id })
  },
  audit: ({ subject, input }) => event('referral.errorMoved', subject.fromFile, { referralId: subject.id, event: 'ask', reason: input.reason }),
})
