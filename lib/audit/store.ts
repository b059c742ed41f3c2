import 'server-only'
import { randomUUID } from 'node:crypto'
import type { AuditEvent } from '@/lib/audit/events'
import type { Tx } from '@/lib/db/as-actor'

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
