import 'server-only'
import { event } from '@/lib/audit/events'
import { OneRequest } from '@/lib/access/schemas'
import { findRequest, moveRequest } from '@/lib/access/store'
import { nextRequestState } from '@/lib/access/transitions'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'

/** Who asked takes the question back before anybody has answered. */
export const withdrawRequest = command({
  permission: 'access.withdraw',
  input: OneRequest,
  load: (tx, { requestId }) => findRequest(tx, requestId),
  async run({ tx, actor, now, subject: request }) {
    const to = nextRequestState(request.state, 'withdraw')
    if (!to) return refuse('requestAnswered')
    return await moveRequest(tx, request, to, actor.accountId, now) ? ok({ id: request.id, caseFileId: request.caseFileId }) : refuse('changedByOther')
  },
  audit: ({ subject }) => event('access.withdrawn', { id: subject.caseFileId, unitId: subject.unitId }, { requestId: subject.id }),
})
