import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { document, contentTypes, type Block, type Document, type Inline } from '@/lib/content/model'
import { printDocument } from '@/lib/content/text/document-text'
import { printText, readText } from '@/lib/content/text/text-form'
import { payloads } from '@/tests/support/hostile'
import { blocksOf } from './from-text'
import { goalOf, isGoal } from './goal'
import { isPlain } from './kinds'
import { textOfBlocks } from './to-text'

const root = 'prisma/data/content'
const all = ['sv', 'en', 'ar'].flatMap((locale) => contentTypes.flatMap((type) => {
  try {
    return readdirSync(`${root}/${locale}/${type}`).map((file) => ({ name: `${locale}/${type}/${file}`, type }))
  } catch {
    return []
  }
}))
const there = (source: string, plain = false): string => textOfBlocks(blocksOf(source, plain).doc, plain)
const nobody = { reviewedOn: null, reviewedBy: null }
const kinds = (source: string) => blocksOf(source).doc.content.content.map(({ type }) => type.name)

describe('a text in blocks', () => {
  it('is there for every text of the site', () => expect(all.length).toBeGreaterThan(100))

  it.each(all)('$name is the same text after it was written in, and has a look of its own all through', ({ name, type }) => {
    const source = printText(type, JSON.parse(readFileSync(`${root}/${name}`, 'utf8')))
    const { doc } = blocksOf(source, isPlain(type))
    expect(textOfBlocks(doc, isPlain(type))).toBe(source)
    expect(doc.content.content.filter((block) => block.type.name === 'typed').map(({ textContent }) => textContent)).toEqual([])
    expect(doc.firstChild?.type.name).toBe('head')
  })

  it('has a block for each sort of lines, and lines as typed for what cannot be read', () => {
    expect(kinds('titel: T\n\n== Rubrik\nkällor: 1\n\nText **stark**.\n\n- ett\n- två\n\n1. ett\n\n@ruta gör\nRing.\n\n@ingress\nNu.\n\n@okänt\nVet inte.\n\n@steg\n* Ett\nText\n* Två\n\n@kontakter bris\n\n@fel\n\n@tabell T\n| a | b |'))
      .toEqual(['head', 'section', 'paragraph', 'bullets', 'numbers', 'note', 'lead', 'unknown', 'steps', 'contacts', 'typed', 'table'])
  })

  it.each([
    ['signs that cannot be read', '== R\n\nText **öppen.'], ['a list that is not one', '== R\n\n- ett\ntvå'], ['a block nobody knows', '== R\n\n@finns inte\nrad'],
    ['a bad link', '== R\n\n[x](javascript:alert(1))'], ['a text right under its heading', '== R\nid: har\nText.'], ['nothing', ''], ['a head alone', 'titel: T\nrubrik'], ['steps that are not finished', 'titel: T\n\n==\n\n@steg\n* Ett\n* Två\nText'],
    ['a table with odd rows', '== R\n\n@tabell T\n| a | b |\n| c |'], ['a head in two pieces', 'titel: T\n\nägare: Ä\n\n== A\n\nText'], ['words with no heading at all', 'Hej'],
  ])('keeps %s as it was', (_, source) => {
    expect(there(source).replace(/\n+/g, '\n')).toBe(source.replace(/\n+/g, '\n'))
    expect(readText('page', there(source), nobody)).toMatchObject({ ok: readText('page', source, nobody).ok })
  })

  it('has room for the second step when only the first is written', () => {
    const { doc } = blocksOf('titel: T\n\n==\n\n@steg\n* Ett\nText')
    expect(doc.child(2).childCount).toBe(2)
    expect(textOfBlocks(doc)).toBe('titel: T\n\n==\n\n@steg\n* Ett\nText')
  })

  it('counts a numbered list from one, as the page does', () => expect(there('== R\n\n3. tre\n4. fyra')).toBe('== R\n\n1. tre\n2. fyra'))

  it('begins a section for what stands before the first heading', () => {
    const { doc } = blocksOf('titel: T\n\n== A\n\nText')
    expect(textOfBlocks(doc.copy(doc.content.cut(0, doc.child(0).nodeSize).append(doc.content.cut(doc.child(0).nodeSize + doc.child(1).nodeSize))))).toBe('titel: T\n\n==\n\nText')
  })

  it('lets no hostile word be anything but a word, and means the same by it as before', () => {
    for (const payload of payloads) {
      const words = payload.replace(/[\u0000\r]/g, '')
      const source = ['titel: T', 'rubrik: R', 'ägare: Ä', '', '== A', '', words].join('\n')
      const [before, after] = [readText('page', source, nobody), readText('page', there(source), nobody)]
      expect(after.ok ? after.body : null, words).toEqual(before.ok ? before.body : null)
      expect(there(there(source)), words).toBe(there(source))
    }
  })

  it('leads nowhere that the site does not lead', () => {
    expect(['sida:contact', 'https://polisen.se/a', 'tel:11414', 'tel:+46771141400'].filter((target) => !isGoal(target))).toEqual([])
    expect(['javascript:alert(1)', 'http://a.se', 'data:text/html,x', 'https://a.se/ b', 'https://a.se/(b)', 'sida:', 'tel:x', 'mailto:a@b.se', ''].filter(isGoal)).toEqual([])
  })

  it('reads a goal as it is written', () => {
    expect(['polisen.se/avhoppare', 'http://polisen.se', '114 14', 'tel:+46 771-14 14 00', 'sida:contact', ' https://a.se/b?c#d '].map(goalOf))
      .toEqual(['https://polisen.se/avhoppare', 'https://polisen.se', 'tel:11414', 'tel:+46771141400', 'sida:contact', 'https://a.se/b?c#d'])
    expect(['javascript:alert(1)', 'JaVaScRiPt:alert(1)//a.se', 'data:text/html,x', 'avhoppare', 'a@b.se', '//evil.se', '1', ''].map(goalOf).filter((goal) => goal !== null)).toEqual([])
  })
})

