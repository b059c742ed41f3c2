/** What is published, and where inside Next each of it is rendered. */
import { fold } from '@/lib/directory/fold'
import { deskLetters, type DeskLetter } from '@/lib/enquiries/desk/reply'
import type { FinderIndex } from '@/lib/directory/model'
import { outcomeIds, questionIds, type NodeId } from '@/lib/guide/flow'
import type { Coming } from '@/lib/news/model'
import { knowledgeSlugs } from '@/lib/knowledge/slugs'
import { measureSlugs } from '@/lib/measures/facts'
import {
  comingPages, deskPages, existsIn, isComing, isDeskPage, knowledgePath, locales, measurePath, municipalityPath, nextComingPath, nextDeskPath, nextGuidePath, nextKnowledgePath, nextMeasurePath, nextMunicipalityPath, nextParagraphPath,
  nextPath, nextReportPath, nextSecrecyLetterPath, pageIds, paragraphPath, publicPath, type Locale, type PageId,
} from '@/lib/routes'

/** Answers to a typed name that are not a redirect; each is published as a form letter that the front fills in. */
export const answerKinds = ['ambiguous', 'spelling', 'place', 'unknown', 'empty', 'tooLong'] as const
export type AnswerKind = (typeof answerKinds)[number]

/** Pages without an address of their own. */
const noticeKinds = ['notFound', 'unavailable'] as const
export type NoticeKind = (typeof noticeKinds)[number]

export interface Target {
  kind: 'page' | 'municipality' | 'ambiguous' | NoticeKind | 'answer' | 'guide' | 'report' | 'secrecy' | 'desk'
  /** Public path of a page; for answers and notices the key the front asks for. */
  path: string
  /** Path inside Next. */
  from: string
  locale: Locale
  /** Decisions 13: form and kommun pages stay out of search engines. */
  indexable: boolean
}

/** Pages that hold a form alone, or end one; the start page also holds one but is what a search should find. */
const formPages = new Set<PageId>(['findSupport', 'guide', 'report', 'reportThanks'])

/** Questions and endings of the guided questions. */
const guideNodes: readonly NodeId[] = [...questionIds, ...outcomeIds]

/** A page for each kind of measure and each entry of the knowledge support, in Swedish. */
const factPages = [
  ...measureSlugs.map((slug) => ({ path: measurePath(slug), from: nextMeasurePath(slug) })),
  ...knowledgeSlugs.map((slug) => ({ path: knowledgePath(slug), from: nextKnowledgePath(slug) })),
]
/** And for the sheet of each paragraph that the secrecy guide names. */
const sheetPages = (slugs: readonly string[]) => slugs.map((slug) => ({ path: paragraphPath(slug), from: nextParagraphPath(slug) }))

const noticeSegments = { notFound: 'not-found-page', unavailable: 'unavailable-page' } as const satisfies Record<NoticeKind, string>

export const answerKey = (kind: AnswerKind, locale: Locale): string => `${locale}/answer/${kind}`
/** Whether a text of the guided questions has a page. */
export const isGuideNode = (slug: string): slug is NodeId => guideNodes.some((node) => node === slug)
export const guideKey = (node: NodeId, locale: Locale): string => `${locale}/guide/${node}`
/** The page that asks what is wrong with a contact. */
export const reportKey = (locale: Locale): string => `${locale}/report`
/** The pages where somebody writes a first message or shows their code: what comes after, the script puts in their place. */
export const loadsSeal = ({ kind, path }: Target): boolean => kind === 'desk' && (path.endsWith('/desk/write') || path.endsWith('/desk/open'))
export const deskKey = (letter: DeskLetter, locale: Locale): string => `${locale}/desk/${letter}`
/** The one page with every word the secrecy guide can say; the front keeps the pieces of an answer. */
export const secrecyKey = 'sv/secrecy'
export const noticeKey = (kind: NoticeKind, locale: Locale): string => `${locale}/notice/${kind}`

/** Where Next renders them: `/{locale}/find-support/answer/{kind}` and `/{locale}/{not-found|unavailable}-page`. */
export const nextAnswerPath = (kind: AnswerKind, locale: Locale): string => `${nextPath('findSupport', locale)}/answer/${kind}`
export const nextNoticePath = (kind: NoticeKind, locale: Locale): string => `/${locale}/${noticeSegments[kind]}`

/** The last segment of a kommun page as somebody may have typed it: `Upplands Väsby` → `upplands-vasby`. */
export const slugOf = (typed: string): string => fold(typed).replaceAll(' ', '-')

/** Slugs that would fit several kommuner, each a page that asks which one (decisions 17: `habo`). */
function ambiguousSlugs(index: FinderIndex): string[] {
  const counts = new Map<string, number>()
  for (const { name } of index.municipalities) counts.set(slugOf(name), (counts.get(slugOf(name)) ?? 0) + 1)
  return [...counts].filter(([, count]) => count > 1).map(([slug]) => slug).sort()
}

