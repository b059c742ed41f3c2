import type { ContentType, Document } from '@/lib/content/model'
import { document } from '@/lib/content/model'
import type { LiveRow } from '@/lib/content/store'
import type { Body } from '@/lib/content/text/text-form'
import { shapeOf } from '@/lib/content/text/text-form'
import { dayOf } from '@/lib/directory/days'
import { translator } from '@/lib/i18n/translator'
import { documentPages, englishSegment, type Locale, type PageId } from '@/lib/routes'

export type LiveTexts = ReadonlyMap<string, Body>

export const liveKey = (locale: Locale, type: ContentType, slug: string): string => `${locale}/${type}/${slug}`

/** Pages that a reader of a withdrawn page may be led to. */
const isGoal = (page: string): page is (typeof documentPages)[number] => documentPages.some((each) => each === page)

/**
 * What the public is shown, by `liveKey`: live editions with who has reviewed them, withdrawn ones as a page that says so.
 * Pure. Throws when a stored text does not fit its shape: the publisher then keeps the release it has.
 */
export function toLiveTexts(rows: readonly LiveRow[]): LiveTexts {
  const bodies = new Map<string, Body>(rows.map((row) => [liveKey(row.locale, row.type, row.slug), bodyOf(row)]))
  return new Map(rows.map((row) => {
    const key = liveKey(row.locale, row.type, row.slug)
    const body = bodies.get(key)
    if (!body) throw new Error(`no text ${key}`)
    const goal = row.goTo !== null && isGoal(row.goTo) ? row.goTo : null
    const there = goal && bodies.get(liveKey(row.locale, 'page', englishSegment(goal)))
    return [key, row.state === 'withdrawn' && 'sections' in body ? withdrawn(row, body, goal && there ? { page: goal, text: there.title } : null) : body]
  }))
}

function bodyOf(row: LiveRow): Body {
  const parsed = shapeOf(row.type).safeParse(row.body)
  if (!parsed.success) throw new Error(`${liveKey(row.locale, row.type, row.slug)}: ${parsed.error.message}`)
  return { ...parsed.data, ...reviewOf(row) }
}

/** A translation is reviewed by somebody who has its language, in writing and by name: never by the workflow alone. */
function reviewOf({ locale, approvedFor, approvedAt, reviewedFor, reviewedAt }: LiveRow): { reviewedOn?: string; reviewedBy?: string } {
  if (locale !== 'sv') return {}
  if (reviewedFor !== null && reviewedAt !== null) return { reviewedOn: dayOf(reviewedAt), reviewedBy: reviewedFor }
  return approvedFor !== null && approvedAt !== null ? { reviewedOn: dayOf(approvedAt), reviewedBy: approvedFor } : {}
}

/** The same title and heading, why it is gone, and where to read instead. */
function withdrawn({ locale, words }: LiveRow, { title, heading, owner }: Document, goal: { page: PageId; text: string } | null): Document {
  const t = translator(locale, 'content')
  return document.parse({
    title, heading, owner, reviewedOn: null, reviewedBy: null, sources: [],
    sections: [{
      blocks: [
        { type: 'note', kind: 'know', text: [t('withdrawn'), ...(words === null ? [] : [` ${words}`])] },
        ...(goal ? [{ type: 'paragraph', text: [`${t('readInstead')} `, goal] }] : []),
      ],
    }],
  })
}
