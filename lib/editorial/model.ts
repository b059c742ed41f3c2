/** What the editorial part is about: a text in a language, its editions, and who keeps it true. Pure. */
import type { ContentType } from '@/lib/content/model'
import { isComingType } from '@/lib/news/model'
import { documentPages, englishSegment, existsIn, locales, type Locale } from '@/lib/routes'

export const editionStates = ['draft', 'submitted', 'changesRequested', 'approved', 'scheduled', 'published', 'superseded', 'withdrawn', 'discarded'] as const
export type EditionState = (typeof editionStates)[number]

/** In work: one at a time per text and language. */
export const openStates = ['draft', 'submitted', 'changesRequested', 'approved', 'scheduled'] as const satisfies readonly EditionState[]
/** In which the text may change. */
export const writableStates = ['draft', 'changesRequested'] as const satisfies readonly EditionState[]

/** Kinds of which one can be taken down; the others are named by other pages. */
export const isWithdrawable = (type: ContentType): boolean => type === 'page' || type === 'easy-read' || isComingType(type)

/** The languages that a text is to be had in: those of its page; guided questions are asked in all, what is for professionals in Swedish. */
export function languagesOf(type: ContentType, slug: string): readonly Locale[] {
  if (type === 'guide') return locales
  const page = type === 'page' ? documentPages.find((id) => englishSegment(id) === slug) : undefined
  return locales.filter((locale) => locale === 'sv' || (page !== undefined && existsIn(page, locale)))
}

/** How a translation stands to the Swedish: computed from what is live, never stored. */
export type TranslationState = 'missing' | 'inTranslation' | 'outdated' | 'upToDate'

/** An edition without its text. */
export interface EditionFacts {
  id: string
  contentId: string
  type: ContentType
  slug: string
  locale: Locale
  n: number
  state: EditionState
  version: number
  origin: 'seed' | 'editor'
  title: string
  whole: boolean
  minor: boolean
  changeNote: string | null
  words: string | null
  sourceEditionId: string | null
  writers: string[]
  createdAt: number
  savedAt: number
  submittedBy: string | null
  approvedBy: string | null
  approvedAt: number | null
  publishAt: number | null
  publishedBy: string | null
  publishedAt: number | null
  forced: boolean
  judgedBy: string | null
}

/** Somebody of the editorial part, of whichever authority; `works`: still does. */
export interface Editor { id: string; name: string; authority: string; works: boolean }

export const reviewOutcomes = ['holds', 'needsWork'] as const
export type ReviewOutcome = (typeof reviewOutcomes)[number]