/**
 * Everything that is published for the open languages, in a fixed order.
 * @param coming news and events: a list with nothing on it has its page, and nobody is led there
 * @param sheets names of the paragraphs that have a sheet
 */
export function targets(index: FinderIndex, open: readonly Locale[], coming: Pick<Coming, 'entries' | 'listed'>, sheets: readonly string[]): Target[] {
  const own = { kind: 'municipality', slugs: index.municipalities.map((each) => each.slug) } as const
  const asking = { kind: 'ambiguous', slugs: ambiguousSlugs(index) } as const
  return open.flatMap((locale): Target[] => [
    ...pageIds.filter((page) => existsIn(page, locale) && !isDeskPage(page)).map((page): Target => ({
      kind: 'page', path: publicPath(page, locale), from: nextPath(page, locale), locale, indexable: isComing(page) ? coming.listed.includes(`${locale}/${page}`) : !formPages.has(page),
    })),
    ...coming.entries.filter((entry) => entry.locale === locale).map(({ path, from, isCurrent }): Target => ({ kind: 'page', path, from, locale, indexable: isCurrent })),
    ...[...factPages, ...sheetPages(sheets)].filter(() => locale === 'sv').map((each): Target => ({ kind: 'page', ...each, locale, indexable: true })),
    ...[own, asking].flatMap(({ kind, slugs }) => slugs.map((slug): Target => ({
      kind, path: municipalityPath(slug, locale), from: nextMunicipalityPath(slug, locale), locale, indexable: false,
    }))),
    ...noticeKinds.map((kind): Target => ({ kind, path: noticeKey(kind, locale), from: nextNoticePath(kind, locale), locale, indexable: false })),
    ...answerKinds.map((kind): Target => ({
      kind: 'answer', path: answerKey(kind, locale), from: nextAnswerPath(kind, locale), locale, indexable: false,
    })),
    { kind: 'report', path: reportKey(locale), from: nextReportPath(locale), locale, indexable: false },
    ...guideNodes.map((node): Target => ({
      kind: 'guide', path: guideKey(node, locale), from: nextGuidePath(node, locale), locale, indexable: false,
    })),
    ...deskLetters.map((letter): Target => ({ kind: 'desk', path: deskKey(letter, locale), from: nextDeskPath(letter, locale), locale, indexable: false })),
    ...(locale === 'sv' ? [{ kind: 'secrecy', path: secrecyKey, from: nextSecrecyLetterPath(), locale, indexable: false } as const] : []),
  ])
}

/** Where Next renders a public address, for `npm run dev`, which publishes nothing. Null: no such address. */
export function internalPath(path: string): string | null {
  const fact = factPages.find((each) => each.path === path)
  if (fact) return fact.from
  const sheet = path.startsWith(paragraphPath('')) ? path.slice(paragraphPath('').length) : ''
  if (/^[a-z0-9-]+$/.test(sheet)) return nextParagraphPath(sheet)
  for (const locale of locales) {
    for (const page of pageIds) if (existsIn(page, locale) && !isDeskPage(page) && publicPath(page, locale) === path) return nextPath(page, locale)
    for (const page of comingPages) {
      const entry = `${publicPath(page, locale)}/`
      if (path.startsWith(entry) && /^[a-z0-9-]+$/.test(path.slice(entry.length))) return nextComingPath(page, path.slice(entry.length), locale)
    }
    const finder = `${publicPath('findSupport', locale)}/`
    const slug = path.startsWith(finder) ? path.slice(finder.length) : ''
    if (/^[a-z0-9-]+$/.test(slug)) return nextMunicipalityPath(slug, locale)
  }
  return null
}

const formsOf = { findSupport: 'finder', guide: 'guide', report: 'report' } as const

/** Whether an address answers a question told in its query: the secrecy guide, and no other. */
export const asksInQuery = (path: string): boolean => path === publicPath('secrecyGuide', 'sv')

/** Which form an address takes, and in which language; null when it takes none. */
export function formAt(path: string): { form: (typeof formsOf)[keyof typeof formsOf]; locale: Locale } | null {
  for (const locale of locales)
    for (const page of Object.keys(formsOf) as (keyof typeof formsOf)[]) if (publicPath(page, locale) === path) return { form: formsOf[page], locale }
  return null
}

/** Which page of the contact point's desk an address is, and in which language; null when it is none. */
export function deskAt(path: string): { form: (typeof deskPages)[keyof typeof deskPages]; locale: Locale } | null {
  for (const locale of locales)
    for (const page of Object.keys(deskPages) as (keyof typeof deskPages)[]) if (publicPath(page, locale) === path) return { form: deskPages[page], locale }
  return null
}

/** Addresses that are answered without being published. */
export const deskPaths = (open: readonly Locale[]): string[] => open.flatMap((locale) => pageIds.filter(isDeskPage).map((page) => publicPath(page, locale)))
