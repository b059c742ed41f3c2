import 'server-only'
import { z } from 'zod'
import { environments, fileStatuses, noteKinds, outcomes, protections } from '@/lib/cases/model'
import { caseFileId, unitId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/as-actor'

/** Rows as the rest of the domain knows them: instants as epoch milliseconds, words checked. */
const instant = z.date().transform((at) => at.getTime())
const sealed = z.instanceof(Uint8Array)

const fileRow = z.object({
  id: caseFileId, authorityId: z.string(), unitId, number: z.string(), protection: z.enum(protections),
  environments: z.array(z.enum(environments)), status: z.enum(fileStatuses), firstContactAt: instant, firstMeetingAt: instant.nullable(),
  closedAt: instant.nullable(), outcome: z.enum(outcomes).nullable(), version: z.number(),
  wrappedKey: z.instanceof(Uint8Array<ArrayBuffer>), keyVersion: z.number(),
  access: z.array(z.object({
    accountId: z.string().nullable(), unitId: z.string().nullable(), validFrom: instant, validUntil: instant.nullable(),
    account: z.object({ name: z.string() }).nullable(), unit: z.object({ name: z.string() }).nullable(),
  })),
  unit: z.object({ name: z.string() }),
})
export type FileRow = z.infer<typeof fileRow>

/** One file with who may open it; null when there is none or when it is not for this actor. */
export async function findFile(tx: Tx, id: string): Promise<FileRow | null> {
  const row = await tx.caseFile.findUnique({
    where: { id },
    include: {
      unit: { select: { name: true } },
      access: {
        orderBy: [{ validFrom: 'asc' }, { account: { name: 'asc' } }],
        select: { accountId: true, unitId: true, validFrom: true, validUntil: true, account: { select: { name: true } }, unit: { select: { name: true } } },
      },
    },
  })
  return row && fileRow.parse(row)
}

const personRow = z.object({
  givenName: sealed.nullable(), familyName: sealed.nullable(), personalNumber: sealed.nullable(), birthYear: sealed.nullable(),
  needs: sealed.nullable(), safeContact: sealed.nullable(),
})
export type PersonRow = z.infer<typeof personRow>

export const findPerson = async (tx: Tx, id: string): Promise<PersonRow> =>
  personRow.parse(await tx.personRecord.findUniqueOrThrow({ where: { caseFileId: id } }))

const noteRow = z.object({
  id: z.string(), kind: z.enum(noteKinds), at: instant, personPresent: z.boolean(), body: sealed, author: z.object({ name: z.string() }),
})

/** Newest first. */
export const listNotes = async (tx: Tx, id: string): Promise<z.infer<typeof noteRow>[]> =>
  z.array(noteRow).parse(await tx.note.findMany({
    where: { caseFileId: id }, orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { id: true, kind: true, at: true, personPresent: true, body: true, author: { select: { name: true } } },
  }))

const line = z.object({
  id: caseFileId, number: z.string(), environments: z.array(z.enum(environments)), protection: z.enum(protections), status: z.enum(fileStatuses),
  unitName: z.string(), firstContactAt: instant, touchedAt: instant,
})
type Line = z.infer<typeof line>

export interface Cursor { touchedAt: number; id: string }

/**
 * The newest `limit` files that these principals may open, from `after` on. Driven from `access`: per principal one walk along
 * (principal, touched_at), so that a list costs the same with a hundred rows and a million (security.md D3).
 */
export async function listLines(tx: Tx, principals: string[], after: Cursor | null, limit: number): Promise<Line[]> {
  const touched = after && new Date(after.touchedAt)
  const rows = await tx.$queryRaw`
    select distinct on (touched_at, id) f.* from unnest(${principals}::uuid[]) as p (principal)
    cross join lateral (
      select c.id, c.number, c.environments, c.protection, a.status, u.name as "unitName",
        c.first_contact_at as "firstContactAt", a.touched_at as "touchedAt", a.touched_at
      from portal.access a join portal.case_file c on c.id = a.case_file_id join portal.unit u on u.id = c.unit_id
      where a.principal = p.principal and a.valid_from <= now() and (a.valid_until is null or a.valid_until > now())
        and (${touched}::timestamptz is null or (a.touched_at, a.case_file_id) < (${touched}::timestamptz, ${after?.id ?? null}::uuid))
      order by a.touched_at desc, a.case_file_id desc limit ${limit}
    ) f
    order by touched_at desc, id desc limit ${limit}`
  return z.array(line).parse(rows)
}

const byLine = { id: true, number: true, environments: true, protection: true, status: true, firstContactAt: true, openedAt: true, unit: { select: { name: true } } } as const

/** Own files whose number or blind index is exactly this; row-level security leaves only files the actor may open. */
export async function findLines(tx: Tx, sought: { number: string } | { indexes: { kind: 'givenNameIndex' | 'familyNameIndex' | 'personalNumberIndex'; value: Uint8Array<ArrayBuffer> }[] }): Promise<Line[]> {
  const where = 'number' in sought
    ? { number: sought.number }
    : { persons: { some: { AND: sought.indexes.map(({ kind, value }) => ({ [kind]: value })) } } }
  const rows = await tx.caseFile.findMany({ where, select: byLine, orderBy: { openedAt: 'desc' }, take: 25 })
  return z.array(line).parse(rows.map(({ unit, openedAt, ...row }) => ({ ...row, unitName: unit.name, touchedAt: openedAt })))
}

export interface NewFile {
  id: string
  unitId: string
  number: string
  protection: string
  environments: string[]
  firstContactAt: number
  wrappedKey: Uint8Array<ArrayBuffer>
  keyVersion: number
  reason: 'opened' | 'accepted'
  accountId: string
  person: { [Column in keyof PersonRow | 'givenNameIndex' | 'familyNameIndex' | 'personalNumberIndex']: Uint8Array<ArrayBuffer> | null }
}

/** File, the opener's own access, and the sealed person, in this order: each policy asks for the one before. */
export async function insertFile(tx: Tx, { person, reason, accountId, firstContactAt, ...file }: NewFile, accessId: string, now: number): Promise<void> {
  await tx.caseFile.createMany({ data: [{ ...file, firstContactAt: new Date(firstContactAt), openedAt: new Date(now) }] })
  await insertAccess(tx, { id: accessId, caseFileId: file.id, fileUnitId: file.unitId, accountId, unitId: null, reason }, now)
  await tx.personRecord.createMany({ data: [{ caseFileId: file.id, unitId: file.unitId, ...person }] })
}

export interface NewAccess {
  id: string
  caseFileId: string
  fileUnitId: string
  accountId: string | null
  unitId: string | null
  reason: 'opened' | 'accepted' | 'named' | 'unitInbox' | 'assigned'
}

/**
 * Holds from `now`, and never later than the database's own now(): policies judge access by its clock, `can()` by ours, and
 * with either a little ahead of the other what was just opened must be open to both.
 */
export async function insertAccess(tx: Tx, row: NewAccess, now: number): Promise<void> {
  await tx.$executeRaw`
    insert into portal.access (id, case_file_id, file_unit_id, account_id, unit_id, reason, valid_from)
    values (${row.id}::uuid, ${row.caseFileId}::uuid, ${row.fileUnitId}::uuid, ${row.accountId}::uuid, ${row.unitId}::uuid, ${row.reason},
      least(transaction_timestamp(), ${new Date(now)}::timestamptz))`
}

export async function insertNote(tx: Tx, note: { id: string; caseFileId: string; unitId: string; kind: string; at: number; personPresent: boolean; body: Uint8Array<ArrayBuffer> }): Promise<void> {
  await tx.note.createMany({ data: [{ ...note, at: new Date(note.at) }] })
}

/** Writes only what was read: false when somebody else changed the file since. */
export async function updateFile(tx: Tx, { id, version }: { id: string; version: number }, change: { status: string; firstMeetingAt?: number; closedAt?: number; outcome?: string }): Promise<boolean> {
  const { firstMeetingAt, closedAt, ...rest } = change
  const { count } = await tx.caseFile.updateMany({
    where: { id, version, closedAt: null },
    data: {
      ...rest, version: version + 1,
      ...(firstMeetingAt !== undefined && { firstMeetingAt: new Date(firstMeetingAt) }),
      ...(closedAt !== undefined && { closedAt: new Date(closedAt) }),
    },
  })
  return count === 1
}

/** Every access row of the file says the same status and the same last change (decisions 26). */
export async function touchAccess(tx: Tx, id: string, status: string): Promise<void> {
  await tx.$executeRaw`update portal.access set status = ${status}, touched_at = now() where case_file_id = ${id}::uuid`
}

/** Units of the actor's authority by id. */
export const findUnit = async (tx: Tx, id: string): Promise<{ authorityId: string; unitId: string } | null> => {
  const unit = await tx.unit.findUnique({ where: { id }, select: { authorityId: true, id: true } })
  return unit && { authorityId: unit.authorityId, unitId: unit.id }
}

/** Who works with files in a unit on a day, by name. */
export async function listColleagues(tx: Tx, unit: string, day: string): Promise<{ accountId: string; name: string }[]> {
  const on = new Date(`${day}T00:00:00Z`)
  const grants = await tx.roleGrant.findMany({
    where: { unitId: unit, role: { in: ['caseworker', 'coordinator', 'manager'] }, validFrom: { lte: on }, validUntil: { gte: on }, account: { disabledAt: null } },
    select: { accountId: true, account: { select: { name: true } } }, distinct: ['accountId'], orderBy: { account: { name: 'asc' } },
  })
  return grants.map(({ accountId, account }) => ({ accountId, name: account.name }))
}
