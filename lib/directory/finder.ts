/**
 * The finder: what a typed name leads to. Pure, so that the front can answer from one published file (decisions 8).
 * A kommun is opened only when the name is exactly one kommun's; everything else is a choice (decisions 17).
 */
import { distance } from 'fastest-levenshtein'
import { fold, keysOf, type Key } from '@/lib/directory/fold'
import type { FinderAnswer, FinderChoice, FinderIndex } from '@/lib/directory/model'

/** Longer than any name with any suffix; a longer text is not a name and is not compared. */
export const longestName = 100
const mostChoices = 6

interface Entry { key: string; words: string[]; choice: FinderChoice }
interface Prepared { municipalities: Map<string, FinderChoice[]>; places: Map<string, FinderChoice[]>; entries: Entry[] }

const prepared = new WeakMap<FinderIndex, Prepared>()

function prepare(index: FinderIndex): Prepared {
  const known = prepared.get(index)
  if (known) return known
  const bySlug = new Map(index.municipalities.map((m) => [m.slug, { ...m, place: null }]))
  const municipalities = new Map<string, FinderChoice[]>()
  const places = new Map<string, FinderChoice[]>()
  const entries: Entry[] = []
  const add = (to: Map<string, FinderChoice[]>, name: string, choice: FinderChoice) => {
    const words = fold(name).split(' ')
    const key = words.join('')
    to.set(key, [...(to.get(key) ?? []), choice])
    entries.push({ key, words, choice })
  }
  for (const choice of bySlug.values()) add(municipalities, choice.name, choice)
  for (const place of index.places) {
    for (const slug of place.slugs) {
      const municipality = bySlug.get(slug)
      if (municipality) add(places, place.name, { ...municipality, place: place.name })
    }
  }
  const result = { municipalities, places, entries }
  prepared.set(index, result)
  return result
}

/**
 * What `typed` leads to. Never throws, whatever is typed.
 * Names that fold to the same letters (Håbo and Habo; Varberg and the Stockholm district Vårberg) are all offered, also
 * when the right letter was typed: a phone without Swedish letters writes both alike, and a wrong page costs more than a tap.
 */
export function find(index: FinderIndex, typed: string): FinderAnswer {
  const text = fold(typed)
  if (text === '') return { kind: 'empty' }
  if (typed.trim().length > longestName) return { kind: 'tooLong' }
  const { municipalities, places, entries } = prepare(index)
  const keys = keysOf(text)

  for (const { key, certain } of keys) {
    const [only, ...twins] = municipalities.get(key) ?? []
    if (!only) continue
    const others = [...twins, ...(places.get(key) ?? []).filter((place) => place.slug !== only.slug)]
    if (others.length > 0) return choose('ambiguous', [only, ...others])
    if (certain) return { kind: 'found', slug: only.slug }
    // "Trosås" is Trosa with a genitive s by our rule, and Torsås with one slip: then we ask.
    const rivals = nearest(entries, text, keys.slice(0, 1)).filter((choice) => choice.slug !== only.slug)
    return rivals.length > 0 ? choose('spelling', [only, ...rivals]) : { kind: 'found', slug: only.slug }
  }
  for (const { key } of keys) {
    const hits = places.get(key)
    if (!hits) continue
    // "Ed" is the town in Dals-Ed, and Eda with a letter missing; "Bors" is Bor in the genitive, and Borås with one missing.
    // Only kommuner: another place with nearly that name is not what was written.
    const slips = nearest(entries.filter(({ choice }) => choice.place === null), text, [...keys.slice(0, 1), { key, certain: true }], oneSlip).filter(({ slug }) => !hits.some((hit) => hit.slug === slug))
    return choose('place', [...hits, ...slips])
  }
  const near = nearest(entries, text, keys)
  return near.length > 0 ? choose('spelling', near) : { kind: 'unknown' }
}

function choose(reason: 'ambiguous' | 'place' | 'spelling', choices: FinderChoice[]): FinderAnswer {
  return { kind: 'choose', reason, choices: choices.slice(0, mostChoices) }
}

const swedish = new Intl.Collator('sv')

/** Also of the first letter, which weighs a little more. */
const oneSlip = 1.2

/** Best guesses, best first, each kommun once, none worse than `limit`. */
function nearest(entries: Entry[], text: string, keys: Key[], limit = Infinity): FinderChoice[] {
  const inside = spansOf(text.split(' '))
  const best = new Map<string, { score: number; choice: FinderChoice }>()
  for (const { key, words, choice } of entries) {
    let score = inside.has(key) ? 0.5 : Infinity
    // A slip in a kommun's name is likelier than one in a village's; and two letters are no village with a slip in it.
    const slips = (typed: string) => (choice.place === null ? nearness(typed, key) : typed.length < 3 ? Infinity : nearness(typed, key) + 0.3)
    for (const { key: typed } of keys) score = Math.min(score, slips(typed), partScore(typed, words, key))
    if (score <= limit && score < (best.get(choice.slug)?.score ?? Infinity)) best.set(choice.slug, { score, choice })
  }
  return [...best.values()]
    .sort((a, b) => a.score - b.score || swedish.compare(a.choice.name, b.choice.name))
    .map((hit) => hit.choice)
    .slice(0, mostChoices)
}

/** Names that may stand inside a longer text ("jag bor i Malmö"): all runs of up to four words. */
function spansOf(words: string[]): Set<string> {
  const runs = words.flatMap((_, from) => [1, 2, 3, 4].map((length) => words.slice(from, from + length).join('')))
  return new Set(runs)
}

/** How many slips of the finger we forgive: none in a name of two letters (Vi, Ås), one in the next (Ale, Eda), up to three in the longest. */
const forgiven = (length: number): number => (length <= 2 ? 0 : length <= 4 ? 1 : length <= 8 ? 2 : 3)

/**
 * Slips between what was typed and a name, swapped neighbours counted as one slip (Damerau); Infinity when too many.
 * A wrong first letter is rarer than others, so it weighs a little more and is listed after the rest.
 */
function nearness(typed: string, name: string): number {
  const limit = forgiven(Math.max(typed.length, name.length))
  if (Math.abs(typed.length - name.length) > limit) return Infinity
  let slips = distance(typed, name)
  // A swap counts as two slips to Levenshtein, so undoing one helps only near the limit.
  if (slips > limit + 1) return Infinity
  for (let i = 0; i + 1 < typed.length && slips > 1; i++) {
    const swapped = typed.slice(0, i) + typed.charAt(i + 1) + typed.charAt(i) + typed.slice(i + 2)
    slips = Math.min(slips, 1 + distance(swapped, name))
  }
  if (slips > limit) return Infinity
  return slips + (typed[0] === name[0] ? 0 : 0.2)
}

/** One whole word of a longer name ("Väsby"), or the beginning of one ("krist": Kristianstad or Kristinehamn). */
function partScore(typed: string, words: string[], key: string): number {
  if (typed.length < 3) return Infinity
  if (words.includes(typed)) return 0.6
  return key.startsWith(typed) ? 1.5 : Infinity
}
