import { caseFaults, type CaseFault, type GroundCase } from '@/lib/grounds/cases'
import { groundsFor } from '@/lib/grounds/evaluate'
import { questionFrom } from '@/lib/grounds/guide'
import { dayBefore } from '@/lib/directory/days'
import type { Ending, Ground } from '@/lib/grounds/model'
import { citesOf } from '@/lib/grounds/table'
import { casesFor, sheetsOn, tableOf, type Rules } from '@/lib/grounds/wordings'

/** What keeps a wording from being published. */
export interface Checked {
  /** How many cases were asked, of this rule and of all the others. */
  tried: number
  faults: CaseFault[]
  /** A rule is tried from both sides: what of the two no case tries. Of an ending: nothing that it takes away. */
  missing: ('open' | 'closed' | 'ended')[]
  /** Paragraphs that it names and that have no sheet on its first day. */
  withoutSheet: string[]
  /** It would hold today or earlier: then an answer that somebody has had would be another one. */
  beginsTooSoon: boolean
}

/**
 * A wording tried as it would stand: in the table among the published ones, with its own cases and everybody else's. Pure.
 * @param today the day it would be published, `2026-11-26`
 */
export function checkWording(ground: Ground, own: readonly GroundCase[], rules: Rules, today: string): Checked {
  const table = tableOf([...rules.table, ground], rules.endings)
  const sheets = sheetsOn(ground.validFrom, rules.sheets)
  const asked = casesFor(table, [...rules.own, ...own])
  return {
    tried: asked.length,
    faults: caseFaults(table, asked),
    missing: (['open', 'closed'] as const).filter((wanted) => !own.some(({ is }) => is === wanted)),
    withoutSheet: citesOf(ground).filter((cite) => !sheets.some((sheet) => sheet.cite === cite)),
    beginsTooSoon: ground.validFrom <= today,
  }
}

/** An ending tried as it would stand: its cases are answered no more from its first day, and at least one was answered with a yes until the day before. Pure. */
export function checkEnding(ending: Ending, own: readonly GroundCase[], rules: Rules, today: string): Checked {
  const table = tableOf(rules.table, [...rules.endings, ending])
  const asked = casesFor(table, [...rules.own, ...own])
  const last = dayBefore(ending.validFrom)
  const opened = own.some(({ ask }) => groundsFor(questionFrom(new URLSearchParams(ask), last, table), last, table).grounds.some(({ ground, standing }) => ground.code === ending.code && standing === 'open'))
  return { tried: asked.length, faults: caseFaults(table, asked), missing: opened ? [] : ['ended'], withoutSheet: [], beginsTooSoon: ending.validFrom <= today }
}

/** A sheet decides nothing: it may only not rewrite what somebody has read today. */
export const checkSheet = ({ validFrom }: { validFrom: string }, today: string): Checked => ({ tried: 0, faults: [], missing: [], withoutSheet: [], beginsTooSoon: validFrom <= today })
