import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowsOfFacts } from '@/lib/directory/facts'
import { find, longestName } from '@/lib/directory/finder'
import type { FinderAnswer } from '@/lib/directory/model'
import { finderIndex } from '@/lib/directory/view'

/** Some ten thousand look-ups: half a second alone, longer on a busy machine. Not a measure of anything. */
const slow = 120_000

const rows = rowsOfFacts()
const index = finderIndex({ rows })

/** Right kommun in at most two interactions: its page at once, or as one of the choices. */
const leadsTo = (answer: FinderAnswer, slug: string): boolean =>
  answer.kind === 'found' ? answer.slug === slug : answer.kind === 'choose' && answer.choices.some((choice) => choice.slug === slug)

const slugs = (answer: FinderAnswer) => (answer.kind === 'choose' ? answer.choices.map(({ slug }) => slug) : [])

/** Names that fold to another kommun's, a district's or a village's: asked about, whichever way they are written. */
const twins = ['habo-uppsala', 'habo-jonkoping', 'varberg', 'nykvarn', 'berg']

const withoutMarks = (name: string) => name.normalize('NFKD').replace(/\p{M}/gu, '')

describe('a visitor who names one of the 290 kommuner', () => {
  const ways: [how: string, write: (name: string, official: string) => string][] = [
    ['exactly', (name) => name],
    ['in lower case', (name) => name.toLowerCase()],
    ['in capitals', (name) => name.toUpperCase()],
    ['without å, ä and ö', withoutMarks],
    ['with marks as separate characters', (name) => name.normalize('NFD')],
    ['with kommun after it', (name) => `${name} kommun`],
    ['by its official name', (_, official) => official],
    ['by its official name in the genitive', (_, official) => `${official}s`],
    ['with spaces around it', (name) => `  ${name}\t`],
    ['without spaces or hyphens', (name) => name.replace(/[ -]/g, '')],
    ['with a full stop', (name) => `${name}.`],
  ]
  it.each(ways)('%s comes to the right page, or is asked where two names are alike', (_, write) => {
    for (const { slug, name, officialName } of rows.municipalities) {
      const answer = find(index, write(name, officialName))
      if (twins.includes(slug)) expect(answer.kind, name).toBe('choose')
      // "Falu kommun" is Falun's own name for itself, and "falu" is one slip from Falun: one tap more.
      else if (slug !== 'falun') expect(answer, name).toEqual({ kind: 'found', slug })
      expect(leadsTo(answer, slug), name).toBe(true)
    }
  })

  it('with one slip of the finger is at most one tap away', () => {
    const missed: string[] = []
    for (const { slug, name } of rows.municipalities)
      for (const typo of typosOf(name)) if (!leadsTo(find(index, typo), slug)) missed.push(`${name}: ${typo}`)
    // Alvesta without its l is Avesta, another kommun's right name: nothing can tell, and the page says where Avesta is.
    expect(missed).toEqual(['Alvesta: Avesta'])
  }, slow)
})

/** Every letter left out, doubled, swapped with the next, and replaced by two others. */
function typosOf(name: string): string[] {
  const letters = [...name]
  return letters.flatMap((letter, at) => {
    const before = letters.slice(0, at).join('')
    const after = letters.slice(at + 1).join('')
    const next = letters[at + 1]
    const swapped = next === undefined ? [] : [before + next + letter + letters.slice(at + 2).join('')]
    return [before + after, before + letter + letter + after, `${before}e${after}`, `${before}x${after}`, ...swapped]
  })
}

describe('a visitor whose word fits several places', () => {
  it.each(['Håbo', 'Habo', 'håbo', 'HABO', 'Habo kommun', 'Håbo kommuns'])('%s: is asked which one', (typed) => {
    expect(find(index, typed)).toMatchObject({ kind: 'choose', reason: 'ambiguous' })
    expect(slugs(find(index, typed)).sort()).toEqual(['habo-jonkoping', 'habo-uppsala'])
  })

  it('Vårberg in Stockholm is not sent to Varberg in Halland', () => {
    expect(find(index, 'Vårberg')).toMatchObject({
      kind: 'choose', reason: 'ambiguous', choices: [{ slug: 'varberg', place: null }, { slug: 'stockholm', place: 'Vårberg' }],
    })
  })

  it.each([
    ['Rosengård', ['malmo']], ['rinkeby', ['stockholm']], ['Bålsta', ['habo-uppsala']], ['kungsangen', ['upplands-bro']],
    ['Gothenburg', ['goteborg']], ['Ersmark', ['skelleftea', 'umea']], ['Öland', ['borgholm', 'morbylanga']], ['مالمو', ['malmo']],
  ])('the place %s is shown with its kommun, never guessed', (typed, expected) => {
    expect(find(index, typed)).toMatchObject({ kind: 'choose', reason: 'place' })
    expect(slugs(find(index, typed))).toEqual(expected)
  })

  it.each([
    ['krist', 'kristianstad'], ['Väsby', 'upplands-vasby'], ['Upplands', 'upplands-bro'], ['jag bor i malmö', 'malmo'],
    ['Malmö, Skåne', 'malmo'], ['<b>Malmö</b>', 'malmo'], ['Götborg', 'goteborg'], ['Hellsingborg', 'helsingborg'], ['rosengard i malmö', 'malmo'],
  ])('half or half-right, %s is offered as a guess to confirm', (typed, slug) => {
    expect(find(index, typed)).toMatchObject({ kind: 'choose', reason: 'spelling' })
    expect(slugs(find(index, typed))).toContain(slug)
  })
})

describe('a visitor who writes something else', () => {
  it.each(['', ' ', '\t\n', '\u200b', '\u00a0\ufeff', '\u202e', '\u0000'])('nothing visible (%j) is empty', (typed) => {
    expect(find(index, typed)).toEqual({ kind: 'empty' })
  })

  it.each(['😀', '...', '???', '北京', 'Москва', 'Atlantis', 's', 'i', 'kommun', '12345', '\' or 1=1 --', '<script>alert(1)</script>'])('%s is unknown', (typed) => {
    expect(find(index, typed)).toEqual({ kind: 'unknown' })
  })

  it('a text longer than any name is not searched', () => {
    expect(find(index, 'x'.repeat(longestName))).toEqual({ kind: 'unknown' })
    expect(find(index, 'x'.repeat(longestName + 1))).toEqual({ kind: 'tooLong' })
    expect(find(index, 'Malmö '.repeat(2_000))).toEqual({ kind: 'tooLong' })
    expect(find(index, ' '.repeat(10_000))).toEqual({ kind: 'empty' })
  })

  it('never breaks the page and never gets more than six choices, each once', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.tuple(fc.constantFrom(...rows.municipalities.map(({ name }) => name)), fc.string({ maxLength: 6 })).map(([name, more]) => name.slice(0, 5) + more),
    )
    fc.assert(fc.property(any, (typed) => {
      const answer = find(index, typed)
      if (answer.kind !== 'choose') return true
      const offered = slugs(answer)
      return offered.length >= 1 && offered.length <= 6 && new Set(offered).size === offered.length
    }), { numRuns: 1_000, seed: 20_261_121 })
  }, slow)
})
