import { caseFaults, type CaseFault, type GroundCase } from '@/lib/grounds/cases'
import type { Ground } from '@/lib/grounds/model'
import { casesFor, tableOf, type Rules } from '@/lib/grounds/wordings'

/** What keeps a wording from being published. */
export interface Checked {
  /** How many cases were asked, of this rule and of all the others. */
  tried: number
  faults: CaseFault[]
  /** A rule is tried from both sides: what of the two no case tries. */
  missing: ('open' | 'closed')[]
  /** It would hold today or earlier: then an answer that somebody has had would be another one. */
  beginsTooSoon: boolean
}

/**
 * A wording tried as it would stand: in the table among the published ones, with its own cases and everybody else's. Pure.
 * @param today the day it would be published, `2026-11-26`
 */
export function checkWording(ground: Ground, own: readonly GroundCase[], rules: Rules, today: string): Checked {
  const table = tableOf([...rules.table, ground])
  const asked = casesFor(table, [...rules.own, ...own])
  return {
    tried: asked.length,
    faults: caseFaults(table, asked),
    missing: (['open', 'closed'] as const).filter((wanted) => !own.some(({ is }) => is === wanted)),
    beginsTooSoon: ground.validFrom <= today,
  }
}
