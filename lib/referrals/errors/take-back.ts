import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { loadRequest } from '@/lib/referrals/errors/load'
import { answerRequest } from '@/lib/referrals/errors/store'
import { OneErrorRequest } from '@/lib/referrals/schemas'

/** Whoever asked regrets, before anybody has answered. */
export const takeBackError = command({
  permission: 'referral.takeBackError',
  input: OneErrorRequest,
  load: (tx, { requestId }) => loadRequest(tx, requestId),
  async run({ tx, subject, actor, now }) {
    return (await answerRequest(tx, subject.request.id, 'takenBack', actor.accountId, now)) ? ok({ id: subject.id }) : refuse('errorAnswered')
  },
  audit: ({ subject }) => event('referral.errorMoved', subject.fromFile, { referralId: subject.id, event: 'takeBack', reason: subject.request.reason }),
})
