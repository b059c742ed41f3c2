import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { asWorkerOf } from '@/lib/db/as-worker'
import { clientFor } from '@/lib/db/client'
import type { Urgency } from '@/lib/enquiries/model'

const units = z.array(z.object({ unitId: z.string() }))

/**
 * Tells each contact point where somebody has waited since before the instant for their urgency and it has not been told of that wait. The
 * notice names the unit and no thread. Marked by the statement that finds them: two workers at once tell once.
 * @returns how many notices were written
 */
export async function tellOfWaits(since: Record<Urgency, number>, now: number): Promise<number> {
  let told = 0
  for (const { id: authorityId } of await clientFor('worker').authority.findMany({ where: { kind: 'police' }, select: { id: true } }))
    told += await asWorkerOf(authorityId, async (tx) => {
      const found = units.parse(await tx.$queryRaw`update portal.enquiry set reminded_at = ${new Date(now)}
        where authority_id = ${authorityId}::uuid and state = 'waiting' and (reminded_at is null or reminded_at < written_at)
          and written_at <= case urgency when 'danger' then ${new Date(since.danger)}::timestamptz when 'soon' then ${new Date(since.soon)}::timestamptz else ${new Date(since.ordinary)}::timestamptz end
        returning unit_id as "unitId"`)
      const notices = [...new Set(found.map(({ unitId }) => unitId))].map((unitId) =>
        ({ id: randomUUID(), authorityId, unitId, kind: 'enquiryWaits', about: unitId, createdAt: new Date(now) }))
      return (await tx.outbox.createMany({ data: notices })).count
    })
  return told
}
