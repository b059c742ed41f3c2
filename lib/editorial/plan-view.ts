import { reviewDue } from '@/lib/content/review'
import type { ContentType } from '@/lib/content/model'
import { dayOf } from '@/lib/directory/days'
import type { Editor, TranslationState } from '@/lib/editorial/model'
import { isWrong, type LinkUse } from '@/lib/editorial/links/model'
import type { LinkRow } from '@/lib/editorial/links/store'
import type { ContactsToKeep, PlanRow } from '@/lib/editorial/store'
import type { Locale } from '@/lib/routes'

/** What the plan asks somebody to do, in the order it is shown: what may be wrong for a reader first. */
export const planKinds = ['atOnce', 'takenDown', 'needsWork', 'overdue', 'outdated', 'missing', 'waiting', 'changesRequested', 'approved', 'scheduled', 'oldDraft', 'dueSoon', 'neverChecked'] as const
export type PlanKind = (typeof planKinds)[number]

export interface PlanLine {
  kind: PlanKind
  contentId: string
  locale: Locale
  type: ContentType
  title: string
  /** The edition to open, where the line is about one. */
  editionId: string | null
  /** Day (`2026-11-26`) that the line is about: when it was due, when it waits since, when it is published; null: none. */
  day: string | null
  keeper: string | null
  keepBy: string | null
}

/** An address of another site that a reader should not be led to as it is. */
interface WrongLink extends Pick<LinkRow, 'url' | 'state' | 'status' | 'target'> {
  /** Day since when. */
  day: string | null
  uses: (LinkUse & { keeper: string | null })[]
}
/** What the link checker knows: `lookedAt` null is that it has not looked. */
export interface LinksView { all: number; lookedAt: number | null; wrong: WrongLink[] }

export interface PlanView { groups: { kind: PlanKind; lines: PlanLine[] }[]; texts: number; contacts: ContactsToKeep; links: LinksView }

const dayMs = 24 * 3_600_000
/** A draft that nobody has touched for so long is forgotten. */
const oldDraftMs = 30 * dayMs
const soonMs = 30 * dayMs

/** The day by which a live text must be read against its sources again: what the latest review said, else counted from check and approval. */
export function dueOn({ nextOn, reviewedAt, approvedAt, checkedOn, reviewMonths }: Pick<PlanRow, 'nextOn' | 'reviewedAt' | 'approvedAt' | 'checkedOn' | 'reviewMonths'>): string | null {
  if (nextOn !== null && reviewedAt !== null && (checkedOn === null || checkedOn <= dayOf(reviewedAt))) return nextOn
  return reviewDue({
    ...(checkedOn === null ? {} : { checkedOn }), ...(reviewMonths === null ? {} : { reviewMonths }), reviewedOn: approvedAt === null ? null : dayOf(approvedAt),
  })
}

/**
 * How what the public reads in a translation stands to the Swedish. Saving a draft changes nothing; a Swedish edition that becomes live does, unless it
 * mended a slip of the pen.
 */
export function translationState({ liveId, openId, basedOn, swedish }: Pick<PlanRow, 'liveId' | 'openId' | 'basedOn' | 'swedish'>): TranslationState {
  if (liveId === null) return openId === null ? 'missing' : 'inTranslation'
  return swedish !== null && (basedOn === null || basedOn < swedish) ? 'outdated' : 'upToDate'
}

