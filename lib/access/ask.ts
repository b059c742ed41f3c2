import 'server-only'
import { event } from '@/lib/audit/events'
import { namedPersons } from '@/lib/auth/access-relations'
import { requestMs, type LowerLevel, type RequestKind, type RequestReason } from '@/lib/access/model'
import { managersOf } from '@/lib/access/oversight'
import { AskForPerson, AskToLower } from '@/lib/access/schemas'
import { insertRequest } from '@/lib/access/store'
import { factsOfFile, type FileFactsRow } from '@/lib/cases/facts'
import { colleaguesOf } from '@/lib/cases/give-access'
import { protections } from '@/lib/cases/model'
import { command } from '@/lib/core/command'
import type { Context } from '@/lib/core/pipeline'
import { ok, refuse, type Outcome } from '@/lib/core/result'
import { notify } from '@/lib/outbox/notify'

type Tx = Parameters<typeof insertRequest>[0]

/** A named person asks that a colleague be named too (OSL 21:3, 22:1–2: no more people than the work needs). */
export const askForPerson = command({
  permission: 'access.ask',
  input: AskForPerson,
  load: (tx, { caseFileId }) => factsOfFile(tx, caseFileId),
  async run({ tx, actor, now, input, subject: file }) {
    const colleagues = await colleaguesOf(tx, file.unitId, now)
    if (file.closedTo.includes(input.accountId) || !colleagues.some(({ accountId }) => accountId === input.accountId)) return refuse('noSuchColleague')
    if (namedPersons(file, now).includes(input.accountId)) return refuse('alreadyAssigned')
    return ask(tx, file, { kind: 'person', id: input.requestId, accountId: input.accountId, protection: null, reason: input.reason }, { actor, now })
  },
  audit: ({ subject, input }) => event('access.asked', subject, { requestId: input.requestId, about: input.accountId, kind: 'person' }),
})

/** A named person asks that the protection be lowered: raising is for one, lowering for two. */
export const askToLower = command({
  permission: 'access.askToLower',
  input: AskToLower,
  load: (tx, { caseFileId }) => factsOfFile(tx, caseFileId),
  async run({ tx, actor, now, input, subject: file }) {
    if (protections.indexOf(input.protection) >= protections.indexOf(file.protection)) return refuse('protectionNotLowered')
    return ask(tx, file, { kind: 'lower', id: input.requestId, accountId: null, protection: input.protection, reason: input.reason }, { actor, now })
  },
  audit: ({ subject, input }) => event('access.asked', subject, { requestId: input.requestId, about: null, kind: 'lower' }),
})

interface Asked { kind: RequestKind; id: string; accountId: string | null; protection: LowerLevel | null; reason: RequestReason }

/** Puts the question to those who may answer it; without anybody to answer it is not asked. */
async function ask(tx: Tx, file: FileFactsRow, asked: Asked, { actor, now }: Context): Promise<Outcome<{ id: string; caseFileId: string }>> {
  const others = namedPersons(file, now).filter((account) => account !== actor.accountId)
  const managers = others.length > 0 ? [] : (await managersOf(tx, file, now)).filter((account) => !file.closedTo.includes(account))
  const answerers = [...others, ...managers].filter((account) => account !== actor.accountId && account !== asked.accountId)
  if (answerers.length === 0) return refuse('nobodyAnswers')
  await insertRequest(tx, {
    ...asked, caseFileId: file.id, unitId: file.unitId, number: file.number, askedBy: actor.accountId, askedAt: now, expiresAt: now + requestMs,
  })
  await notify(tx, answerers.map((accountId) => ({ authorityId: file.authorityId, accountId })), asked.id, now)
  return ok({ id: asked.id, caseFileId: file.id })
}
