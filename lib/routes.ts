/**
 * Every public address, in one table. No page writes a path by hand.
 *
 * Swedish paths have no prefix. Other languages are prefixed, with English segments. Inside Next every page lives
 * under `/{locale}/{English path}`; only the front and the publisher translate between the two (`publicPath`, `nextPath`).
 */

export const locales = ['sv', 'en', 'ar'] as const
export type Locale = (typeof locales)[number]
export const direction = { sv: 'ltr', en: 'ltr', ar: 'rtl' } as const satisfies Record<Locale, 'ltr' | 'rtl'>

/** sv = Swedish segment(s), en = the segments used by all other languages and by Next; `only` = the languages it exists in, when not all. */
const pages = {
  start: { sv: '', en: '' },
  findSupport: { sv: 'hitta-stod', en: 'find-support' },
  wholeCountry: { sv: 'hitta-stod/hela-landet', en: 'find-support/whole-country' },
  map: { sv: 'hitta-stod/karta', en: 'find-support/map' },
  guide: { sv: 'vad-galler-for-mig', en: 'what-applies-to-me' },
  wantToLeave: { sv: 'vill-lamna', en: 'want-to-leave' },
  relative: { sv: 'anhorig', en: 'relative' },
  under18: { sv: 'under-18', en: 'under-18' },
  professional: { sv: 'yrkesverksam', en: 'professional' },
  safeBrowsing: { sv: 'surfa-sakert', en: 'safe-browsing' },
  privacy: { sv: 'integritet', en: 'privacy' },
  accessibility: { sv: 'tillganglighet', en: 'accessibility' },
  languages: { sv: 'sprak', en: 'languages' },
  process: { sv: 'sa-gar-det-till', en: 'how-it-works' },
  contact: { sv: 'kontakt', en: 'contact' },
  report: { sv: 'fel-uppgift', en: 'wrong-details' },
  reportThanks: { sv: 'fel-uppgift/tack', en: 'wrong-details/thanks' },
  contactWrite: { sv: 'kontakt/ny', en: 'contact/new' },
  contactOpen: { sv: 'kontakt/svar', en: 'contact/answer' },
  card: { sv: 'visa-kort', en: 'card-to-show' },
  news: { sv: 'nyheter', en: 'news' },
  calendar: { sv: 'kalender', en: 'calendar' },
  questions: { sv: 'fragor-och-svar', en: 'questions', only: ['sv'] },
  easyRead: { sv: 'lattlast', en: 'easy-read', only: ['sv'] },
  easyReadWantToLeave: { sv: 'lattlast/vill-lamna', en: 'easy-read/want-to-leave', only: ['sv'] },
  easyReadRelative: { sv: 'lattlast/anhorig', en: 'easy-read/relative', only: ['sv'] },
  easyReadUnder18: { sv: 'lattlast/under-18', en: 'easy-read/under-18', only: ['sv'] },
  easyReadProcess: { sv: 'lattlast/sa-gar-det-till', en: 'easy-read/how-it-works', only: ['sv'] },
  measures: { sv: 'stod', en: 'support', only: ['sv'] },
  whoDoesWhat: { sv: 'vem-gor-vad', en: 'who-does-what', only: ['sv'] },
  knowledge: { sv: 'kunskapsstod', en: 'knowledge', only: ['sv'] },
  secrecyGuide: { sv: 'sekretessguiden', en: 'secrecy-guide', only: ['sv'] },
  statistics: { sv: 'statistik', en: 'statistics', only: ['sv'] },
  signLanguage: { sv: 'teckensprak', en: 'sign-language', only: ['sv'] },
  about: { sv: 'om', en: 'about', only: ['sv'] },
  press: { sv: 'press', en: 'press', only: ['sv'] },
} as const satisfies Record<string, { sv: string; en: string; only?: readonly Locale[] }>

export type PageId = keyof typeof pages
export const pageIds = Object.keys(pages) as PageId[]

/**
 * The contact point's desk: made for each visitor, and only while there is somebody to receive what is written. Each is filled into the
 * published letter named here (lib/enquiries/desk/reply.ts).
 */
export const deskPages = { contactWrite: 'write', contactOpen: 'open' } as const satisfies Partial<Record<PageId, string>>
export const isDeskPage = (page: PageId): page is keyof typeof deskPages => page in deskPages

/** Pages that are a document (`prisma/data/content/<locale>/page/<English segment>.json`). */
export const documentPages = [
  'wantToLeave', 'relative', 'under18', 'professional', 'safeBrowsing', 'privacy', 'accessibility', 'languages',
  'process', 'contact', 'card', 'questions', 'easyRead', 'signLanguage', 'about', 'press',
] as const satisfies readonly PageId[]

