import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Tx } from '@/lib/db/as-actor'
import type { WeeklyHours } from '@/lib/directory/model'
import { openingKinds } from '@/lib/keeping/schemas'
import { instant } from '@/lib/db/columns'

const day = z.date().transform((at) => at.toISOString().slice(0, 10))
const spanRow = z.object({ weekdays: z.array(z.number()), opens: z.string(), closes: z.string() })
const contactRow = z.object({
  id: z.string(), authorityId: z.string(), key: z.string(), name: z.string().nullable(), phoneDial: z.string().nullable(), phoneShown: z.string().nullable(),
  openingKind: z.enum(openingKinds), onHolidays: z.enum(['asUsual', 'closed']), verifiedOn: day.nullable(), reviewIntervalMonths: z.number(), sourceName: z.string(),
  sourceRetrievedOn: day, visibility: z.enum(['published', 'internal']), version: z.number(), unit: z.object({ name: z.string() }),
  hours: z.array(spanRow), exceptions: z.array(z.object({ id: z.string(), date: day, opens: z.string().nullable(), closes: z.string().nullable(), reason: z.string() })),
})
/** A contact as its keeper sees it. */
export type ContactRow = z.infer<typeof contactRow>

const parts = { unit: { select: { name: true } }, hours: true, exceptions: { orderBy: { date: 'asc' } } } as const

export async function findContact(tx: Tx, id: string): Promise<ContactRow | null> {
  const found = await tx.contactPoint.findFirst({ where: { id }, include: parts })
  return found && contactRow.parse(found)
}
/** Those of the actor's own authority. */
export const listContacts = async (tx: Tx, authorityId: string): Promise<ContactRow[]> =>
  z.array(contactRow).parse(await tx.contactPoint.findMany({ where: { authorityId }, include: parts, orderBy: [{ position: 'asc' }, { key: 'asc' }] }))

type Changes = Partial<Pick<ContactRow, 'phoneDial' | 'phoneShown' | 'openingKind' | 'onHolidays'>> & { hoursCertain?: boolean }

/** Guarded: false when somebody else was first. That it was confirmed, today and for which authority, is written by the database. */
export const updateContact = async (tx: Tx, { id, version }: Pick<ContactRow, 'id' | 'version'>, changes: Changes): Promise<boolean> =>
  (await tx.contactPoint.updateMany({ where: { id, version }, data: { ...changes, version: version + 1 } })).count === 1

/** The standing hours anew. */
export async function replaceHours(tx: Tx, { id, authorityId }: Pick<ContactRow, 'id' | 'authorityId'>, weekly: readonly WeeklyHours[]): Promise<void> {
  await tx.openingHours.deleteMany({ where: { contactPointId: id } })
  await tx.openingHours.createMany({ data: weekly.map((span) => ({ id: randomUUID(), authorityId, contactPointId: id, ...span })) })
}

interface NewException { id: string; authorityId: string; contactPointId: string; date: string; closed: boolean; opens: string | null; closes: string | null; reason: string }
/** False when the day was taken meanwhile. */
export const insertException = async (tx: Tx, { date, ...exception }: NewException): Promise<boolean> =>
  (await tx.openingException.createMany({ data: [{ ...exception, date: new Date(`${date}T00:00:00Z`) }], skipDuplicates: true })).count === 1
const exceptionRow = z.object({ id: z.string(), authorityId: z.string(), contactPointId: z.string() })
export async function findException(tx: Tx, id: string): Promise<z.infer<typeof exceptionRow> | null> {
  const found = await tx.openingException.findFirst({ where: { id } })
  return found && exceptionRow.parse(found)
}
export const deleteException = async (tx: Tx, id: string): Promise<boolean> => (await tx.openingException.deleteMany({ where: { id } })).count === 1

const changeRow = z.object({
  field: z.enum(['phone', 'confirmed', 'openingKind', 'onHolidays', 'hours', 'exception']), before: z.string().nullable(), after: z.string().nullable(),
  at: instant, account: z.object({ name: z.string() }),
})
/** What was changed, by whom and when, newest first. */
export const listChanges = async (tx: Tx, contactPointId: string): Promise<z.infer<typeof changeRow>[]> => z.array(changeRow).parse(await tx.contactChange.findMany({
  where: { contactPointId }, include: { account: { select: { name: true } } }, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 50,
}))
