import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { outcomeIds } from '@/lib/guide/flow'
import { locales } from '@/lib/routes'
import { sentencesOf, spokenTexts, wordsOf } from '@/tests/support/sentences'
import { readFirstDocument } from './first-texts'
import { reviewDue } from './review'

/** Every text of the site, whatever its kind: what they all must hold. What only some must stands in texts.test.ts and read.test.ts. */
const folder = 'prisma/data/content'
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json')).sort()
const shape = z.object({
  owner: z.string().min(1), sources: z.array(z.unknown()), reviewedOn: z.string().nullable(), checkedOn: z.string().optional(), reviewMonths: z.int().optional(),
})
const text = (file: string) => readFileSync(`${folder}/${file}`, 'utf8')
const documents = files.map((file) => {
  const { checkedOn, reviewMonths, ...document } = shape.parse(JSON.parse(text(file)))
  return { file, ...document, ...(checkedOn === undefined ? {} : { checkedOn }), ...(reviewMonths === undefined ? {} : { reviewMonths }) }
})

/** Somebody must, has a right, decides; a share or a time: a fact that somebody else has said first. */
const states = /\b(måste (genast|anmäla|bedöma)|rätt till|beslutar|lagen|procent|\d+ (dagar|månader|år))\b|\b(must (report|assess)|right to|Act \(|per cent|\d+ (days|months|years))\b|يجب عليه|حق في|قانون|٪|\d+ (يوم|أشهر|سنوات)/iu

const promises = /kommer snart|lanseras|coming soon|(?<!\p{L})قريب(ًا|ا)(?!\p{L})/iu

describe('every text of the site', () => {
  it('is there: pages, easy-read, endings of the questions, measures, knowledge and news', () => {
    expect(new Set(files.map((file) => file.split('/').slice(0, 2).join('/')))).toEqual(new Set([
      'ar/guide', 'ar/news', 'ar/page', 'en/guide', 'en/news', 'en/page', 'sv/easy-read', 'sv/guide', 'sv/knowledge', 'sv/measure', 'sv/news', 'sv/page',
    ]))
    expect(files.length).toBeGreaterThan(100)
  })

  it('that states a fact names a source', () => {
    const stating = documents.filter(({ file }) => states.test(text(file)))
    expect(stating.length).toBeGreaterThan(50)
    expect(stating.filter(({ sources }) => sources.length === 0).map(({ file }) => file)).toEqual([])
  })

  it('that stands behind a door or ends the questions has no sentence longer than 25 words', async () => {
    const doors = ['want-to-leave', 'relative', 'under-18', 'professional']
    const long = await Promise.all(locales.flatMap((locale) => [...doors.map((slug) => ['page', slug] as const), ...outcomeIds.map((slug) => ['guide', slug] as const)]
      .map(async ([type, slug]) => spokenTexts(await readFirstDocument(locale, type, slug)).flatMap(sentencesOf).filter((sentence) => wordsOf(sentence).length > 25))))
    expect(long).toHaveLength(3 * (4 + outcomeIds.length))
    expect(long.flat()).toEqual([])
  })

  it('is not overdue: what has a day to be read again had it after the newest was read', () => {
    const dated = documents.filter(({ checkedOn, reviewedOn }) => checkedOn !== undefined || reviewedOn !== null)
    const newest = dated.flatMap(({ checkedOn = '', reviewedOn }) => [checkedOn, reviewedOn ?? '']).sort().at(-1) ?? ''
    expect(dated.length).toBeGreaterThan(30)
    expect(dated.filter((document) => (reviewDue(document) ?? '') <= newest).map(({ file }) => file)).toEqual([])
  })

  it('promises nothing for later, nor does a label', () => {
    expect(files.filter((file) => promises.test(text(file)))).toEqual([])
    const labels = readdirSync('messages', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'))
    expect(labels.filter((file) => promises.test(readFileSync(`messages/${file}`, 'utf8')))).toEqual([])
  })
})