/** Words with every sign of the text form in them; a line is one line, and two runs of the same sort beside each other are one. */
const text = fc.stringMatching(/^[a-zåäö\\*[\]|(){}@=#>~:.,\-! 0-9]{1,20}$/).filter((words) => words.trim() !== '')
const word = fc.stringMatching(/^[a-zåäö]{1,8}( [a-zåäö.,!*[\]|\\]{1,8})?$/)
const run: fc.Arbitrary<Inline> = fc.oneof(
  text, fc.record({ strong: text }), fc.record({ foreign: text, lang: fc.constantFrom('en' as const, 'ar' as const) }), fc.record({ page: fc.constantFrom('contact' as const, 'start' as const), text }),
  fc.record({ site: fc.constantFrom('https://polisen.se/a', 'https://www.1177.se/b?c=1'), text }), fc.record({ dial: fc.constantFrom('112', '+4620577070'), shown: fc.constantFrom('112', '020-57 70 70') }),
)
const sort = (one: Inline | undefined): string => (typeof one === 'string' ? 'words' : JSON.stringify({ ...one, strong: 0, foreign: 0, text: 0, shown: 0 }))
const runs = fc.array(run, { minLength: 1, maxLength: 4 }).map((some) => some.filter((one, at) => at === 0 || sort(one) !== sort(some[at - 1])))
const lines = fc.array(runs, { minLength: 1, maxLength: 3 })
const explained = fc.record({ heading: word, text: runs })
const headed = fc.record({ heading: word, text: lines })
const said = fc.record({ say: word, sound: word }, { requiredKeys: ['say'] })
const few = <Value>(value: fc.Arbitrary<Value>, minLength = 1) => fc.array(value, { minLength, maxLength: 3 })
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constantFrom('paragraph' as const, 'lead' as const, 'unknown' as const), text: runs }),
  fc.record({ type: fc.constant('list' as const), items: lines }), fc.record({ type: fc.constant('list' as const), items: lines, ordered: fc.constant(true) }),
  fc.record({ type: fc.constant('note' as const), kind: fc.constantFrom('do' as const, 'know' as const, 'done' as const, 'wrong' as const), text: runs }),
  fc.record({ type: fc.constant('facts' as const), items: few(fc.record({ term: word, text: runs })) }), fc.record({ type: fc.constant('says' as const), items: few(said) }),
  fc.record({ type: fc.constant('steps' as const), items: few(explained, 2) }),
  fc.record({ type: fc.constant('path' as const), steps: few(fc.record({ heading: word, who: word, when: word, text: lines, fork: fc.array(headed, { minLength: 2, maxLength: 2 }) }, { requiredKeys: ['heading', 'text'] }), 2) }),
  fc.record({ type: fc.constant('questions' as const), items: few(fc.record({ question: word, answer: lines })) }), fc.record({ type: fc.constant('card' as const), heading: word, lines: few(said) }),
  fc.record({ type: fc.constant('ways' as const), items: few(fc.record({ page: fc.constantFrom('contact' as const, 'start' as const), heading: word, text })) }),
  fc.record({ type: fc.constant('boxes' as const), items: fc.array(headed, { minLength: 2, maxLength: 2 }) }),
  fc.integer({ min: 1, max: 3 }).chain((width) => fc.record({
    type: fc.constant('table' as const), caption: word, head: fc.array(word, { minLength: width, maxLength: width }), rows: fc.array(fc.array(runs, { minLength: width, maxLength: width }), { maxLength: 3 }),
  })),
  fc.record({ type: fc.constant('contacts' as const), keys: few(fc.constantFrom('bris', 'ratt-att-valja', '1177')) }), fc.record({ type: fc.constant('contact' as const), key: fc.constantFrom('bris', 'mind') }),
  fc.record({ type: fc.constant('jump' as const), items: few(fc.record({ to: fc.constantFrom('har', 'nu-genast'), text: word }), 2) }),
  fc.record({ type: fc.constant('image' as const), id: fc.uuid(), alt: word, caption: word }, { requiredKeys: ['type', 'id'] }),
  fc.constant({ type: 'finder' as const }), fc.record({ type: fc.constant('statement' as const), part: fc.constantFrom('degree' as const, 'faults' as const, 'method' as const) }),
)
const page: fc.Arbitrary<Document> = fc.record({
  title: word, heading: word, lead: runs, owner: word, reviewedOn: fc.constant(null), reviewedBy: fc.constant(null), sources: fc.array(fc.oneof(word, fc.record({ name: word, site: fc.constant('https://polisen.se/') })), { maxLength: 2 }),
  sections: few(fc.record({ id: fc.constant('har'), heading: word, from: fc.constantFrom([], [1], [1, 2]), blocks: few(block) }, { requiredKeys: ['blocks'] })),
}, { requiredKeys: ['title', 'heading', 'owner', 'reviewedOn', 'reviewedBy', 'sources', 'sections'] })

