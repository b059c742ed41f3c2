/**
 * A letter of the contact point's desk, filled in for one visitor: `%%NAME%%` becomes its value, an element with `data-when` stays when
 * one of its words holds, one with `data-open` is opened when one of its words holds, one with `data-each` is repeated for each row, and the
 * chosen answers are marked. Everything is escaped.
 */
import type { Filling } from '@/lib/enquiries/desk/reply'
import { fillIn } from '@/lib/publishing/form-letter'
import { hasAttribute, isVoid, pieces, valueOf, wordsOf, write, type OpenTag, type Piece } from '@/lib/publishing/html'

interface Scope { values: Record<string, string>; parts: ReadonlySet<string> }

export function fillPage(letter: string, { values, parts, chosen, lists }: Filling): string {
  const all = pieces(letter)
  const filled = fillRange(all, 0, all.length, { values, parts: new Set(parts) }, lists)
  return write(marked(filled, chosen))
}

function fillRange(all: readonly Piece[], from: number, to: number, scope: Scope, lists: Filling['lists']): Piece[] {
  const out: Piece[] = []
  for (let at = from; at < to; at++) {
    const piece = all[at]
    if (!piece) break
    if (piece.kind !== 'open') { out.push(filledPiece(piece, scope)); continue }
    const end = endOf(all, at)
    const inner = (within: Scope): Piece[] => {
      const close = end === at ? [] : all.slice(end, end + 1)
      return [bare(piece, within), ...fillRange(all, at + 1, end, within, lists), ...close]
    }
    const list = valueOf(piece, 'data-each')
    const stays = !hasAttribute(piece, 'data-when') || wordsOf(piece, 'data-when').some((word) => scope.parts.has(word))
    if (list !== null) for (const { PART, ...row } of lists[list] ?? []) out.push(...inner({ values: { ...scope.values, ...row }, parts: new Set([...scope.parts, ...(PART?.split(' ') ?? [])]) }))
    else if (hasAttribute(piece, 'data-when')) { if (stays) out.push(...inner(scope)) }
    else { out.push(bare(piece, scope)); continue }
    at = end
  }
  return out
}

/** Where an element closes; the tag itself when it has no inside. */
function endOf(all: readonly Piece[], at: number): number {
  const first = all[at]
  if (first?.kind !== 'open' || isVoid(first)) return at
  for (let depth = 0, next = at; next < all.length; next++) {
    const piece = all[next]
    if (piece?.kind === 'open' && piece.name === first.name && !isVoid(piece)) depth++
    if (piece?.kind === 'close' && piece.name === first.name && --depth === 0) return next
  }
  throw new Error(`<${first.name}> never ends.`)
}

const filledPiece = (piece: Piece, { values }: Scope): Piece => (piece.kind === 'text' || piece.kind === 'raw' ? { ...piece, text: fillIn(piece.text, values) } : piece)

const ours = new Set(['data-when', 'data-each', 'data-open'])

const bare = (tag: OpenTag, scope: Scope): OpenTag => ({
  ...tag,
  attributes: [
    ...tag.attributes.filter(([name]) => !ours.has(name)).map(([name, value]) => [name, value === null ? null : fillIn(value, scope.values)] as const),
    ...(wordsOf(tag, 'data-open').some((word) => scope.parts.has(word)) ? [['open', ''] as const] : []),
  ],
})

/** Marks the radio button or option that was chosen. */
function marked(all: readonly Piece[], chosen: Record<string, string>): Piece[] {
  let select: string | null = null
  return all.map((piece): Piece => {
    if (piece.kind !== 'open') return piece
    if (piece.name === 'select') select = valueOf(piece, 'name')
    const field = piece.name === 'option' ? select : piece.name === 'input' && valueOf(piece, 'type') === 'radio' ? valueOf(piece, 'name') : null
    if (field === null || chosen[field] === undefined || chosen[field] !== valueOf(piece, 'value')) return piece
    return { ...piece, attributes: [...piece.attributes, [piece.name === 'option' ? 'selected' : 'checked', '']] }
  })
}
