import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { asWorkerOf } from '@/lib/db/as-worker'
import { clientFor } from '@/lib/db/client'
import { dayOf } from '@/lib/directory/days'
import { isDue } from '@/lib/enquiries/erasure/rules'

const instant = z.date().transform((at) => at.getTime())
const row = z.object({
  id: z.string(), unitId: z.string(), locale: z.string(), about: z.string(), age: z.string(), policeRegionId: z.string().nullable(), referredTo: z.string().nullable(),
  createdAt: instant, writtenAt: instant, answeredAt: instant.nullable(), firstAnsweredAt: instant.nullable(), readAt: instant.nullable(), keptUntil: instant.nullable(), codeEndedAt: instant.nullable(),
})
const columns = {
  id: true, unitId: true, locale: true, about: true, age: true, policeRegionId: true, referredTo: true, createdAt: true, writtenAt: true, answeredAt: true, firstAnsweredAt: true, readAt: true,
  keptUntil: true, codeEndedAt: true,
} as const

const dayMs = 24 * 3_600_000

/**
 * Erases what is due, each thread whole and with its key, and leaves its figures under an id of their own. A key of the contact point
 * that seals nothing any more is destroyed with the last thread, and a backup from before opens with nothing that is left.
 * @returns how many threads
 */
export async function eraseDue(now: number): Promise<number> {
  let erased = 0
  for (const { id: authorityId } of await clientFor('worker').authority.findMany({ where: { kind: 'police' }, select: { id: true } }))
    erased += await asWorkerOf(authorityId, async (tx) => {
      const due = z.array(row).parse(await tx.enquiry.findMany({ select: columns, orderBy: { id: 'asc' } })).filter((one) => isDue(one, now))
      for (const { id, unitId, locale, about, age, policeRegionId, referredTo, createdAt, firstAnsweredAt } of due) {
        await tx.contactLog.createMany({ data: [{
          id: randomUUID(), authorityId, unitId, onDay: new Date(`${dayOf(createdAt)}T00:00:00Z`), channel: 'web', locale, about, age, policeRegionId, referredTo,
          firstAnswerMinutes: firstAnsweredAt === null ? null : Math.floor((firstAnsweredAt - createdAt) / 60_000),
        }] })
        await tx.enquiryOpening.deleteMany({ where: { enquiryId: id } })
        await tx.enquiryMessage.deleteMany({ where: { enquiryId: id } })
        await tx.enquiry.deleteMany({ where: { id } })
      }
      await tx.$executeRaw`delete from portal.contact_key k where k.authority_id = ${authorityId}::uuid and k.retired_at is not null and k.retired_at < ${new Date(now - dayMs)}
        and not exists (select from portal.enquiry e where e.key_id = k.id)`
      return due.length
    })
  return erased
}
