import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Tx } from '@/lib/db/as-actor'
import { asWorkerOf } from '@/lib/db/as-worker'
import { clientFor } from '@/lib/db/client'
import { dayOf } from '@/lib/directory/days'
import { isDue } from '@/lib/enquiries/erasure/rules'
import { enquiryStates } from '@/lib/enquiries/model'
import { instant } from '@/lib/db/columns'

const row = z.object({
  id: z.string(), authorityId: z.string(), unitId: z.string(), state: z.enum(enquiryStates), version: z.int(), extensions: z.int(), language: z.string(), about: z.string(), age: z.string(), policeRegionId: z.string().nullable(), referredTo: z.string().nullable(),
  createdAt: instant, writtenAt: instant, answeredAt: instant.nullable(), firstAnsweredAt: instant.nullable(), readAt: instant.nullable(), keptUntil: instant.nullable(), codeEndedAt: instant.nullable(),
})
const columns = {
  id: true, authorityId: true, unitId: true, state: true, version: true, extensions: true, language: true, about: true, age: true, policeRegionId: true, referredTo: true, createdAt: true, writtenAt: true, answeredAt: true, firstAnsweredAt: true, readAt: true,
  keptUntil: true, codeEndedAt: true,
} as const

type Due = z.output<typeof row>
/** Languages that figures tell apart: a rarer one with an age and a region could say who it was. */
const figured = ['sv', 'en', 'ar'] as const
const dayMs = 24 * 3_600_000

/**
 * Erases what is due, each thread whole and with its key, and leaves its figures under an id of their own. A key of the contact point
 * that seals nothing any more is destroyed with the last thread, and a backup from before opens with nothing that is left.
 * @returns how many threads
 */
export async function eraseDue(now: number): Promise<number> {
  let erased = 0
  for (const { id: authorityId } of await clientFor('worker').authority.findMany({ where: { kind: 'police' }, select: { id: true } })) {
    for (const one of await findDue(authorityId, now)) if (await eraseThread(one)) erased += 1
    await asWorkerOf(authorityId, (tx) => tx.$executeRaw`delete from portal.contact_key k where k.authority_id = ${authorityId}::uuid and k.retired_at is not null
      and k.retired_at < ${new Date(now - dayMs)} and not exists (select from portal.enquiry e where e.key_id = k.id)`)
  }
  return erased
}

export const findDue = (authorityId: string, now: number): Promise<Due[]> => asWorkerOf(authorityId, async (tx) =>
  z.array(row).parse(await tx.enquiry.findMany({ select: columns, orderBy: { id: 'asc' } })).filter((one) => isDue(one, now)))

/** Carries out of the transaction that somebody was there meanwhile, so that everything in it is undone. */
class Touched extends Error {}

/** One thread, whole or not at all. @returns false when it is no longer as it was read: whoever wrote, answered, looked or kept it meanwhile has it still */
export async function eraseThread(due: Due): Promise<boolean> {
  try {
    await asWorkerOf(due.authorityId, (tx) => erase(tx, due))
    return true
  } catch (error) {
    if (error instanceof Touched) return false
    throw error
  }
}

async function erase(tx: Tx, { id, version, extensions, readAt, authorityId, unitId, language, about, age, policeRegionId, referredTo, createdAt, firstAnsweredAt }: Due): Promise<void> {
  await tx.contactLog.createMany({ data: [{
    id: randomUUID(), authorityId, unitId, onDay: new Date(`${dayOf(createdAt)}T00:00:00Z`), channel: 'web', locale: figured.find((one) => one === language) ?? 'other', about, age, policeRegionId, referredTo,
    firstAnswerMinutes: firstAnsweredAt === null ? null : Math.floor((firstAnsweredAt - createdAt) / 60_000),
  }] })
  await tx.enquiryOpening.deleteMany({ where: { enquiryId: id } })
  await tx.enquiryMessage.deleteMany({ where: { enquiryId: id } })
  // The version counts words and what officers do. That the visitor looks is no version: an officer who is answering would be stopped by
  // it. PostgreSQL keeps microseconds of what we read as milliseconds.
  const isAsRead = { id, version, extensions, readAt: readAt === null ? null : { lt: new Date(readAt + 1) } }
  if ((await tx.enquiry.deleteMany({ where: isAsRead })).count === 0) throw new Touched()
}
