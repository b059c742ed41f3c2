import 'server-only'
import { z } from 'zod'
import { personFields, type PersonField } from '@/lib/cases/model'
import { sealed, type FileRow } from '@/lib/cases/store'
import type { Tx } from '@/lib/db/as-actor'
import { instant } from '@/lib/db/columns'

const personRow = z.object({
  givenName: sealed.nullable(), familyName: sealed.nullable(), personalNumber: sealed.nullable(), birthYear: sealed.nullable(),
  needs: sealed.nullable(), safeContact: sealed.nullable(),
})

export type PersonRow = z.infer<typeof personRow>

export const findPerson = async (tx: Tx, id: string): Promise<PersonRow> =>
  personRow.parse(await tx.personRecord.findUniqueOrThrow({ where: { caseFileId: id } }))

const personVersion = personRow.extend({ version: z.int() })

export type PersonVersion = z.infer<typeof personVersion>

/** The person with the version that an edit must have begun from. */
export const findPersonVersion = async (tx: Tx, id: string): Promise<PersonVersion> =>
  personVersion.parse(await tx.personRecord.findUniqueOrThrow({ where: { caseFileId: id } }))

interface Change { fields: PersonField[]; before: Uint8Array<ArrayBuffer>; source: { deliveryId: string; field: string } | null }

/** The new words and, beside them, what stood before. False when somebody else changed the person since. */
export async function updatePerson(
  tx: Tx, file: FileRow, version: number, written: Record<string, Uint8Array<ArrayBuffer> | null>, { fields, before, source }: Change, now: number,
): Promise<boolean> {
  const { count } = await tx.personRecord.updateMany({ where: { caseFileId: file.id, version }, data: { ...written, version: version + 1 } })
  if (count !== 1) return false
  await tx.personChange.createMany({
    data: [{ caseFileId: file.id, version: version + 1, unitId: file.unitId, fields, before, deliveryId: source?.deliveryId ?? null, deliveryField: source?.field ?? null, changedAt: new Date(now) }],
  })
  return true
}

const changeRow = z.object({
  version: z.int(), fields: z.array(z.enum(personFields)), before: sealed, changedBy: z.string(), changedAt: instant, deliveryField: z.string().nullable(),
})

/** Newest first, by whom in words. */
export async function listChanges(tx: Tx, id: string): Promise<(Omit<z.infer<typeof changeRow>, 'changedBy' | 'deliveryField'> & { by: string; received: string | null })[]> {
  const rows = z.array(changeRow).parse(await tx.personChange.findMany({ where: { caseFileId: id }, orderBy: { version: 'desc' } }))
  const people = await tx.account.findMany({ where: { id: { in: rows.map(({ changedBy }) => changedBy) } }, select: { id: true, name: true } })
  const names = new Map(people.map(({ id: account, name }) => [account, name]))
  return rows.map(({ changedBy, deliveryField, ...row }) => ({ ...row, by: names.get(changedBy) ?? '', received: deliveryField }))
}

export const isPersonChanged = async (tx: Tx, id: string): Promise<boolean> => (await tx.personChange.count({ where: { caseFileId: id } })) > 0

/** When each received field was last taken into the file, by `{referral}/{field}`. */
export async function listUsed(tx: Tx, id: string): Promise<Map<string, number>> {
  const [changes, notes] = await Promise.all([
    tx.personChange.findMany({ where: { caseFileId: id, deliveryId: { not: null } }, select: { delivery: { select: { referralId: true } }, deliveryField: true, changedAt: true } }),
    tx.note.findMany({ where: { caseFileId: id, deliveryId: { not: null } }, select: { delivery: { select: { referralId: true } }, deliveryField: true, at: true } }),
  ])
  const used = [...changes.map(({ changedAt, ...row }) => ({ ...row, at: changedAt })), ...notes].sort((a, b) => a.at.getTime() - b.at.getTime())
  return new Map(used.map(({ delivery, deliveryField, at }) => [`${delivery?.referralId}/${deliveryField}`, at.getTime()]))
}
