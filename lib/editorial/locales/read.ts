import 'server-only'
import { can } from '@/lib/auth/can'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { isSafetyText } from '@/lib/editorial/locales/safety-set'
import { NoFilter } from '@/lib/editorial/schemas'
import { listEditors, listPlan } from '@/lib/editorial/store'
import { findOpening, listGaps, safetyGaps, type SafetyGap } from '@/lib/editorial/locales/store'
import { locales, type Locale } from '@/lib/routes'

interface LocaleLine {
  locale: Exclude<Locale, 'sv'>
  open: boolean
  /** The latest decision; null: none yet. */
  decided: { who: string | null; authority: string; at: number; note: string | null } | null
  /** Texts of the safety set that keep the reader from opening it, by what is wrong with them. */
  gaps: { gap: SafetyGap; texts: { contentId: string; title: string }[] }[]
  mayOpen: boolean
  mayClose: boolean
}

/** Each language that can be opened or closed, and what is left to read before this person may open it. */
export const readLocales = query({
  permission: 'content.list',
  input: NoFilter,
  load: () => Promise.resolve({}),
  async run({ tx, actor, now }) {
    const [rows, editors] = [await listPlan(tx), await listEditors(tx)]
    const titles = new Map(rows.filter(({ locale }) => locale === 'sv').map(({ contentId, liveTitle, slug }) => [contentId, liveTitle ?? slug]))
    const lines: LocaleLine[] = []
    // A fresh sign-in is asked for when the form is sent.
    const may = (permission: 'locale.open' | 'locale.close') => { const answer = can(actor, permission, {}, now); return answer.ok || answer.code === 'signInAgain' }
    for (const locale of locales) {
      if (locale === 'sv') continue
      const [opening, missing] = [await findOpening(tx, locale), await listGaps(tx, locale, actor.accountId)]
      const open = opening?.open === true
      lines.push({
        locale, open,
        decided: opening && { who: editors.find(({ id }) => id === opening.decidedBy)?.name ?? null, authority: opening.decidedFor, at: opening.decidedAt, note: opening.note },
        gaps: safetyGaps.map((gap) => ({
          gap, texts: missing.filter((each) => each.gap === gap).map(({ contentId }) => ({ contentId, title: titles.get(contentId) ?? contentId })).sort((one, other) => one.title.localeCompare(other.title, 'sv')),
        })).filter(({ texts }) => texts.length > 0),
        // Also when something is left: whoever sends it is told what.
        mayOpen: may('locale.open'),
        mayClose: open && may('locale.close'),
      })
    }
    return ok({ texts: rows.filter(({ locale, type, slug }) => locale === 'sv' && isSafetyText(type, slug)).length, lines })
  },
  audit: 'showsNoPerson',
})
export type LocalesView = Extract<Awaited<ReturnType<typeof readLocales>>, { ok: true }>['value']
