import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { dayOf, monthsAfter } from '@/lib/directory/days'
import { ReviewContent } from '@/lib/editorial/schemas'
import { findEdition, insertReview } from '@/lib/editorial/store'

/** The live text has been read against its sources by somebody who did not write it: it holds, or it needs work; and when next. */
export const reviewContent = command({
  permission: 'content.review',
  input: ReviewContent,
  load: (tx, { editionId }) => findEdition(tx, editionId),
  async run({ tx, now, input, subject }) {
    if (subject.state !== 'published') return refuse('changedByOther')
    const nextOn = input.outcome === 'holds' ? monthsAfter(dayOf(now), Number(input.months)) : dayOf(now)
    await insertReview(tx, { id: input.reviewId, contentId: subject.contentId, locale: subject.locale, editionId: subject.id, outcome: input.outcome, note: input.note, nextOn })
    return ok({ contentId: subject.contentId })
  },
  audit: ({ input }) => event('content.reviewed', null, { editionId: input.editionId, outcome: input.outcome }),
})
