/**
 * One spelling for all ways to write a name: `Upplands Väsby`, `upplands-vasby` and `UPPLANDS VÄSBY kommun` meet here.
 * Pure; the published finder, the slugs and the data check all fold with this.
 */

/** Letters that Unicode does not take apart into a base letter and a mark, as they are written without Swedish keys. */
const letters: Record<string, string> = { ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', đ: 'd', ł: 'l', ı: 'i' }

/**
 * Lower case, without marks (å ä → a, ö → o, é → e), only letters and digits of any script, one space between words.
 * Empty when nothing is visible. Signs that are visible but are no letters (emoji, punctuation) become `?`,
 * so that a text of only signs is an unknown name and not an empty one.
 */
export function fold(typed: string): string {
  const visible = typed.replace(/[\p{C}\p{Z}\u115F\u1160\u2800\u3164\uFFA0]+/gu, ' ').trim()
  if (visible === '') return ''
  const words = visible
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[øæœßđłı]/g, (letter) => letters[letter] ?? letter)
    .replace(/['’´`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return words === '' ? '?' : words
}

/** Words around the name proper: the kommun's own style (`Malmö stad`, `Region Gotland`) and how people say it. */
const after = new Set(['kommun', 'kommuns', 'kommunen', 'stad', 'stads', 'staden'])
const before = new Set(['region', 'kommunen', 'i'])

/** `certain` is false when a final s was taken off although nothing showed that it was a genitive. */
export interface Key { key: string; certain: boolean }

/**
 * The keys a folded text may mean, most literal first: as it stands, without `kommun` or `stad`, without a genitive s.
 * A key has no spaces, so that `Upplandsväsby` and `Dals Ed` are understood.
 */
export function keysOf(folded: string): Key[] {
  const words = folded.split(' ')
  const whole = words.join('')
  while (words.length > 1 && after.has(words.at(-1) ?? '')) words.pop()
  while (words.length > 1 && before.has(words[0] ?? '')) words.shift()
  const name = words.join('')
  // Run together ("malmöstad"); after the plain genitive, since Båstad and Kristianstad end so by themselves.
  const bare = name.replace(/(?<=..)(?:kommun|stad)s?$/, '')
  const keys = [whole, name, name.replace(/s$/, ''), bare, bare.replace(/s$/, '')]
  const unsure = name === whole && bare === name
  return [...new Set(keys)].map((key, at) => ({ key, certain: at === 0 || !unsure }))
}
