import 'server-only'
import { z } from 'zod'
import { insertAccess } from '@/lib/cases/access-rows/store'
import { accessReasons, environments, fileStatuses, noteKinds, outcomes, protections, reopenReasons, type EpisodeView, type ReopenReason } from '@/lib/cases/model'
import type { PersonRow } from '@/lib/cases/persons/store'
import { caseFileId, unitId } from '@/lib/core/ids'
import { insertNumbered } from '@/lib/core/spoken-number'
import type { Tx } from '@/lib/db/as-actor'
import { instant } from '@/lib/db/columns'

/** Rows as the rest of the domain knows them: instants as epoch milliseconds, words checked. */

export const sealed = z.instanceof(Uint8Array)

const accessRow = z.object({
  id: z.string(), accountId: z.string().nullable(), unitId: z.string().nullable(), reason: z.enum(accessReasons), validFrom: instant, validUntil: instant.nullable(),
})
const fileRow = z.object({
  id: caseFileId, authorityId: z.string(), unitId, number: z.string(), protection: z.enum(protections),
  environments: z.array(z.enum(environments)), status: z.enum(fileStatuses), firstContactAt: instant, firstMeetingAt: instant.nullable(),
  closedAt: instant.nullable(), outcome: z.enum(outcomes).nullable(), version: z.number(),
  wrappedKey: z.instanceof(Uint8Array<ArrayBuffer>), keyVersion: z.number(), access: z.array(accessRow), closedTo: z.array(z.string()),
})
const name = z.object({ name: z.string() })
const namedFileRow = fileRow.extend({ unit: name, access: z.array(accessRow.extend({ account: name.nullable(), unit: name.nullable() })) })

/** A file as the rules ask about it. */
export type FileRow = z.infer<typeof fileRow>
/** The same with its unit and who may open it by name, for a screen. */
export type NamedFileRow = z.infer<typeof namedFileRow>

const accessColumns = { id: true, accountId: true, unitId: true, reason: true, validFrom: true, validUntil: true } as const
const justNamed = { select: { name: true } } as const

/** One file with who may open it; null when there is none or when it is not for this actor. */
export async function findFile(tx: Tx, id: string): Promise<FileRow | null> {
  const [file] = await findFiles(tx, [id])
  return file ?? null
}

/** As many of these as there are for this actor, in no order. */
export async function findFiles(tx: Tx, ids: string[]): Promise<FileRow[]> {
  const rows = await tx.caseFile.findMany({ where: { id: { in: ids } }, include: { access: { select: accessColumns } } })
  return (await withConflicts(tx, rows)).map((row) => fileRow.parse(row))
}

/** As `findFile`, with names: dearer, since every step of every command asks who may open the file and none asks what they are called. */
export async function findNamedFile(tx: Tx, id: string): Promise<NamedFileRow | null> {
  const rows = await tx.caseFile.findMany({
    where: { id },
    include: {
      unit: justNamed,
      access: { orderBy: [{ validFrom: 'asc' }, { account: { name: 'asc' } }], select: { ...accessColumns, account: justNamed, unit: justNamed } },
    },
  })
  const [file] = await withConflicts(tx, rows)
  return file ? namedFileRow.parse(file) : null
}

async function withConflicts<Row extends { id: string }>(tx: Tx, rows: Row[]): Promise<(Row & { closedTo: string[] })[]> {
  if (rows.length === 0) return []
  const closed = new Map(closedTo.parse(await tx.$queryRaw`
    select f.id, portal.closed_to(f.id) as accounts from unnest(${rows.map(({ id }) => id)}::uuid[]) as f (id)`).map(({ id, accounts }) => [id, accounts]))
  return rows.map((row) => ({ ...row, closedTo: closed.get(row.id) ?? [] }))
}

/** Those who have declared a conflict and never open these files. */
const closedTo = z.array(z.object({ id: z.uuid(), accounts: z.array(z.string()) }))

const episodeRow = z.object({ closedAt: instant, outcome: z.enum(outcomes), reason: z.enum(reopenReasons), reopenedAt: instant }) satisfies z.ZodType<EpisodeView>

/** Earlier endings, oldest first. */
export const listEpisodes = async (tx: Tx, id: string): Promise<EpisodeView[]> =>
  z.array(episodeRow).parse(await tx.episode.findMany({ where: { caseFileId: id }, orderBy: { reopenedAt: 'asc' } }))

/** One at a time from here to the end of the transaction, for what is decided by a file that this login may not lock. */
export async function waitForFile(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`
}

/** Writes what had ended; the database opens the file in answer, and only a file that is as it was read. */
export async function insertEpisode(tx: Tx, file: FileRow & { closedAt: number; outcome: string }, reason: ReopenReason, now: number): Promise<void> {
  await tx.episode.createMany({
    data: [{ caseFileId: file.id, fileVersion: file.version, unitId: file.unitId, closedAt: new Date(file.closedAt), outcome: file.outcome, reason, reopenedAt: new Date(now) }],
  })
}

const noteRow = z.object({
  id: z.string(), kind: z.enum(noteKinds), at: instant, personPresent: z.boolean(), deliveryId: z.string().nullable(), body: sealed, author: z.object({ name: z.string() }),
})

/** Newest first. */
export const listNotes = async (tx: Tx, id: string): Promise<z.infer<typeof noteRow>[]> =>
  z.array(noteRow).parse(await tx.note.findMany({
    where: { caseFileId: id }, orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { id: true, kind: true, at: true, personPresent: true, deliveryId: true, body: true, author: { select: { name: true } } },
  }))

export interface NewFile {
  id: string
  unitId: string
  /** Draws a spoken number; asked again when the authority has the one drawn. */
  draw(): string
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
export async function insertFile(tx: Tx, { person, reason, accountId, firstContactAt, draw, ...file }: NewFile, accessId: string, now: number): Promise<void> {
  const row = { ...file, firstContactAt: new Date(firstContactAt), openedAt: new Date(now) }
  await insertNumbered(draw, async (number, orSkip) =>
    (await tx.caseFile.createMany({ data: [{ ...row, number }], skipDuplicates: orSkip })).count)
  await insertAccess(tx, { id: accessId, caseFileId: file.id, fileUnitId: file.unitId, accountId, unitId: null, reason }, now)
  await tx.personRecord.createMany({ data: [{ caseFileId: file.id, unitId: file.unitId, ...person }] })
}

export async function insertNote(tx: Tx, note: { id: string; caseFileId: string; unitId: string; kind: string; at: number; personPresent: boolean; body: Uint8Array<ArrayBuffer>; deliveryId?: string; deliveryField?: string }): Promise<void> {
  await tx.note.createMany({ data: [{ ...note, at: new Date(note.at) }] })
}

/** Writes only what was read: false when somebody else changed the file since. */
export async function updateFile(tx: Tx, { id, version }: { id: string; version: number }, change: { status?: string; environments?: string[]; firstMeetingAt?: number; closedAt?: number; outcome?: string; protection?: string }): Promise<boolean> {
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
