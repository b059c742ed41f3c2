import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { outcomeIds } from '@/lib/guide/flow'
import { documentPages, easyReadIds, easyReadPages, englishSegment, existsIn, locales, type Locale } from '@/lib/routes'
import { topicWordsIn } from '@/lib/content/topic-words'
import { otherDigitsIn, swedishLeftIn } from '@/tests/support/translations'
import type { Document } from './model'
import { readFirstDocument } from './first-texts'

const slugsIn = (locale: Locale) => documentPages.filter((page) => existsIn(page, locale)).map(englishSegment).sort()
/** The endings of the guided questions, named here with their folder. */
const endings = outcomeIds.map((id) => `guide/${id}`)
const slugs = [...slugsIn('sv'), ...endings]
const translated = ['en', 'ar'] as const
const pages = translated.flatMap((locale) => [...slugsIn(locale), ...endings].map((slug) => ({ slug, locale })))

const read = (locale: Locale, slug: string) =>
  slug.startsWith('guide/') ? readFirstDocument(locale, 'guide', slug.slice('guide/'.length)) : readFirstDocument(locale, 'page', slug)

/** What a translation may not change: kinds of blocks, numbers, links, contacts, and the Swedish to say. */
const fixed = new Set(['type', 'part', 'kind', 'ordered', 'dial', 'shown', 'say', 'page', 'site', 'key', 'keys', 'contact', 'foreign', 'lang', 'reviewedOn', 'reviewedBy', 'checkedOn', 'name', 'id', 'to'])

/** A document with its words taken out; `sound` is for other readers than the Swedish. */
function skeletonOf(value: unknown, key = ''): unknown {
  if (fixed.has(key)) return value
  if (typeof value === 'string') return value === '' ? '' : '…'
  if (Array.isArray(value)) return value.map((each) => skeletonOf(each, key))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'sound').map(([name, each]) => [name, skeletonOf(each, name)]))
}

/** Every text a person reads, each run by itself. */
function textsOf(value: unknown, key = ''): string[] {
  if (fixed.has(key) || key === 'sound') return []
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, each]) => textsOf(each, Array.isArray(value) ? key : name))
}

const said = (document: Document): { say: string; sound?: string | undefined }[] => [
  ...(document.call ? [document.call] : []),
  ...document.sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'says' ? block.items : []))),
]

/** Site names and standards: the same to every reader. */
const sameInEvery = /^(\.|Under 18|under 18|112|114.14|WCAG [\d.]+|EN 301 549 v[\d.]+|[\w.]+\.se(\/\w+)?|raddabarnen\.se, Orostelefonen)$/

describe('the documents', () => {
  it.each(locales)('exist in %s for every page that is one, and for no other', async (locale) => {
    const files = await readdir(`prisma/data/content/${locale}/page`)
    expect(files.sort()).toEqual(slugsIn(locale).map((slug) => `${slug}.json`))
    const guide = await readdir(`prisma/data/content/${locale}/guide`)
    expect(guide.sort()).toEqual(outcomeIds.map((id) => `${id}.json`).sort())
    const easy = await readdir(`prisma/data/content/${locale}/easy-read`).catch(() => [])
    expect(easy.sort()).toEqual(easyReadIds.filter((page) => existsIn(page, locale)).map((page) => `${englishSegment(easyReadPages[page])}.json`).sort())
  })

  it.each(slugs)('%s names only contacts that the directory has', async (slug) => {
    const Facts = z.object({ contacts: z.array(z.object({ key: z.string(), visibility: z.string().optional() })) })
    const { contacts } = Facts.parse(JSON.parse(await readFile('prisma/data/contacts.json', 'utf8')))
    const shown = new Set(contacts.filter(({ visibility }) => visibility !== 'internal').map(({ key }) => key))
    const { call, sections } = await read('sv', slug)
    const lines = call && 'contact' in call ? [call.contact] : []
    const named = lines.concat(sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'contacts' ? block.keys : block.type === 'contact' ? [block.key] : []))))
    expect(named.filter((key) => !shown.has(key))).toEqual([])
  })

  // Whoever works with this may have the word on the screen (decisions 14).
  it.each(slugs.filter((slug) => slug !== 'professional'))('%s has a title that tells nobody anything', async (slug) => {
    const titles = await Promise.all(locales.filter((locale) => slugsIn(locale).includes(slug)).map(async (locale) => (await read(locale, slug)).title))
    expect(titles.flatMap(topicWordsIn)).toEqual([])
  })
})

describe.each(pages)('$slug in $locale', ({ slug, locale }) => {
  it('is built as the Swedish, with the same numbers, links, contacts and words to say', async () => {
    expect(skeletonOf(await read(locale, slug))).toEqual(skeletonOf(await read('sv', slug)))
  })

  it('is the reader’s language throughout', async () => {
    const [texts, original] = [textsOf(await read(locale, slug)), textsOf(await read('sv', slug))]
    expect(texts.filter((text) => original.includes(text) && text.trim() !== '' && !sameInEvery.test(text))).toEqual([])
    expect(texts.flatMap((text) => swedishLeftIn(locale, text))).toEqual([])
    expect(texts.flatMap(otherDigitsIn)).toEqual([])
    expect(texts.filter((text) => text.includes('\u00ad'))).toEqual([])
  })

  it('tells what each Swedish sentence means, and in Arabic how it sounds', async () => {
    for (const { say, sound = '' } of said(await read(locale, slug))) {
      expect(sound, say).toMatch(locale === 'ar' ? /^[^\p{Script=Latin}]+ \(المعنى: [^\p{Script=Latin}]+\)$/u : /^[A-Z].*[.?]$/)
    }
  })

  // Decisions 20: until a named reviewer has signed, the page says that nobody has.
  it('claims no review', async () => {
    const { reviewedBy, reviewedOn } = await read(locale, slug)
    expect({ reviewedBy, reviewedOn }).toEqual({ reviewedBy: null, reviewedOn: null })
  })
})