function linesOf(row: PlanRow, now: number): { kind: PlanKind; day: string | null; editionId: string | null }[] {
  const { liveId, openId, openState, openSavedAt, openSince } = row
  const due = liveId === null ? null : dueOn(row)
  const [today, soon] = [dayOf(now), dayOf(now + soonMs)]
  const found: { kind: PlanKind; day: string | null; editionId: string | null }[] = []
  // One person did it alone: it is told for as long as the page is gone and nobody has begun anew.
  if (row.goneId !== null && openId === null) found.push({ kind: 'takenDown', day: row.goneSince === null ? null : dayOf(row.goneSince), editionId: row.goneId })
  for (const editionId of row.unjudged) found.push({ kind: 'atOnce', day: null, editionId })
  if (liveId !== null && row.reviewOutcome === 'needsWork' && openId === null) found.push({ kind: 'needsWork', day: row.nextOn, editionId: null })
  else if (due !== null && due < today) found.push({ kind: 'overdue', day: due, editionId: null })
  else if (due !== null && due <= soon) found.push({ kind: 'dueSoon', day: due, editionId: null })
  else if (due === null && liveId !== null && row.locale === 'sv') found.push({ kind: 'neverChecked', day: null, editionId: null })
  if (row.locale !== 'sv') {
    const state = translationState(row)
    if (state === 'outdated' || (state === 'missing' && row.goneId === null)) found.push({ kind: state, day: null, editionId: null })
  }
  const since = openSince === null ? null : dayOf(openSince)
  if (openState === 'submitted') found.push({ kind: 'waiting', day: since, editionId: openId })
  if (openState === 'changesRequested') found.push({ kind: 'changesRequested', day: since, editionId: openId })
  if (openState === 'approved') found.push({ kind: 'approved', day: since, editionId: openId })
  if (openState === 'scheduled') found.push({ kind: 'scheduled', day: row.publishAt === null ? null : dayOf(row.publishAt), editionId: openId })
  if (openState === 'draft' && openSavedAt !== null && openSavedAt < now - oldDraftMs) found.push({ kind: 'oldDraft', day: dayOf(openSavedAt), editionId: openId })
  return found
}

/** The addresses that lead wrong, those that are gone first, each with where it stands and who keeps that. */
function toLinks(links: readonly LinkRow[], keeperOf: (contentId: string, locale: Locale) => string | null): LinksView {
  const looked = links.flatMap(({ checkedAt }) => (checkedAt === null ? [] : [checkedAt]))
  const wrong = links.filter(isWrong).map(({ url, state, status, target, since, usedIn }): WrongLink => ({
    url, state, status, target, day: since === null ? null : dayOf(since), uses: usedIn.map((use) => ({ ...use, keeper: use.kind === 'text' ? keeperOf(use.contentId, use.locale) : null })),
  }))
  return { all: links.length, lookedAt: looked.length === 0 ? null : Math.max(...looked), wrong: wrong.sort((one, other) => Number(one.state === 'moved') - Number(other.state === 'moved') || (one.day ?? '').localeCompare(other.day ?? '')) }
}

/** Everything the site asks of those who look after it, by kind, the oldest first. */
export function toPlan(rows: readonly PlanRow[], editors: readonly Editor[], contacts: ContactsToKeep, links: readonly LinkRow[], now: number): PlanView {
  const names = new Map(editors.map(({ id, name }) => [id, name]))
  const lines = rows.flatMap((row) => linesOf(row, now).map((line): PlanLine => ({
    ...line, contentId: row.contentId, locale: row.locale, type: row.type, title: row.liveTitle ?? row.openTitle ?? row.goneTitle ?? row.slug,
    keeper: row.keeperId === null ? null : names.get(row.keeperId) ?? null, keepBy: row.keepBy,
  })))
  const groups = planKinds.map((kind) => ({ kind, lines: lines.filter((line) => line.kind === kind).sort((one, other) => (one.day ?? '').localeCompare(other.day ?? '')) }))
  const keepers = new Map(rows.map(({ contentId, locale, keeperId }) => [`${contentId} ${locale}`, keeperId]))
  const keeperOf = (contentId: string, locale: Locale) => names.get(keepers.get(`${contentId} ${locale}`) ?? '') ?? null
  return { groups: groups.filter(({ lines: some }) => some.length > 0), texts: rows.length, contacts, links: toLinks(links, keeperOf) }
}
