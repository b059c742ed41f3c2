import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { AuditEvent } from '@/lib/audit/events'
import type { Tx } from '@/lib/db/as-actor'
import { instant } from '@/lib/db/columns'

/**
 * Appends events. Who, for which authority, in which session, when and under which law are the database's own defaults from
 * the transaction's settings: the application cannot write a row in another's name (migration 0005).
 * `createMany`, because a single create would read the row back, and the portal may only append.
 */
export async function appendEvents(tx: Tx, events: readonly AuditEvent[]): Promise<void> {
  await tx.auditEvent.createMany({
    data: events.map(({ action, file, detail, reason }) => ({
      id: randomUUID(), action, caseFileId: file?.id ?? null, unitId: file?.unitId ?? null, shown: { ...detail }, reason,
    })),
  })
}

const logRow = z.object({
  id: z.string(), at: instant, accountId: z.string(), action: z.string(), caseFileId: z.string().nullable(),
  shown: z.record(z.string(), z.unknown()), reason: z.string().nullable(),
})
export type LogRow = z.infer<typeof logRow>

export interface LogFilter {
  accountId: string | null
  caseFileId: string | null
  from: number | null
  until: number | null
  after: { at: number; id: string } | null
}

/** Newest first. Row-level security leaves a reviewer what is theirs to review, and everybody else nothing. */
export async function listEvents(tx: Tx, { accountId, caseFileId, from, until, after }: LogFilter, limit: number): Promise<LogRow[]> {
  const rows = await tx.auditEvent.findMany({
    where: {
      ...(accountId !== null && { accountId }), ...(caseFileId !== null && { caseFileId }),
      at: { ...(from !== null && { gte: new Date(from) }), ...(until !== null && { lt: new Date(until) }), ...(after && { lte: new Date(after.at) }) },
      ...(after && { NOT: { at: new Date(after.at), id: { gte: after.id } } }),
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }], take: limit,
    select: { id: true, at: true, accountId: true, action: true, caseFileId: true, shown: true, reason: true },
  })
  return z.array(logRow).parse(rows)
}

/** Names of everybody of the authority, also of those who have left: the log outlives them. */
export const listPeople = (tx: Tx, authorityId: string): Promise<{ id: string; name: string }[]> =>
  tx.account.findMany({ where: { authorityId }, select: { id: true, name: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }] })

const numbered = z.array(z.object({ id: z.string(), number: z.string() }))

/** Spoken numbers of files, by id or the other way round, for a reviewer who opens none of them. */
export const findNumbers = async (tx: Tx, ids: string[], number: string | null): Promise<{ id: string; number: string }[]> =>
  numbered.parse(await tx.$queryRaw`select id, number from portal.reviewed_files(${ids}::uuid[], ${number})`)
