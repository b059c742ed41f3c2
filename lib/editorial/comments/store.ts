import 'server-only'
import { z } from 'zod'
import { instant } from '@/lib/db/columns'
import type { Tx } from '@/lib/db/as-actor'
import type { Comment } from '@/lib/editorial/comments/model'
import type { Locale } from '@/lib/routes'

const replyRow = z.object({ id: z.string(), words: z.string(), writtenBy: z.string(), writtenAt: instant })
const commentRow = z.object({
  id: z.string(), editionId: z.string(), passage: z.string().nullable(), words: z.string(), writtenBy: z.string().nullable(), writtenAt: instant, handledBy: z.string().nullable(), handledAt: instant.nullable(),
  edition: z.object({ n: z.number() }), replies: z.array(replyRow),
})
const whole = { edition: { select: { n: true } }, replies: { orderBy: { writtenAt: 'asc' } } } as const
const flat = (found: unknown): Comment => { const { edition: { n }, ...row } = commentRow.parse(found); return { ...row, n } }

export async function findComment(tx: Tx, id: string): Promise<Comment | null> {
  const found = await tx.editionComment.findFirst({ where: { id }, include: whole })
  return found && flat(found)
}

/** What is said of an edition, and what nobody has seen to of those before it, oldest first. */
export const listComments = async (tx: Tx, { id, contentId, locale, n }: { id: string; contentId: string; locale: Locale; n: number }): Promise<Comment[]> =>
  (await tx.editionComment.findMany({
    where: { OR: [{ editionId: id }, { handledAt: null, edition: { contentId, locale, n: { lt: n } } }] }, include: whole, orderBy: [{ writtenAt: 'asc' }, { id: 'asc' }],
  })).map(flat)

/** Everybody with a word in a text in one language, in whichever of its editions. */
export async function listWriters(tx: Tx, { contentId, locale }: { contentId: string; locale: Locale }): Promise<string[]> {
  const found = await tx.edition.findMany({ where: { contentId, locale }, select: { writers: true } })
  return [...new Set(found.flatMap(({ writers }) => writers))]
}

/** The text as it stood at a version of an edition: what was sent for it last until then. Null when nothing had been. */
export async function findSourceAt(tx: Tx, editionId: string, version: number): Promise<string | null> {
  const found = await tx.editionText.findFirst({ where: { editionId, became: { lte: version } }, orderBy: { became: 'desc' }, select: { source: true } })
  return found?.source ?? null
}

export async function insertComment(tx: Tx, comment: Pick<Comment, 'id' | 'editionId' | 'words'> & { passage: string; version: number }): Promise<void> {
  await tx.editionComment.createMany({ data: [comment] })
}
export async function insertReply(tx: Tx, reply: { id: string; commentId: string; words: string }): Promise<void> {
  await tx.editionCommentReply.createMany({ data: [reply] })
}
/** Guarded: false when somebody has already. By whom and when is written by the database. */
export const handle = async (tx: Tx, id: string, at: number): Promise<boolean> =>
  (await tx.editionComment.updateMany({ where: { id, handledAt: null }, data: { handledAt: new Date(at) } })).count === 1
