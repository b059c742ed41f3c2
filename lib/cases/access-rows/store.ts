import 'server-only'
import type { AccessReason } from '@/lib/cases/model'
import { caseFileId, unitId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/as-actor'

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
