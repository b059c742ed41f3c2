import { z } from 'zod'
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
  const titles = new Map(rows.map((row) => [liveKey(row.locale, row.type, row.slug), parsed(row, named).title]))
  return new Map(rows.map((row) => {
    const key = liveKey(row.locale, row.type, row.slug)
    if (row.state === 'published') return [key, { ...parsed(row, shapeOf(row.type)), ...reviewOf(row) }]
    const goal = row.goTo !== null && isGoal(row.goTo) ? row.goTo : null
    const title = goal && titles.get(liveKey(row.locale, 'page', englishSegment(goal)))
    return [key, withdrawn(row, goal && title ? { page: goal, text: title } : null)]
  }))
}

/** What every text has. */
const named = z.looseObject({ title: z.string() })
/** What is left of one that was taken down: only documents are. */
const remains = document.pick({ title: true, heading: true, owner: true })

function parsed<Shape extends z.ZodType>(row: LiveRow, shape: Shape): z.infer<Shape> {
  const found = shape.safeParse(row.body)
  if (!found.success) throw new Error(`${liveKey(row.locale, row.type, row.slug)}: ${found.error.message}`)
  return found.data
}

/** A translation is reviewed by somebody who has its language, in writing and by name: never by the workflow alone. */
function reviewOf({ locale, approvedFor, approvedAt, reviewedFor, reviewedAt }: LiveRow): { reviewedOn?: string; reviewedBy?: string } {
  if (locale !== 'sv') return {}
  if (reviewedFor !== null && reviewedAt !== null) return { reviewedOn: dayOf(reviewedAt), reviewedBy: reviewedFor }
  return approvedFor !== null && approvedAt !== null ? { reviewedOn: dayOf(approvedAt), reviewedBy: approvedFor } : {}
}

/** The same title and heading, why it is gone, and where to read instead. */
function withdrawn(row: LiveRow, goal: { page: PageId; text: string } | null): Document {
  const t = translator(row.locale, 'content')
  return document.parse({
    ...parsed(row, remains), reviewedOn: null, reviewedBy: null, sources: [],
    sections: [{
      blocks: [
        { type: 'note', kind: 'know', text: [t('withdrawn'), ...(row.withdrawnReason === null ? [] : [` ${t(`withdrawnReason.${row.withdrawnReason}`)}`])] },
        ...(goal ? [{ type: 'paragraph', text: [`${t('readInstead')} `, goal] }] : []),
      ],
    }],
  })
}
