import 'server-only'
import { z } from 'zod'
import { contentTypes } from '@/lib/content/model'
import type { Tx } from '@/lib/db/as-actor'
import { clientFor } from '@/lib/db/client'
import { instant } from '@/lib/db/columns'
import { locales } from '@/lib/routes'

const columns = { id: true, editionId: true, days: true, madeBy: true, madeAt: true, expiresAt: true, revokedBy: true, revokedAt: true, opened: true, lastOpenedAt: true } as const
const row = z.object({
  id: z.string(), editionId: z.string(), madeBy: z.string(), madeAt: instant, expiresAt: instant, revokedAt: instant.nullable(), opened: z.int(), lastOpenedAt: instant.nullable(),
})
type FactCheckRow = z.infer<typeof row>

export async function findFactCheck(tx: Tx, id: string): Promise<FactCheckRow | null> {
  const found = await tx.factCheck.findFirst({ where: { id }, select: columns })
  return found && row.parse(found)
}
/** Links of an edition that nobody has taken back and that are not over at `now`, latest first. */
export const listOpenFactChecks = async (tx: Tx, editionId: string, now: number): Promise<FactCheckRow[]> =>
  z.array(row).parse(await tx.factCheck.findMany({ where: { editionId, revokedAt: null, expiresAt: { gt: new Date(now) } }, select: columns, orderBy: [{ madeAt: 'desc' }, { id: 'asc' }] }))

export async function insertFactCheck(tx: Tx, link: { id: string; editionId: string; tokenHash: Uint8Array<ArrayBuffer>; days: number }): Promise<void> {
  await tx.factCheck.createMany({ data: [link] })
}
/** Guarded: false when somebody has already. By whom and when is written by the database. */
export const revoke = async (tx: Tx, id: string, at: number): Promise<boolean> =>
  (await tx.factCheck.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: new Date(at) } })).count === 1

const opened = z.array(z.object({
  type: z.enum(contentTypes), slug: z.string(), locale: z.enum(locales), body: z.unknown(), n: z.int(), version: z.int(), expiresAt: instant,
})).max(1)
export type FactCheckEdition = z.infer<typeof opened>[number]

/** The edition that a link leads to, as the public's own login; counts one opening. Null: it leads nowhere, for whichever reason. */
export const openFactCheck = async (tokenHash: Uint8Array<ArrayBuffer>): Promise<FactCheckEdition | null> =>
  opened.parse(await clientFor('public').$queryRaw`select type, slug, locale, body, n, version, expires_at as "expiresAt" from portal.fact_check_open(${tokenHash})`)[0] ?? null

const answered = z.tuple([z.object({ said: z.enum(['taken', 'tooMany', 'gone']) })])
/** Keeps what somebody with the link says of the text; the same one twice is taken once. */
export const insertRemark = async (tokenHash: Uint8Array<ArrayBuffer>, remark: { id: string; version: number; words: string }): Promise<'taken' | 'tooMany' | 'gone'> =>
  answered.parse(await clientFor('public').$queryRaw`select portal.fact_check_remark(${tokenHash}, ${remark.id}::uuid, ${remark.version}::int, ${remark.words}) as said`)[0].said
