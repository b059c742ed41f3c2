import 'server-only'
import { z } from 'zod'
import { abouts, ages, enquiryStates, identityOpenMs, languages, openingReasons, openingStates, referredTos, regions, sides, urgencies } from '@/lib/enquiries/model'
import type { EnquiryState, OpeningReason, OpeningState, ReferredTo, Urgency } from '@/lib/enquiries/model'
import type { Tx } from '@/lib/db/as-actor'
import { locales } from '@/lib/routes'
import { instant } from '@/lib/db/columns'

/** The contact point's own side, as the portal's login: its policies show a row to nobody else. */

const bytes = z.instanceof(Uint8Array).transform((value) => Uint8Array.from(value))
const ids = z.array(z.object({ id: z.string() }))

const head = z.object({
  id: z.string(), authorityId: z.string(), unitId: z.string(), locale: z.enum(locales), language: z.enum(languages), about: z.enum(abouts), age: z.enum(ages), policeRegionId: z.enum(regions).nullable(),
  urgency: z.enum(urgencies), state: z.enum(enquiryStates), version: z.int(), claimedBy: z.string().nullable(), claimer: z.object({ name: z.string() }).nullable(),
  opinionAskedBy: z.string().nullable(), opinionAsker: z.object({ name: z.string() }).nullable(),
  referredTo: z.enum(referredTos).nullable(), sealedBy: z.enum(['browser', 'server']), createdAt: instant, writtenAt: instant, answeredAt: instant.nullable(), firstAnsweredAt: instant.nullable(),
  readAt: instant.nullable(), keptUntil: instant.nullable(), codeEndedAt: instant.nullable(),
})
export type EnquiryHead = z.output<typeof head>

const sealedRow = head.extend({ recipient: z.string(), forStaff: bytes, key: z.object({ wrappedKey: bytes, keyVersion: z.int() }) })
export type EnquiryRow = z.output<typeof sealedRow> & { identityOpenUntil: number | null }

const columns = {
  id: true, authorityId: true, unitId: true, locale: true, language: true, about: true, age: true, policeRegionId: true, urgency: true, state: true, version: true, claimedBy: true,
  claimer: { select: { name: true } }, opinionAskedBy: true, opinionAsker: { select: { name: true } }, referredTo: true, sealedBy: true, createdAt: true, writtenAt: true, answeredAt: true, firstAnsweredAt: true, readAt: true, keptUntil: true, codeEndedAt: true,
} as const

/** One thread with what opens it. Null: not there, or not there for this actor. */
export async function findEnquiry(tx: Tx, id: string): Promise<EnquiryRow | null> {
  const row = await tx.enquiry.findUnique({ where: { id }, select: { ...columns, recipient: true, forStaff: true, key: { select: { wrappedKey: true, keyVersion: true } } } })
  if (!row) return null
  const [last] = await tx.enquiryOpening.findMany({ where: { enquiryId: id, state: 'approved' }, orderBy: { decidedAt: 'desc' }, take: 1, select: { decidedAt: true } })
  return { ...sealedRow.parse(row), identityOpenUntil: last?.decidedAt ? last.decidedAt.getTime() + identityOpenMs : null }
}

/** Those who wait, the most urgent first and then the longest wait. Ordered before it is cut, so that no queue hides who is in danger. */
export async function listWaiting(tx: Tx, take: number): Promise<EnquiryHead[]> {
  const order = ids.parse(await tx.$queryRaw`select id from portal.enquiry where state = 'waiting'
    order by array_position(${[...urgencies]}::text[], urgency), written_at, id limit ${take}::int`).map(({ id }) => id)
  const rows = z.array(head).parse(await tx.enquiry.findMany({ where: { id: { in: order } }, select: columns }))
  return rows.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
}

/** Those that wait for nobody, the newest first. */
export const listSettled = async (tx: Tx, state: 'answered' | 'closed', take: number): Promise<EnquiryHead[]> =>
  z.array(head).parse(await tx.enquiry.findMany({ where: { state }, select: columns, orderBy: [state === 'answered' ? { answeredAt: 'desc' } : { writtenAt: 'desc' }, { id: 'asc' }], take }))

const times = head.pick({ id: true, state: true, writtenAt: true, answeredAt: true, readAt: true, keptUntil: true, codeEndedAt: true })

/** Every thread with the times that its erasure goes by. */
export const listTimes = async (tx: Tx): Promise<z.output<typeof times>[]> =>
  z.array(times).parse(await tx.enquiry.findMany({ select: { id: true, state: true, writtenAt: true, answeredAt: true, readAt: true, keptUntil: true, codeEndedAt: true } }))

export const countWaiting = (tx: Tx): Promise<number> => tx.enquiry.count({ where: { state: 'waiting' } })

export interface Change { state?: EnquiryState; urgency?: Urgency; claimedBy?: string; claimedAt?: Date; referredTo?: ReferredTo; opinionAskedBy?: string | null; opinionAskedAt?: Date | null; answeredAt?: Date; firstAnsweredAt?: Date }

