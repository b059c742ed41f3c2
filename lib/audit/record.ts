import 'server-only'
import type { AuditEvent } from '@/lib/audit/events'
import { appendEvents } from '@/lib/audit/store'
import type { Tx } from '@/lib/db/as-actor'

/**
 * Writes what happened in the transaction in which it happens. Fails closed: when it throws, nothing has happened and
 * nothing is shown (decisions 30).
 */
export async function recordEvents(tx: Tx, events: AuditEvent | readonly [AuditEvent, ...AuditEvent[]]): Promise<void> {
  await appendEvents(tx, 'action' in events ? [events] : events)
}
