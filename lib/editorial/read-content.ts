import 'server-only'
import { can } from '@/lib/auth/can'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { dayOf } from '@/lib/directory/days'
import { openStates } from '@/lib/editorial/model'
import { dueOn, translationState } from '@/lib/editorial/plan-view'
import { OneContent } from '@/lib/editorial/schemas'
import { findContent, listEditions, listEditors, listPlan, listReviews } from '@/lib/editorial/store'
import { locales } from '@/lib/routes'

/** One text in all its languages: what is live, what is in work, who keeps it, when it was reviewed and what came before. */
export const readContentPage = query({
  permission: 'content.view',
  input: OneContent,
  load: (tx, { contentId }) => findContent(tx, contentId),
  async run({ tx, actor, now, subject: content }) {
    const [editions, editors, reviews] = [await listEditions(tx, content.id), await listEditors(tx), await listReviews(tx, content.id)]
    const plan = await listPlan(tx, content.id)
    const who = (id: string | null) => editors.find((editor) => editor.id === id)
    return ok({
      id: content.id, type: content.type, slug: content.slug,
      title: editions.find(({ locale, state }) => locale === 'sv' && state === 'published')?.title ?? editions[0]?.title ?? content.slug,
      editors: editors.filter(({ works }) => works).map(({ id, name, authority }) => ({ id, name: `${name}, ${authority}` })),
      mayAssign: can(actor, 'content.assign', {}, now).ok,
      // As everywhere: the Swedish first, since the others follow it.
      languages: plan.toSorted((one, other) => locales.indexOf(one.locale) - locales.indexOf(other.locale)).map((row) => {
        const { locale, keeperId, keepBy, version } = row
        const own = editions.filter((edition) => edition.locale === locale)
        const live = own.find(({ state }) => state === 'published') ?? null
        const due = live ? dueOn(row) : null
        return {
          locale, version, keeperId, keepBy, live, open: own.find(({ state }) => openStates.some((each) => each === state)) ?? null, editions: own,
          translation: locale === 'sv' ? null : translationState(row), due, late: due !== null && due < dayOf(now),
          mayBegin: can(actor, 'edition.begin', { locale }, now).ok,
          mayReview: live !== null && can(actor, 'content.review', live, now).ok,
          reviews: reviews.filter((review) => review.locale === locale).map(({ outcome, note, reviewedAt, reviewedBy, reviewedFor }) => ({ outcome, note, at: reviewedAt, who: who(reviewedBy)?.name ?? '', authority: reviewedFor })),
        }
      }),
    })
  },
  audit: 'showsNoPerson',
})
export type ContentView = Extract<Awaited<ReturnType<typeof readContentPage>>, { ok: true }>['value']
