/** The secrecy guide's page for one address: the pieces of the published page that belong to the question or the answer. */
import { shownFor } from '@/lib/grounds/guide'
import type { Ground } from '@/lib/grounds/model'
import { piecesOf } from '@/lib/grounds/pieces'
import { allGrounds } from '@/lib/grounds/table'
import { fillIn } from '@/lib/publishing/form-letter'
import { pieces, valueOf, without, write, type Piece } from '@/lib/publishing/html'

/** The mark on a piece. Never reaches a visitor. */
const mark = 'data-piece'

/** The page as read once: it is the same until the next publication. */
let read: { html: string; all: readonly Piece[] } | null = null

function readOnce(html: string): readonly Piece[] {
  if (read?.html !== html) read = { html, all: pieces(html) }
  return read.all
}

const unmarked = (piece: Piece): Piece =>
  piece.kind === 'open' ? { ...piece, attributes: piece.attributes.filter(([name]) => name !== mark) } : piece

/**
 * @param html the published page with everything the guide can say
 * @param query what the address tells
 * @param on the day the law is asked about, `2026-11-26`
 * @param table the rules as they were published with the page
 */
export function secrecyReply(html: string, query: string, on: string, table: readonly Ground[] = allGrounds): string {
  const { keep, values } = piecesOf(shownFor(new URLSearchParams(query), on, table), on, table)
  const left = without(readOnce(html), (tag) => { const piece = valueOf(tag, mark); return piece !== null && !keep.has(piece) })
  return fillIn(write(left.map(unmarked)), values)
}
