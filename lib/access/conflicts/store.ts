import 'server-only'
import { z } from 'zod'
import { conflictKinds, type ConflictKind } from '@/lib/access/model'
import type { Tx } from '@/lib/db/as-actor'
import { instant } from '@/lib/db/columns'

const row = z.object({
  id: z.string(), authorityId: z.string(), number: z.string(), accountId: z.string(), kind: z.enum(conflictKinds), declaredBy: z.string(), declaredAt: instant,
  account: z.object({ name: z.string() }), declarer: z.object({ name: z.string() }),
})
export type ConflictRow = z.infer<typeof row>

const withNames = { account: { select: { name: true } }, declarer: { select: { name: true } } } as const

/** A declaration that holds; null when there is none, it has ended, or it is not for this actor. */
export async function findConflict(tx: Tx, id: string): Promise<ConflictRow | null> {
  const found = await tx.conflict.findFirst({ where: { id, endedAt: null }, include: withNames })
  return found && row.parse(found)
}

/** One's own and those of the colleagues one leads, newest first. */
export const listConflicts = async (tx: Tx, limit: number): Promise<ConflictRow[]> =>
  z.array(row).parse(await tx.conflict.findMany({ where: { endedAt: null }, include: withNames, orderBy: [{ declaredAt: 'desc' }, { id: 'desc' }], take: limit }))

/** Whether it already holds, as far as the actor may know. */
export const holdsAlready = async (tx: Tx, accountId: string, number: string): Promise<boolean> =>
  (await tx.conflict.count({ where: { accountId, number, endedAt: null } })) > 0

/** Looks nothing up: whether the number is a file's is not asked here. */
export async function insertConflict(tx: Tx, { declaredAt, ...conflict }: { id: string; number: string; accountId: string; kind: ConflictKind; declaredAt: number }): Promise<void> {
  await tx.conflict.createMany({ data: [{ ...conflict, declaredAt: new Date(declaredAt) }] })
}

/** Guarded: false when somebody else ended it first. */
export const endConflictRow = async (tx: Tx, id: string, by: string, at: number): Promise<boolean> =>
  (await tx.conflict.updateMany({ where: { id, endedAt: null }, data: { endedBy: by, endedAt: new Date(at) } })).count === 1

/** In which units a colleague of the actor's authority works on a day (`2026-11-21`); null: in the authority as a whole. */
export async function unitsOfColleague(tx: Tx, authorityId: string, accountId: string, day: string): Promise<(string | null)[]> {
  const on = new Date(`${day}T00:00:00Z`)
  const rows = await tx.roleGrant.findMany({
    where: { authorityId, accountId, validFrom: { lte: on }, validUntil: { gte: on } }, select: { unitId: true }, distinct: ['unitId'],
  })
  return rows.map(({ unitId }) => unitId)
}

/** Who works in these units on a day, by name; with `null` among the units also those of the authority as a whole. */
export async function colleaguesIn(tx: Tx, authorityId: string, units: readonly (string | null)[], day: string): Promise<{ accountId: string; name: string }[]> {
  const on = new Date(`${day}T00:00:00Z`)
  const rows = await tx.roleGrant.findMany({
    where: {
      authorityId, validFrom: { lte: on }, validUntil: { gte: on }, account: { disabledAt: null },
      ...(!units.includes(null) && { unitId: { in: units.filter((unit) => unit !== null) } }),
    },
    select: { accountId: true, account: { select: { name: true } } }, distinct: ['accountId'], orderBy: { account: { name: 'asc' } },
  })
  return rows.map(({ accountId, account }) => ({ accountId, name: account.name }))
}
