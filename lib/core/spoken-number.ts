import 'server-only'
import { randomInt } from 'node:crypto'

/**
 * Numbers that people say over the telephone (decisions 35): eight characters without vowels (no words) and lookalikes
 * (0 O Q, 1 I L, 2 Z, 5 S, 8 B, 6 G, U V Y), random, never in sequence. 19 characters, a prime, so that the weighted sum
 * modulo 19 finds every single wrong character and every two that changed places.
 */
const alphabet = '34679CDFHJKMNPRTVWX'
const length = 8

const weighted = (characters: string): number =>
  [...characters].reduce((sum, character, index) => sum + (index + 1) * alphabet.indexOf(character), 0)

/** Seven random characters and their check character, written without the hyphen. `draw` gives 0 ≤ n < its argument. */
export function newSpokenNumber(draw: (below: number) => number = randomInt): string {
  const body = Array.from({ length: length - 1 }, () => alphabet.charAt(draw(alphabet.length))).join('')
  const check = [...alphabet].find((character) => isWhole(body + character))
  if (check === undefined) throw new Error('a prime modulus always has a check character')
  return body + check
}

const isWhole = (number: string): boolean => weighted(number) % alphabet.length === 0

/** What somebody typed or heard, as stored; null when it is no number of ours. Case, spaces and hyphens do not matter. */
export function readSpokenNumber(typed: string): string | null {
  const bare = typed.toUpperCase().replace(/[\s\u2010-\u2015-]/g, '')
  return bare.length === length && [...bare].every((character) => alphabet.includes(character)) && isWhole(bare) ? bare : null
}

/** As it is shown and said: `P3XM-7KTD`. */
export const showSpokenNumber = (number: string): string => `${number.slice(0, 4)}-${number.slice(4)}`

/** Numbers that may turn out taken before one must do. */
const spares = 2

/**
 * Writes a row under a number that its authority has not used. There are 19⁷ numbers, so one of 40,000 is met by chance once in some
 * 22,000 draws; nobody must be told then that the form has been received already.
 * @param insert writes with this number and tells how many rows; with `orSkip` a taken number writes none instead of failing
 */
export async function insertNumbered(draw: () => string, insert: (number: string, orSkip: boolean) => Promise<number>): Promise<void> {
  for (let spare = spares; spare > 0; spare -= 1) if (await insert(draw(), true) === 1) return
  await insert(draw(), false)
}
