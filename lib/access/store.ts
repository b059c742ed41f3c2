import 'server-only'
import { z } from 'zod'
import { lowerLevels, requestKinds, requestReasons, requestStates, type LowerLevel, type RequestKind, type RequestReason, type RequestState } from '@/lib/access/model'
import { clientFor } from '@/lib/db/client'
import type { Tx } from '@/lib/db/as-actor'
import { instant } from '@/lib/db/columns'

const requestRow = z.object({
  id: z.string(), authorityId: z.string(), caseFileId: z.string(), unitId: z.string(), number: z.string(), kind: z.enum(requestKinds),
  accountId: z.string().nullable(), protection: z.enum(lowerLevels).nullable(), reason: z.enum(requestReasons), state: z.enum(requestStates),
  version: z.number(), askedBy: z.string(), askedAt: instant, expiresAt: instant, decidedBy: z.string().nullable(), decidedAt: instant.nullable(),
  account: z.object({ name: z.string() }).nullable(), asker: z.object({ name: z.string() }), decider: z.object({ name: z.string() }).nullable(),
})
const people = z.tuple([z.object({ named: z.array(z.string()), closedTo: z.array(z.string()) })])

export type RequestRow = z.infer<typeof requestRow> & { named: string[]; closedTo: string[] }

const withNames = { account: { select: { name: true } }, asker: { select: { name: true } }, decider: { select: { name: true } } } as const

/** One request with those who may answer it. Null: not there, or not there for this actor. */
export async function findRequest(tx: Tx, id: string): Promise<RequestRow | null> {
  const row = await tx.accessRequest.findUnique({ where: { id }, include: withNames })
  return row && withPeople(tx, row)
}

/** What waits for an answer, oldest first, as far as the actor may know of it. */
export async function listWaiting(tx: Tx, limit: number): Promise<RequestRow[]> {
  const rows = await tx.accessRequest.findMany({ where: { state: 'asked' }, include: withNames, orderBy: [{ askedAt: 'asc' }, { id: 'asc' }], take: limit })
  return Promise.all(rows.map((row) => withPeople(tx, row)))
}

/** What is asked about one file and not answered. */
export const listAsked = async (tx: Tx, caseFileId: string): Promise<RequestRow[]> => {
  const rows = await tx.accessRequest.findMany({ where: { caseFileId, state: 'asked' }, include: withNames, orderBy: { askedAt: 'asc' } })
  return Promise.all(rows.map((row) => withPeople(tx, row)))
}

async function withPeople(tx: Tx, row: unknown): Promise<RequestRow> {
  const request = requestRow.parse(row)
  const [{ named, closedTo }] = people.parse(
    await tx.$queryRaw`select portal.named_persons(${request.caseFileId}::uuid) as named, portal.closed_to(${request.caseFileId}::uuid) as "closedTo"`)
  return { ...request, named, closedTo }
}

export interface NewRequest {
  id: string
  caseFileId: string
  unitId: string
  number: string
  kind: RequestKind
  accountId: string | null
  protection: LowerLevel | null
  reason: RequestReason
  askedBy: string
  askedAt: number
  expiresAt: number
}

export async function insertRequest(tx: Tx, { askedAt, expiresAt, ...row }: NewRequest): Promise<void> {
  await tx.accessRequest.createMany({ data: [{ ...row, askedAt: new Date(askedAt), expiresAt: new Date(expiresAt) }] })
}

/** Guarded: false when somebody else answered first, or took it back. */
export async function moveRequest(tx: Tx, { id, state, version }: { id: string; state: RequestState; version: number }, to: RequestState, by: string, at: number): Promise<boolean> {
  const { count } = await tx.accessRequest.updateMany({
    where: { id, state, version }, data: { state: to, version: version + 1, decidedBy: by, decidedAt: new Date(at) },
  })
  return count === 1
}

const said = <Schema extends z.ZodType>(schema: Schema) => z.tuple([z.object({ said: schema })])

/** Carries out a yes to a weaker protection. False: the file has changed since, and there is nothing to lower. */
export const lowerProtection = async (tx: Tx, requestId: string): Promise<boolean> =>
  said(z.boolean()).parse(await tx.$queryRaw`select portal.lower_protection(${requestId}::uuid) as said`)[0].said

/** Whether this colleague has declared a conflict and never opens the file. */
export const isClosedTo = async (tx: Tx, caseFileId: string, accountId: string): Promise<boolean> =>
  said(z.boolean()).parse(await tx.$queryRaw`select ${accountId}::uuid = any (portal.closed_to(${caseFileId}::uuid)) as said`)[0].said

/**
 * Those who change who can open one file wait for each other, so that two who let go at once are not both the one before
 * the last. Held until the transaction ends.
 */
export async function lockFile(tx: Tx, caseFileId: string): Promise<void> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${caseFileId}, 8))::text`
}

/** Ends one row at once. False: somebody else ended it first. */
export const endRow = async (tx: Tx, accessId: string, by: string, reason: string): Promise<boolean> =>
  (await tx.$executeRaw`update portal.access set valid_until = transaction_timestamp(), ended_by = ${by}::uuid, end_reason = ${reason}
    where id = ${accessId}::uuid and ended_by is null and (valid_until is null or valid_until > transaction_timestamp())`) === 1

export interface OrphanRow { id: string; authorityId: string; unitId: string; number: string }
const orphans = z.array(z.object({ id: z.string(), authorityId: z.string(), unitId: z.string(), number: z.string() }))

/** Files of units that the actor manages and that nobody can open any more. */
export const listOrphans = async (tx: Tx): Promise<OrphanRow[]> =>
  orphans.parse(await tx.$queryRaw`select id, authority_id as "authorityId", unit_id as "unitId", number from portal.files_without_holder() order by number`)

/** Who has one of these roles in a unit, or in the authority as a whole, on a day (`2026-11-21`). Null: in any unit. */
export async function holdersOfRole(tx: Tx, { authorityId, role, unitId, day }: { authorityId: string; role: string; unitId: string | null; day: string }): Promise<string[]> {
  const on = new Date(`${day}T00:00:00Z`)
  const rows = await tx.roleGrant.findMany({
    where: {
      authorityId, role, validFrom: { lte: on }, validUntil: { gte: on }, account: { disabledAt: null },
      ...(unitId !== null && { OR: [{ unitId }, { unitId: null }] }),
    },
    select: { accountId: true }, distinct: ['accountId'],
  })
  return rows.map(({ accountId }) => accountId)
}

/** What nobody answered in time lapses, one authority at a time. @returns how many */
export async function lapseUnanswered(now: number): Promise<number> {
  const worker = clientFor('worker')
  let lapsed = 0
  for (const { id } of await worker.authority.findMany({ select: { id: true } }))
    lapsed += await worker.$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('app.authority', ${id}, true)`
      return (await tx.accessRequest.updateMany({ where: { state: 'asked', expiresAt: { lt: new Date(now) } }, data: { state: 'lapsed', version: { increment: 1 } } })).count
    })
  return lapsed
}