/** Guarded: false when somebody changed it meanwhile, the visitor included. */
export const moveEnquiry = async (tx: Tx, { id, version }: { id: string; version: number }, change: Change): Promise<boolean> =>
  (await tx.enquiry.updateMany({ where: { id, version }, data: { ...change, version: version + 1 } })).count === 1

const message = z.object({ id: z.string(), side: z.enum(sides), at: instant, sealed: bytes, author: z.object({ name: z.string() }).nullable() })
export type MessageRow = z.output<typeof message>

/** Everything said, oldest first; of who somebody is only when two have opened it. */
export const readMessages = async (tx: Tx, enquiryId: string): Promise<MessageRow[]> =>
  z.array(message).parse(await tx.enquiryMessage.findMany({
    where: { enquiryId }, select: { id: true, side: true, at: true, sealed: true, author: { select: { name: true } } }, orderBy: [{ at: 'asc' }, { id: 'asc' }],
  }))

export async function insertMessage(tx: Tx, row: { id: string; enquiryId: string; authorityId: string; side: 'staff' | 'note'; authorId: string; at: number; sealed: Uint8Array<ArrayBuffer> }): Promise<void> {
  await tx.enquiryMessage.createMany({ data: [{ ...row, at: new Date(row.at) }] })
}

/** Which of these threads hold who somebody is, without what they said. */
export const saidIdentity = async (tx: Tx, enquiries: readonly string[]): Promise<Set<string>> =>
  new Set(ids.parse(await tx.$queryRaw`select id from portal.said_identity(${enquiries}::uuid[]) as t (id)`).map(({ id }) => id))

const opening = z.object({
  id: z.string(), enquiryId: z.string(), authorityId: z.string(), unitId: z.string(), reason: z.enum(openingReasons), state: z.enum(openingStates), version: z.int(),
  askedBy: z.string(), askedAt: instant, decidedBy: z.string().nullable(), decidedAt: instant.nullable(), asker: z.object({ name: z.string() }), decider: z.object({ name: z.string() }).nullable(),
})
export type OpeningRow = z.output<typeof opening>
const withNames = { asker: { select: { name: true } }, decider: { select: { name: true } } } as const

export const findOpening = async (tx: Tx, id: string): Promise<OpeningRow | null> => {
  const row = await tx.enquiryOpening.findUnique({ where: { id }, include: withNames })
  return row && opening.parse(row)
}

export const listOpenings = async (tx: Tx, enquiryId: string): Promise<OpeningRow[]> =>
  z.array(opening).parse(await tx.enquiryOpening.findMany({ where: { enquiryId }, include: withNames, orderBy: [{ askedAt: 'desc' }, { id: 'asc' }] }))

export async function insertOpening(tx: Tx, row: { id: string; enquiryId: string; authorityId: string; unitId: string; reason: OpeningReason; askedBy: string; askedAt: number }): Promise<void> {
  await tx.enquiryOpening.createMany({ data: [{ ...row, askedAt: new Date(row.askedAt) }] })
}

/** Guarded: false when it was answered or taken back meanwhile. */
export const moveOpening = async (tx: Tx, { id, state, version }: { id: string; state: OpeningState; version: number }, to: OpeningState, by: string, at: number): Promise<boolean> =>
  (await tx.enquiryOpening.updateMany({ where: { id, state, version }, data: { state: to, version: version + 1, decidedBy: by, decidedAt: new Date(at) } })).count === 1

export interface LogRow { id: string; authorityId: string; unitId: string; onDay: string; channel: string; locale: string; about: string; age: string; topic: string; region: string | null; referredTo: string }

export async function insertLog(tx: Tx, { onDay, region, ...row }: LogRow): Promise<void> {
  await tx.contactLog.createMany({ data: [{ ...row, policeRegionId: region, onDay: new Date(`${onDay}T00:00:00Z`) }] })
}

const counted = z.array(z.object({
  onDay: z.string(), channel: z.string(), locale: z.string(), region: z.string().nullable(), referredTo: z.string().nullable(), minutes: z.int().nullable(),
}))
export type CountedContact = z.output<typeof counted>[number]

/** Every contact from a day on, whether its thread still is there or only its figures. */
export const readCounted = async (tx: Tx, from: string): Promise<CountedContact[]> =>
  counted.parse(await tx.$queryRaw`
    select to_char(on_day, 'YYYY-MM-DD') as "onDay", channel, locale, police_region_id as region, referred_to as "referredTo", first_answer_minutes as minutes
      from portal.contact_log where on_day >= ${from}::date
    union all
    select to_char(created_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD'), 'web', case when language in ('sv', 'en', 'ar') then language else 'other' end, police_region_id, referred_to, floor(extract(epoch from first_answered_at - created_at) / 60)::int
      from portal.enquiry where (created_at at time zone 'Europe/Stockholm')::date >= ${from}::date`)
