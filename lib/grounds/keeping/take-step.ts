import 'server-only'
import { event } from '@/lib/audit/events'
import { ok, refuse, type Outcome } from '@/lib/core/result'
import { dayOf } from '@/lib/directory/days'
import { checkEnding, checkSheet, checkWording, type Checked } from '@/lib/grounds/keeping/faults'
import { nextState, type WordingStep } from '@/lib/grounds/keeping/model'
import { moveWordingTo, type WordingRow } from '@/lib/grounds/keeping/store'
import { rulesIn } from '@/lib/grounds/live'
import type { Rules } from '@/lib/grounds/wordings'

type Tx = Parameters<typeof moveWordingTo>[0]

interface Moved { id: string; code: string; step: WordingStep }

/** The cases of a wording, each named with it. */
const casesOf = ({ code, n, validFrom, cases }: WordingRow) => cases.map((one) => ({ ...one, ground: code, version: n, on: validFrom }))

/** What keeps a wording of whichever kind from being published today. */
export function checked(wording: WordingRow, rules: Rules, today: string): Checked {
  const { code, n: version, validFrom } = wording
  if (wording.kind === 'sheet') return checkSheet(wording, today)
  return wording.kind === 'ending' ? checkEnding({ code, version, validFrom }, casesOf(wording), rules, today) : checkWording(wording.ground, casesOf(wording), rules, today)
}

/** One step of a wording, from the very version that its page showed. What does not answer its cases is neither handed over nor approved. */
export async function takeStep(tx: Tx, wording: WordingRow, version: number, step: WordingStep, words: string | null, now: number): Promise<Outcome<Moved>> {
  const to = nextState(wording.state, step)
  if (to === null || wording.version !== version) return refuse('changedByOther')
  if (step === 'submit' || step === 'approve') {
    const { faults, missing, withoutSheet, beginsTooSoon } = checked(wording, await rulesIn(tx), dayOf(now))
    if (beginsTooSoon) return refuse('beginsTooSoon')
    if (withoutSheet.length > 0) return refuse('sheetMissing')
    if (faults.length > 0 || missing.length > 0) return refuse('casesFail')
  }
  return (await moveWordingTo(tx, wording, to, words)) ? ok({ id: wording.id, code: wording.code, step }) : refuse('changedByOther')
}

export const movedEvent = ({ value }: { value: Moved }) => event('ground.moved', null, { wordingId: value.id, step: value.step })
