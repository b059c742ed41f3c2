import 'server-only'
import { event } from '@/lib/audit/events'
import { AnswerRequest } from '@/lib/access/schemas'
import { findRequest, lockFile, lowerProtection, moveRequest, type RequestRow } from '@/lib/access/store'
import { nextRequestState } from '@/lib/access/transitions'
import { giveAccess } from '@/lib/cases/give-access'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { notify } from '@/lib/outbox/notify'

type Tx = Parameters<typeof moveRequest>[0]

/**
 * A second person says yes or no, freshly signed in. A yes is carried out at once and in the same transaction: the row of the
 * colleague, under the request's own id so that it is spent once, or the weaker protection.
 */
export const answerRequest = command({
  permission: 'access.answer',
  input: AnswerRequest,
  load: (tx, { requestId }) => findRequest(tx, requestId),
  async run({ tx, actor, now, input, subject: request }) {
    const to = nextRequestState(request.state, input.answer)
    if (!to) return refuse('requestAnswered')
    if (request.expiresAt <= now) return refuse('requestLapsed')
    await lockFile(tx, request.caseFileId)
    if (!await moveRequest(tx, request, to, actor.accountId, now)) return refuse('changedByOther')
    if (to === 'approved' && !await carryOut(tx, request, now)) return refuse('changedByOther')
    const told = [request.askedBy, ...(to === 'approved' && request.accountId !== null ? [request.accountId] : [])]
    await notify(tx, told.map((accountId) => ({ authorityId: request.authorityId, accountId })), request.id, now)
    return ok({ id: request.id })
  },
  audit: ({ subject, input }) => event('access.answered', { id: subject.caseFileId, unitId: subject.unitId },
    { requestId: subject.id, about: subject.accountId, kind: subject.kind, answer: input.answer }),
})

async function carryOut(tx: Tx, { id, caseFileId, unitId, accountId, named, closedTo }: RequestRow, now: number): Promise<boolean> {
  if (accountId === null) return lowerProtection(tx, id)
  if (named.includes(accountId) || closedTo.includes(accountId)) return false
  await giveAccess(tx, { id, caseFileId, fileUnitId: unitId, accountId, unitId: null, reason: 'approved' }, now)
  return true
}
