import type { CommentedPassage } from '@/lib/editorial/comments/model'

/** A text in its passages: the lines between two empty ones. Counted from 1. */
export const passagesOf = (source: string): string[] => source.split(/\n\s*\n/).map((passage) => passage.trim()).filter((passage) => passage !== '')

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** How much of two passages is the same words, from 0 to 1 (Sørensen–Dice over the words with their numbers). */
function likeness(one: string, other: string): number {
  const [some, others] = [wordsOf(one), wordsOf(other)]
  const left = new Map<string, number>()
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of some) {
    const count = left.get(word) ?? 0
    if (count === 0) continue
    shared += 1
    left.set(word, count - 1)
  }
  return some.length + others.length === 0 ? 0 : (2 * shared) / (some.length + others.length)
}

/** Less in common than this, and nobody can say that it is the same passage. */
const alike = 0.5

/**
 * Where each comment belongs in the text as it is now: at its passage, at what that passage has become, at the text as a whole, or nowhere any more.
 * @param commented their passages as they stood; none: of the text as a whole
 */
export function placeComments<Said extends { passage: string | null }>(source: string, commented: readonly Said[]): { passages: CommentedPassage<Said>[]; ofTheWhole: Said[]; older: Said[] } {
  const passages = passagesOf(source).map((text, index): CommentedPassage<Said> => ({ at: index + 1, text, comments: [] }))
  const [ofTheWhole, older]: [Said[], Said[]] = [[], []]
  for (const said of commented) {
    const { passage: about } = said
    if (about === null) { ofTheWhole.push(said); continue }
    const same = passages.find(({ text }) => text === about)
    const [nearest] = passages.map((passage) => ({ passage, like: likeness(passage.text, about) })).sort((one, other) => other.like - one.like)
    if (same) same.comments.push({ said, since: false })
    else if (nearest && nearest.like >= alike) nearest.passage.comments.push({ said, since: true })
    else older.push(said)
  }
  return { passages, ofTheWhole, older }
}
