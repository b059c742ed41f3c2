import 'server-only'
import { z } from 'zod'
import type { Tx } from '@/lib/db/as-actor'
import { errorReasons, type ErrorReason } from '@/lib/referrals/model'
import { instant } from '@/lib/db/columns'

const requestRow = z.object({
  id: z.string(), referralId: z.string(), reason: z.enum(errorReasons), state: z.enum(['asked', 'confirmed', 'refused', 'takenBack']),
  askedBy: z.string(), askedAt: instant,
})
export type ErrorRequest = z.output<typeof requestRow>

export async function findRequest(tx: Tx, id: string): Promise<ErrorRequest | null> {
  const row = await tx.errorRequest.findUnique({ where: { id } })
  return row && requestRow.parse(row)
}

/** The question that waits for an answer. Null for the receiver, who cannot tell that there is one. */
export async function findOpenRequest(tx: Tx, referralId: string): Promise<ErrorRequest | null> {
  const row = await tx.errorRequest.findFirst({ where: { referralId, state: 'asked' } })
  return row && requestRow.parse(row)
}

/** Every question that waits in files the actor may open, oldest first. */
export const listOpenRequests = async (tx: Tx, take: number): Promise<ErrorRequest[]> =>
  z.array(requestRow).parse(await tx.errorRequest.findMany({ where: { state: 'asked' }, orderBy: [{ askedAt: 'asc' }, { id: 'asc' }], take }))

export interface NewRequest { id: string; referralId: string; authorityId: string; caseFileId: string; unitId: string; reason: ErrorReason; askedBy: string }

export async function insertRequest(tx: Tx, request: NewRequest, now: number): Promise<void> {
  await tx.errorRequest.createMany({ data: [{ ...request, askedAt: new Date(now) }] })
}

/** Guarded: false when somebody answered it first. */
export async function answerRequest(tx: Tx, id: string, state: 'confirmed' | 'refused' | 'takenBack', by: string, now: number): Promise<boolean> {
  const { count } = await tx.errorRequest.updateMany({ where: { id, state: 'asked' }, data: { state, answeredBy: by, answeredAt: new Date(now) } })
  return count === 1
}

export async function namesOf(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  const rows = await tx.account.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(rows.map(({ id, name }) => [id, name]))
}