describe('any text that the site can have', () => {
  it('is the same text after it was written in, block by block', () => {
    fc.assert(fc.property(page, (body) => {
      expect(document.safeParse(body).success).toBe(true)
      const source = printDocument(body)
      const { doc } = blocksOf(source)
      expect(textOfBlocks(doc)).toBe(source)
      expect(doc.content.content.map(({ type }) => type.name)).not.toContain('typed')
      expect(readText('page', textOfBlocks(doc), nobody)).toEqual({ ok: true, body })
    }), { numRuns: 300 })
  })

  it('loses no word, whatever was typed', () => {
    const sign = fc.constantFrom('titel: T', '== A', '==', 'id: har', 'källor: 1', '', '- ', '* ', '~ ', '> ', '1. ', '@steg', '@frågor', '@väg', '@tabell', '@ruta gör', '@kontakter a, b', '| a | b |', '|  |', 'vem: ', '\\', '**', '[a](sida:start)')
    fc.assert(fc.property(fc.array(fc.oneof(sign, text), { maxLength: 14 }), (typed) => {
      const source = typed.join('\n')
      const once = there(source)
      expect(there(once)).toBe(once)
      expect(once.replace(/[\s\\]|==/g, '')).toBe(source.replace(/[\s\\]|==/g, ''))
      const [before, after] = [readText('page', source, nobody), readText('page', once, nobody)]
      expect(after.ok && after.body).toEqual(before.ok && before.body)
    }), { numRuns: 1_000 })
  })
})
