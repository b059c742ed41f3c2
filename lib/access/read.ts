import 'server-only'
import { z } from 'zod'
import { event } from '@/lib/audit/events'
import { can } from '@/lib/auth/can'
import type { Actor } from '@/lib/auth/model'
import { glassFor } from '@/lib/access/glass/list'
import { OneRequest } from '@/lib/access/schemas'
import { findRequest, isClosedTo, listAsked, listOrphans, listWaiting, type RequestRow } from '@/lib/access/store'
import { colleaguesOf } from '@/lib/cases/give-access'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { showSpokenNumber } from '@/lib/core/spoken-number'

type Tx = Parameters<typeof findRequest>[0]

/** Longest list on one page, oldest first: whoever has more than this is not helped by seeing it. */
const most = 100

/** A sign-in that is too old is renewed when the answer is given; it does not hide the form. */
const mayAnswer = (actor: Actor, request: RequestRow, now: number): boolean => {
  const answer = can(actor, 'access.answer', request, now)
  return request.state === 'asked' && request.expiresAt > now && (answer.ok || answer.code === 'signInAgain')
}

const toLine = (request: RequestRow, actor: Actor, now: number) => ({
  id: request.id, number: showSpokenNumber(request.number), kind: request.kind, about: request.account?.name ?? null, protection: request.protection,
  reason: request.reason, askedBy: request.asker.name, askedAt: request.askedAt, expiresAt: request.expiresAt, state: request.state,
  isOwn: request.askedBy === actor.accountId, mayAnswer: mayAnswer(actor, request, now),
})
export type RequestLine = ReturnType<typeof toLine>

/** Questions to answer, one's own questions, openings to look into, files that nobody can open; as far as this actor may know of them. */
export async function toDecide(tx: Tx, actor: Actor, now: number) {
  const requests = (await listWaiting(tx, most)).map((request) => toLine(request, actor, now)).filter(({ expiresAt }) => expiresAt > now)
  return {
    toAnswer: requests.filter((request) => request.mayAnswer), own: requests.filter(({ isOwn }) => isOwn),
    glass: await glassFor(tx, actor, now), orphans: await listOrphans(tx),
  }
}

/** The same, with those who could be given the files that nobody can open. */
async function toDecideAndGive(tx: Tx, actor: Actor, now: number) {
  const waiting = await toDecide(tx, actor, now)
  const orphans = []
  for (const { id, unitId, number } of waiting.orphans)
    orphans.push({ id, number: showSpokenNumber(number), colleagues: await takersOf(tx, actor, { id, unitId }, now) })
  return { ...waiting, orphans }
}

/** Everything of this kind that waits for the reader. */
export const listToDecide = query({
  permission: 'access.list',
  input: z.strictObject({}),
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  run: async ({ tx, actor, now }) => ok(await toDecideAndGive(tx, actor, now)),
  audit: ({ value: { toAnswer, own, glass, orphans } }) => event('list.viewed', null, { ids: [...toAnswer, ...own, ...glass, ...orphans].map(({ id }) => id) }),
})
export type ToDecide = Extract<Awaited<ReturnType<typeof listToDecide>>, { ok: true }>['value']

/** Colleagues of a unit who could be given a file: not oneself, not those to whom it is closed. */
async function takersOf(tx: Tx, actor: Actor, file: { id: string; unitId: string }, now: number) {
  const takers = []
  for (const colleague of await colleaguesOf(tx, file.unitId, now))
    if (colleague.accountId !== actor.accountId && !await isClosedTo(tx, file.id, colleague.accountId)) takers.push(colleague)
  return takers
}

/** One question, for those who may answer it and for the named persons of the file. Nothing of what is in the file. */
export const readRequest = query({
  permission: 'access.view',
  input: OneRequest,
  load: (tx, { requestId }) => findRequest(tx, requestId),
  run: ({ actor, now, subject: request }) => Promise.resolve(ok({
    ...toLine(request, actor, now), decidedBy: request.decider?.name ?? null, decidedAt: request.decidedAt,
    isNamed: request.named.includes(actor.accountId),
    mayWithdraw: request.state === 'asked' && can(actor, 'access.withdraw', request, now).ok,
  })),
  audit: ({ subject }) => event('access.viewed', { id: subject.caseFileId, unitId: subject.unitId }, { requestId: subject.id }),
})
export type RequestView = Extract<Awaited<ReturnType<typeof readRequest>>, { ok: true }>['value']

/** What waits for an answer about one file, for its named persons. Part of the file's own page, which is written down as a whole. */
export const askedAbout = async (tx: Tx, caseFileId: string, actor: Actor, now: number): Promise<RequestLine[]> =>
  (await listAsked(tx, caseFileId)).filter(({ expiresAt }) => expiresAt > now).map((request) => toLine(request, actor, now))

