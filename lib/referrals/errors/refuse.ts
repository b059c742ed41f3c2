import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { loadRequest } from '@/lib/referrals/errors/load'
import { answerRequest } from '@/lib/referrals/errors/store'
import { OneErrorRequest } from '@/lib/referrals/schemas'

/** The second person's no: the referral stands as it did. */
export const refuseError = command({
  permission: 'referral.answerError',
  input: OneErrorRequest,
  load: (tx, { requestId }) => loadRequest(tx, requestId),
  async run({ tx, subject, actor, now }) {
    return (await answerRequest(tx, subject.request.id, 'refused', actor.accountId, now)) ? ok({ id: subject.id }) : refuse('errorAnswered')
  },
  audit: ({ subject }) => event('referral.errorMoved', subject.fromFile, { referralId: subject.id, event: 'refuse', reason: subject.request.reason }),
})
