import 'server-only'
import type { Tx } from '@/lib/db/as-actor'

/** Kind of an authority, for what a ground asks of its parties. */
export async function kindOf(tx: Tx, authorityId: string): Promise<string> {
  return (await tx.authority.findUniqueOrThrow({ where: { id: authorityId }, select: { kind: true } })).kind
}

/** Names of colleagues; accounts of other authorities are not visible here. */
export async function colleagueNames(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  const rows = await tx.account.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Who may decide for an authority on a day (`2026-11-21`). */
export async function officersOf(tx: Tx, authorityId: string, day: string): Promise<string[]> {
  const on = new Date(`${day}T00:00:00Z`)
  const rows = await tx.roleGrant.findMany({
    where: { authorityId, role: 'secrecyOfficer', validFrom: { lte: on }, validUntil: { gte: on }, account: { disabledAt: null } },
    select: { accountId: true }, distinct: ['accountId'],
  })
  return rows.map(({ accountId }) => accountId)
}
