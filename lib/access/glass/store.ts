import 'server-only'
import { z } from 'zod'
import { checkSides, dangers, verdicts, type CheckSide, type Danger, type Verdict } from '@/lib/access/model'
import { managerSides, type GlassFacts, type ManagerSide } from '@/lib/auth/access-relations'
import { newCaseKey, openCase, openField, sealField } from '@/lib/crypto/envelope'
import type { Tx } from '@/lib/db/as-actor'
import { instant } from '@/lib/db/columns'

const hidden = z.array(z.object({ id: z.string(), authorityId: z.string(), unitId: z.string(), number: z.string() }))

/** The file of the actor's unit with exactly this number that lies behind glass for them. Null: none, whatever the cause. */
export async function findBehindGlass(tx: Tx, number: string): Promise<z.infer<typeof hidden>[number] | null> {
  const [file] = hidden.parse(await tx.$queryRaw`select id, authority_id as "authorityId", unit_id as "unitId", number from portal.files_behind_glass(${number})`)
  return file ?? null
}

/** The file that the actor has opened by this very form. Null: none. */
export async function findBrokenWith(tx: Tx, glassId: string, number: string, by: string): Promise<z.infer<typeof hidden>[number] | null> {
  const glass = await tx.breakGlass.findFirst({ where: { id: glassId, number, accountId: by }, select: { caseFileId: true, authorityId: true, unitId: true, number: true } })
  return glass && { id: glass.caseFileId, authorityId: glass.authorityId, unitId: glass.unitId, number: glass.number }
}

const reasonPlace = (id: string) => ({ table: 'break_glass', column: 'reason', rowId: id })
const wordsPlace = (id: string, side: CheckSide) => ({ table: 'break_glass_check', column: 'words', rowId: `${id}/${side}` })

export interface NewGlass { id: string; authorityId: string; caseFileId: string; unitId: string; number: string; danger: Danger; reason: string; openedAt: number; checkBy: number }

/** Sealed under a key of its own: those who look into it afterwards have no way into the file. */
export async function insertGlass(tx: Tx, { reason, openedAt, checkBy, authorityId, ...row }: NewGlass): Promise<void> {
  const { wrapped, keyVersion } = await newCaseKey(authorityId)
  const key = await openCase(authorityId, { wrapped, keyVersion })
  await tx.breakGlass.createMany({
    data: [{
      ...row, authorityId, reason: sealField(key, reasonPlace(row.id), reason), wrappedKey: wrapped, keyVersion,
      openedAt: new Date(openedAt), checkBy: new Date(checkBy),
    }],
  })
}

const glassRow = z.object({
  id: z.string(), authorityId: z.string(), caseFileId: z.string(), unitId: z.string(), number: z.string(), accountId: z.string(), danger: z.enum(dangers),
  openedAt: instant, checkBy: instant, account: z.object({ name: z.string() }),
}).transform(({ accountId, account, ...row }) => ({ ...row, openedBy: accountId, openedByName: account.name }))
/** An opening, and who has to look into it and has. */
export type GlassRow = z.infer<typeof glassRow> & GlassFacts

const shown = {
  id: true, authorityId: true, caseFileId: true, unitId: true, number: true, accountId: true, danger: true, openedAt: true, checkBy: true,
  account: { select: { name: true } },
} as const

export async function findGlass(tx: Tx, id: string): Promise<GlassRow | null> {
  const row = await tx.breakGlass.findUnique({ where: { id }, select: shown })
  return row && ((await withSides(tx, [glassRow.parse(row)]))[0] ?? null)
}

/** Broken glass as far as the actor may know of it, newest first. */
export const listGlass = async (tx: Tx, limit: number): Promise<GlassRow[]> =>
  withSides(tx, z.array(glassRow).parse(await tx.breakGlass.findMany({ select: shown, orderBy: [{ openedAt: 'desc' }, { id: 'desc' }], take: limit })))

const sides = z.array(z.object({ glassId: z.string(), managerSide: z.enum(managerSides) }))
const spokens = z.array(z.object({ glassId: z.string(), side: z.enum(checkSides), isOwn: z.boolean() }))

/** Who answers from the manager's side today. */
export const managerSideOf = async (tx: Tx, ids: string[]): Promise<{ glassId: string; managerSide: ManagerSide }[]> =>
  sides.parse(await tx.$queryRaw`select id as "glassId", portal.manager_side(id) as "managerSide" from unnest(${ids}::uuid[]) as t (id)`)

/** Adds which sides have spoken, without what they said, and who has to. */
async function withSides(tx: Tx, rows: z.infer<typeof glassRow>[]): Promise<GlassRow[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const spoken = spokens.parse(await tx.$queryRaw`select break_glass_id as "glassId", side, is_own as "isOwn" from portal.checked_sides(${ids}::uuid[])`)
  const managers = new Map((await managerSideOf(tx, ids)).map(({ glassId, managerSide }) => [glassId, managerSide]))
  return rows.map((row) => ({ ...row, managerSide: managers.get(row.id) ?? 'nobody', spoken: spoken.filter(({ glassId }) => glassId === row.id) }))
}

export interface GlassCheck { side: CheckSide; verdict: Verdict; words: string; by: string; at: number }

const checkRow = z.object({ side: z.enum(checkSides), verdict: z.enum(verdicts), words: z.instanceof(Uint8Array), checkedAt: instant, account: z.object({ name: z.string() }) })

/** Why it was opened, and what each side has said as far as the actor may hear it. */
export async function openGlass(tx: Tx, { id, authorityId }: Pick<GlassRow, 'id' | 'authorityId'>): Promise<{ reason: string; checks: GlassCheck[] }> {
  const row = await tx.breakGlass.findUniqueOrThrow({ where: { id }, select: { reason: true, wrappedKey: true, keyVersion: true } })
  const key = await openCase(authorityId, { wrapped: row.wrappedKey, keyVersion: row.keyVersion })
  const checks = z.array(checkRow).parse(await tx.breakGlassCheck.findMany({
    where: { breakGlassId: id }, orderBy: { checkedAt: 'asc' }, select: { side: true, verdict: true, words: true, checkedAt: true, account: { select: { name: true } } },
  }))
  return {
    reason: openField(key, reasonPlace(id), row.reason),
    checks: checks.map(({ side, verdict, words, checkedAt, account }) => ({ side, verdict, words: openField(key, wordsPlace(id, side), words), by: account.name, at: checkedAt })),
  }
}

export async function insertCheck(tx: Tx, { id, authorityId }: GlassRow, check: { side: CheckSide; verdict: Verdict; words: string; at: number }): Promise<void> {
  const row = await tx.breakGlass.findUniqueOrThrow({ where: { id }, select: { wrappedKey: true, keyVersion: true } })
  const key = await openCase(authorityId, { wrapped: row.wrappedKey, keyVersion: row.keyVersion })
  await tx.breakGlassCheck.createMany({
    data: [{ breakGlassId: id, side: check.side, verdict: check.verdict, words: sealField(key, wordsPlace(id, check.side), check.words), checkedAt: new Date(check.at) }],
  })
}
