import 'server-only'
import { z } from 'zod'
import { accessReasons, environments, fileStatuses, noteKinds, outcomes, personFields, protections, reopenReasons, type AccessReason, type EpisodeView, type PersonField, type ReopenReason } from '@/lib/cases/model'
import { caseFileId, unitId } from '@/lib/core/ids'
import { insertNumbered } from '@/lib/core/spoken-number'
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
    id: z.string(), accountId: z.string().nullable(), unitId: z.string().nullable(), reason: z.enum(accessReasons), validFrom: instant, validUntil: instant.nullable(),
    account: z.object({ name: z.string() }).nullable(), unit: z.object({ name: z.string() }).nullable(),
  })),
  unit: z.object({ name: z.string() }),
  closedTo: z.array(z.string()),
})
export type FileRow = z.infer<typeof fileRow>

const withAccess = {
  unit: { select: { name: true } },
  access: {
    orderBy: [{ validFrom: 'asc' as const }, { account: { name: 'asc' as const } }],
    select: { id: true, accountId: true, unitId: true, reason: true, validFrom: true, validUntil: true, account: { select: { name: true } }, unit: { select: { name: true } } },
  },
}

/** One file with who may open it; null when there is none or when it is not for this actor. */
export async function findFile(tx: Tx, id: string): Promise<FileRow | null> {
  const [file] = await findFiles(tx, [id])
  return file ?? null
}

/** As many of these as there are for this actor, in no order. */
export async function findFiles(tx: Tx, ids: string[]): Promise<FileRow[]> {
  const rows = await tx.caseFile.findMany({ where: { id: { in: ids } }, include: withAccess })
  if (rows.length === 0) return []
  const closed = new Map(closedTo.parse(await tx.$queryRaw`
    select f.id, portal.closed_to(f.id) as accounts from unnest(${rows.map(({ id }) => id)}::uuid[]) as f (id)`).map(({ id, accounts }) => [id, accounts]))
  return rows.map((row) => fileRow.parse({ ...row, closedTo: closed.get(row.id) ?? [] }))
}

/** Those who have declared a conflict and never open these files. */
const closedTo = z.array(z.object({ id: z.uuid(), accounts: z.array(z.string()) }))

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

const line = z.object({
  id: caseFileId, number: z.string(), environments: z.array(z.enum(environments)), protection: z.enum(protections), status: z.enum(fileStatuses),
  unitName: z.string(), firstContactAt: instant, touchedAt: instant,
})
type Line = z.infer<typeof line>

export interface Cursor { touchedAt: number; id: string }

const candidate = z.object({ fileId: caseFileId, touchedAt: instant, line: line.nullable() })

/**
 * The newest `limit` files that these principals may open, from `after` on. Driven from `access`: per principal one walk along
 * (principal, touched_at), merged, and only then the files themselves, so that a list costs the same with a hundred rows and a
 * million. A row whose file a policy hides is stepped over, and the walk goes on until the page is full.
 */
export async function listLines(tx: Tx, principals: string[], after: Cursor | null, limit: number): Promise<Line[]> {
  const lines: Line[] = []
  let from = after
  for (;;) {
    const met = await walkAccess(tx, principals, from, limit)
    lines.push(...met.flatMap(({ line: shown }) => shown ?? []))
    const last = met.at(-1)
    if (lines.length >= limit || met.length < limit || !last) return lines.slice(0, limit)
    from = { touchedAt: last.touchedAt, id: last.fileId }
  }
}

async function walkAccess(tx: Tx, principals: string[], after: Cursor | null, limit: number): Promise<z.infer<typeof candidate>[]> {
  const touched = after && new Date(after.touchedAt)
  const rows = await tx.$queryRaw<Record<string, unknown>[]>`
    with met as materialized (
      select distinct on (w.touched_at, w.case_file_id) w.* from unnest(${principals}::uuid[]) as p (principal)
      cross join lateral (
        select a.case_file_id, a.touched_at, a.status from portal.access a
        where a.principal = p.principal and a.valid_from <= now() and (a.valid_until is null or a.valid_until > now())
          and (${touched}::timestamptz is null or (a.touched_at, a.case_file_id) < (${touched}::timestamptz, ${after?.id ?? null}::uuid))
        order by a.touched_at desc, a.case_file_id desc limit ${limit}
      ) w
      order by w.touched_at desc, w.case_file_id desc limit ${limit}
    )
    select m.case_file_id as "fileId", c.id, c.number, c.environments, c.protection, m.status, u.name as "unitName",
      c.first_contact_at as "firstContactAt", m.touched_at as "touchedAt"
    from met m left join portal.case_file c on c.id = m.case_file_id left join portal.unit u on u.id = c.unit_id
    order by m.touched_at desc, m.case_file_id desc`
  return z.array(candidate).parse(rows.map((row) => ({ fileId: row.fileId, touchedAt: row.touchedAt, line: row.id === null ? null : row })))
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

export interface NewAccess {
  id: string
  caseFileId: string
  fileUnitId: string
  accountId: string | null
  unitId: string | null
  reason: AccessReason
  /** How long it holds, in milliseconds; until it is ended when not given. */
  holdsMs?: number
}

/**
 * Holds from `now`, and never later than the database's own now(): policies judge access by its clock, `can()` by ours, and
 * with either a little ahead of the other what was just opened must be open to both.
 */
export async function insertAccess(tx: Tx, row: NewAccess, now: number): Promise<void> {
  await tx.$executeRaw`
    insert into portal.access (id, case_file_id, file_unit_id, account_id, unit_id, reason, valid_from, valid_until)
    select ${row.id}::uuid, ${row.caseFileId}::uuid, ${row.fileUnitId}::uuid, ${row.accountId}::uuid, ${row.unitId}::uuid, ${row.reason},
      begins, begins + make_interval(secs => ${row.holdsMs ?? null}::float8 / 1000)
    from least(transaction_timestamp(), ${new Date(now)}::timestamptz) as begins`
}

/** What was shared with units is shared no more. Said in the actor's own name, which a trigger of migration 0008 sees to. */
export async function endUnitRows(tx: Tx, id: string, endedBy: string): Promise<void> {
  await tx.$executeRaw`update portal.access set valid_until = transaction_timestamp(), ended_by = ${endedBy}::uuid, end_reason = 'protectionRaised'
    where case_file_id = ${id}::uuid and unit_id is not null and (valid_until is null or valid_until > transaction_timestamp())`
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
