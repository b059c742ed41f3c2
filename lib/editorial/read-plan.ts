import 'server-only'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { dayOf } from '@/lib/directory/days'
import type { ContentType } from '@/lib/content/model'
import { openStates, type EditionState, type TranslationState } from '@/lib/editorial/model'
import { linksNow } from '@/lib/editorial/links/read'
import { figuresOf, trendsOf } from '@/lib/editorial/months/model'
import { listMonths } from '@/lib/editorial/months/store'
import { dueOn, toPlan, translationState } from '@/lib/editorial/plan-view'
import { NoFilter } from '@/lib/editorial/schemas'
import { countContacts, listEditors, listPlan } from '@/lib/editorial/store'
import type { Locale } from '@/lib/routes'

/** The start page: what is about to become false, what waits for somebody, and who keeps it. */
export const readPlan = query({
  permission: 'content.list',
  input: NoFilter,
  load: () => Promise.resolve({}),
  async run({ tx, now }) {
    const plan = toPlan(await listPlan(tx), await listEditors(tx), await countContacts(tx), await linksNow(tx), now)
    return ok({ ...plan, trends: trendsOf(await listMonths(tx), { month: dayOf(now).slice(0, 7), figures: figuresOf(plan) }) })
  },
  audit: 'showsNoPerson',
})

export interface ContentLine {
  contentId: string
  type: ContentType
  title: string
  locales: { locale: Locale; live: boolean; open: EditionState | null; translation: TranslationState | null; due: string | null; late: boolean }[]
}

/** Every text with how it stands in each language. */
export const listContents = query({
  permission: 'content.list',
  input: NoFilter,
  load: () => Promise.resolve({}),
  async run({ tx, now }) {
    const rows = await listPlan(tx)
    const lines = [...new Set(rows.map(({ contentId }) => contentId))].flatMap((contentId): ContentLine[] => {
      const own = rows.filter((row) => row.contentId === contentId)
      const [first] = [...own.filter(({ locale }) => locale === 'sv'), ...own]
      return first ? [{
        contentId, type: first.type, title: first.liveTitle ?? first.openTitle ?? first.goneTitle ?? first.slug,
        locales: own.map((row) => {
          const due = row.liveId === null ? null : dueOn(row)
          return {
            locale: row.locale, live: row.liveId !== null, open: openStates.find((state) => state === row.openState) ?? null,
            translation: row.locale === 'sv' ? null : translationState(row), due, late: due !== null && due < dayOf(now),
          }
        }),
      }] : []
    })
    return ok(lines)
  },
  audit: 'showsNoPerson',
})
