import { describe, expect, it } from 'vitest'
import { documentPages, easyReadIds, easyReadPages, englishSegment, existsIn, locales, type Locale } from '@/lib/routes'
import { lix, sectionTexts, sentencesOf, spokenTexts, wordsOf } from '@/tests/support/sentences'
import { readFirstDocument } from './first-texts'
import type { ContentType } from './model'
import { reviewDue } from './review'

interface Named { name: string; locale: Locale; type: ContentType; slug: string }

const named = (locale: Locale, type: ContentType, slug: string): Named => ({ name: `${locale}/${type}/${slug}`, locale, type, slug })

/** The page for people at work has readers, words and an owner of its own. */
const ours = documentPages.filter((page) => page !== 'professional')
const pages = locales.flatMap((locale) => ours.filter((page) => existsIn(page, locale)).map((page) => named(locale, 'page', englishSegment(page))))
const easy = easyReadIds.map((page) => named('sv', 'easy-read', englishSegment(easyReadPages[page])))
const all = [...pages, ...easy]
const read = ({ locale, type, slug }: Named) => readFirstDocument(locale, type, slug)

/** Read by somebody who is afraid, perhaps aloud: the doors, the way, whom to call, what to show. */
const frightened = ['want-to-leave', 'relative', 'under-18', 'how-it-works', 'contact', 'card-to-show', 'questions', 'easy-read', 'sign-language']

/** What the law demands, what one has a right to, how long and how many: nobody may say such a thing without saying who says so. */
const factual: Record<Locale, RegExp> = {
  sv: /\b(måste (genast|anmäla|bedöma|säga till|berätta för)|rätt till|beslutar|enligt|lagen|procent|\d+ (dagar|månader|år)|gratis)\b/iu,
  en: /\b(must (report|assess|tell)|(a|the) right to|Act \(|per cent|\d+ (days|months|years)|free of charge)\b/iu,
  ar: /يجب عليه|حق في|قانون|٪|\d+ (يوم|أشهر|سنوات)/u,
}

describe('the tests’ own measure', () => {
  it('LIX is what Björnsson’s formula says', () => {
    // 8 words in 2 sentences, 2 of them longer than six letters: 8/2 + 100·2/8.
    expect(lix(['Du får hjälp. Ring socialtjänsten eller polisen nu.'])).toBe(4 + 25)
  })

  it('a soft hyphen, a number and a colon are read as people read them', () => {
    expect(wordsOf('Ring 114 14: avhoppar\u00adsamordningen.')).toEqual(['Ring', '114', '14', 'avhopparsamordningen'])
    expect(sentencesOf('Säg: ”Jag vill ut.” Vänta. Är du där?')).toHaveLength(4)
  })
})

describe.each(all.filter(({ slug, type }) => type === 'easy-read' || frightened.includes(slug)))('$name, to somebody who is afraid', (document) => {
  it('has no sentence longer than 25 words', async () => {
    const sentences = spokenTexts(await read(document)).flatMap(sentencesOf)
    expect(sentences.filter((sentence) => wordsOf(sentence).length > 25)).toEqual([])
  })
})

describe.each(easy)('$name, in easy Swedish', (document) => {
  it('has a LIX of at most 30 and no word longer than the number it tells one to ask for', async () => {
    const texts = spokenTexts(await read(document))
    expect(lix(texts)).toBeLessThanOrEqual(30)
    expect(texts.flatMap(wordsOf).filter((word) => word.length > 'avhopparsamordningen'.length)).toEqual([])
  })
})

describe.each(all)('$name', (document) => {
  it('says on which of its sources each part stands, uses every source, and states no fact without one', async () => {
    const { sections, sources } = await read(document)
    const used = sections.flatMap(({ from = [] }) => from)
    expect(sections.filter(({ from }) => !from).map(({ heading }) => heading)).toEqual([])
    expect([...new Set(used)].sort((a, b) => a - b)).toEqual(sources.map((_, at) => at + 1))
    const bare = sections.filter(({ from }) => from?.length === 0).flatMap(sectionTexts)
    expect(bare.filter((text) => factual[document.locale].test(text))).toEqual([])
  })

  it('promises nothing for later', async () => {
    const texts = spokenTexts(await read(document))
    expect(texts.filter((text) => /kommer snart|inom kort|på gång|coming soon|shortly|(?<!\p{L})قريب(ًا|ا)(?!\p{L})/iu.test(text))).toEqual([])
  })

  it('has no telephone number typed into it but 112 and 114 14', async () => {
    const whole = await read(document)
    const dialled = [...JSON.stringify(whole).matchAll(/"dial":"([^"]*)"/g)].map(([, number]) => number)
    expect(dialled.filter((number) => number !== '112' && number !== '11414')).toEqual([])
    const typed = spokenTexts(whole).flatMap((text) => text.match(/\+\d[\d\s-]{5,}|(?<![\d:/])0\d{1,3}[-\s]?\d[\d\s]{3,}|(?<!\d)\d{3}[\s\u202f]\d{3}(?!\d)|(?<![\d:/(])\d{5,6}(?!\d)/gu) ?? [])
    expect(typed).toEqual([])
  })

  it('was read against its sources, and was not already due again the day the newest of them was', async () => {
    const checked = await Promise.all(all.map(async (each) => (await read(each)).checkedOn ?? ''))
    const newest = checked.sort().at(-1) ?? ''
    const due = reviewDue(await read(document))
    expect(due, 'checkedOn').not.toBeNull()
    expect((due ?? '') > newest, `due ${due}, newest check ${newest}`).toBe(true)
  })

  it('links only to pages that exist in its language', async () => {
    const linked = [...JSON.stringify(await read(document)).matchAll(/"page":"([^"]*)"/g)].map(([, page]) => page)
    const here = [...documentPages, ...easyReadIds, 'start', 'findSupport', 'wholeCountry', 'contactWrite', 'contactOpen'] as const
    expect(linked.filter((id) => !here.some((page) => page === id && existsIn(page, document.locale)))).toEqual([])
  })
})