/**
 * Easy-to-read documents of their own (`prisma/data/content/<locale>/easy-read/<segment>.json`), and the page each says
 * the same as; the two link to one another.
 */
export const easyReadPages = {
  easyReadWantToLeave: 'wantToLeave',
  easyReadRelative: 'relative',
  easyReadUnder18: 'under18',
  easyReadProcess: 'process',
} as const satisfies Partial<Record<PageId, PageId>>

export type EasyReadPage = keyof typeof easyReadPages
export const easyReadIds = Object.keys(easyReadPages) as EasyReadPage[]

/** Whether a page exists in a language; where it does not, nothing links to it and no `hreflang` claims it. */
export function existsIn(page: PageId, locale: Locale): boolean {
  const { only }: { sv: string; en: string; only?: readonly Locale[] } = pages[page]
  return !only || only.includes(locale)
}

export const englishSegment = (page: PageId): string => pages[page].en

const join = (locale: Locale, segments: string) =>
  (locale === 'sv' ? '/' : `/${locale}${segments && '/'}`) + segments

/** Public address of a page, e.g. `publicPath('findSupport', 'en')` → `/en/find-support`. */
export const publicPath = (page: PageId, locale: Locale): string =>
  join(locale, locale === 'sv' ? pages[page].sv : pages[page].en)

/** Public address of a kommun page (or of a page that asks which kommun, decisions 17). */
export const municipalityPath = (slug: string, locale: Locale): string =>
  `${publicPath('findSupport', locale)}/${slug}`

/** Where every language's report of something wrong is sent; whoever opens it is led to the page about it. */
export const sendReportPath = `${publicPath('report', 'sv')}/skicka`
/** Where the application takes it. */
export const takeReportPath = '/api/contact-reports'

/** Where Next renders a page: `/{locale}/{English path}`. Never shown to a visitor. */
export const nextPath = (page: PageId, locale: Locale): string =>
  isDeskPage(page) ? nextDeskPath(deskPages[page], locale) : `/${locale}${pages[page].en && '/'}${pages[page].en}`

/** Public addresses of a kind of measure and of an entry of the knowledge support; both exist in Swedish only. */
export const measurePath = (slug: string): string => `${publicPath('measures', 'sv')}/${slug}`
export const knowledgePath = (slug: string): string => `${publicPath('knowledge', 'sv')}/${slug}`
/** Public address of the sheet of a paragraph, and where Next renders it and the page with everything the secrecy guide can say. */
export const paragraphPath = (slug: string): string => `${publicPath('secrecyGuide', 'sv')}/${slug}`
export const nextParagraphPath = (slug: string): string => `${nextPath('secrecyGuide', 'sv')}/${slug}`
export const nextSecrecyLetterPath = (): string => `${nextPath('secrecyGuide', 'sv')}/letter`
/** Where Next tells the rules to the front of `npm run dev`. */
export const nextRulesPath = '/development/rules'
export const nextMeasurePath = (slug: string): string => `${nextPath('measures', 'sv')}/${slug}`
export const nextKnowledgePath = (slug: string): string => `${nextPath('knowledge', 'sv')}/${slug}`

/** Pages that are linked, and may be found, only in a language that has something on them. */
export const comingPages = ['news', 'calendar'] as const satisfies readonly PageId[]
export type ComingPage = (typeof comingPages)[number]
export const isComing = (page: PageId): page is ComingPage => comingPages.some((each) => each === page)
/** Public address of a piece of news or of an event, and where Next renders it. */
export const comingPath = (page: ComingPage, slug: string, locale: Locale): string => `${publicPath(page, locale)}/${slug}`
export const nextComingPath = (page: ComingPage, slug: string, locale: Locale): string => `${nextPath(page, locale)}/${slug}`
/** The file that puts an event into somebody's own calendar. */
export const calendarFilePath = (slug: string, locale: Locale): string => `${comingPath('calendar', slug, locale)}.ics`

export const nextMunicipalityPath = (slug: string, locale: Locale): string => `${nextPath('findSupport', locale)}/${slug}`

/** Where Next renders a question or ending of the guided questions, which have no address of their own. */
export const nextGuidePath = (node: string, locale: Locale): string => `${nextPath('guide', locale)}/step/${node}`

/** Where Next renders the page that asks what is wrong with a contact. */
export const nextReportPath = (locale: Locale): string => `${nextPath('report', locale)}/ask`
/** Where Next renders a letter of the desk. */
export const nextDeskPath = (letter: string, locale: Locale): string => `/${locale}/contact/desk/${letter}`

/** Which language an address is in; anything unknown is Swedish. */
export function localeOf(path: string): Locale {
  const first = path.split('/')[1]
  return locales.find((locale) => locale !== 'sv' && locale === first) ?? 'sv'
}
