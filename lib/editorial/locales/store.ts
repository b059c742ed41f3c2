import 'server-only'
import { z } from 'zod'
import type { Tx } from '@/lib/db/as-actor'
import type { Locale } from '@/lib/routes'
import { instant } from '@/lib/db/columns'

const openingRow = z.object({ open: z.boolean(), note: z.string().nullable(), decidedBy: z.string(), decidedFor: z.string(), decidedAt: instant })
export type OpeningRow = z.infer<typeof openingRow>

/** The latest decision about a language; null: it has never been opened. */
export async function findOpening(tx: Tx, locale: Locale): Promise<OpeningRow | null> {
  const found = await tx.localeOpening.findFirst({ where: { locale }, orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }] })
  return found && openingRow.parse(found)
}

/** Who and when is written by the database; the same form sent twice is one decision. */
export async function insertOpening(tx: Tx, opening: { id: string; locale: Locale; open: boolean; note: string | null }): Promise<void> {
  await tx.localeOpening.createMany({ data: [opening], skipDuplicates: true })
}

export const safetyGaps = ['notLive', 'outdated', 'notRead'] as const
export type SafetyGap = (typeof safetyGaps)[number]
const gapRow = z.object({ contentId: z.string(), gap: z.enum(safetyGaps) })

/** What keeps a person from opening a language, text by text. */
export const listGaps = async (tx: Tx, locale: Locale, readerId: string): Promise<z.infer<typeof gapRow>[]> =>
  z.array(gapRow).parse(await tx.$queryRaw`select content_id as "contentId", gap from portal.safety_gaps(${locale}, ${readerId}::uuid)`)
