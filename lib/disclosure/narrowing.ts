import { fieldChoices, type FieldChoice } from '@/lib/disclosure/model'

/** One field as proposed or decided; `text` is what would leave, null when it stays. */
export interface ItemText { choice: FieldChoice; text: string | null }

/**
 * Is `decided` the same as `proposed`, or less? Who decides may only take away (mock-up 08): a shortened text is words of
 * the proposed one in their order, so nothing can be added that the requester did not propose and answer for.
 */
export function isNarrowing(proposed: ItemText, decided: ItemText): boolean {
  if (fieldChoices.indexOf(decided.choice) < fieldChoices.indexOf(proposed.choice)) return false
  if (decided.choice === 'stays') return decided.text === null
  if (decided.text === null || proposed.text === null || wordsOf(decided.text).length === 0) return false
  if (decided.choice === 'leaves') return decided.text === proposed.text
  const words = wordsOf(proposed.text)
  let from = 0
  return wordsOf(decided.text).every((word) => {
    const at = words.indexOf(word, from)
    from = at + 1
    return at >= 0
  })
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
