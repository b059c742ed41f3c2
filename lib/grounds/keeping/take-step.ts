import 'server-only'
import { event } from '@/lib/audit/events'
import { ok, refuse, type Outcome } from '@/lib/core/result'
import { dayOf } from '@/lib/directory/days'
import { checkWording } from '@/lib/grounds/keeping/faults'
import { nextState, type WordingStep } from '@/lib/grounds/keeping/model'
import { moveWordingTo, type WordingRow } from '@/lib/grounds/keeping/store'
import { rulesIn } from '@/lib/grounds/live'

type Tx = Parameters<typeof moveWordingTo>[0]

interface Moved { id: string; code: string; step: WordingStep }

/** The cases of a wording, each named with it. */
export const casesOf = ({ code, n, ground, cases }: WordingRow) => cases.map((one) => ({ ...one, ground: code, version: n, on: ground.validFrom }))

/** One step of a wording, from the very version that its page showed. What does not answer its cases is neither handed over nor approved. */
export async function takeStep(tx: Tx, wording: WordingRow, version: number, step: WordingStep, words: string | null, now: number): Promise<Outcome<Moved>> {
  const to = nextState(wording.state, step)
  if (to === null || wording.version !== version) return refuse('changedByOther')
  if (step === 'submit' || step === 'approve') {
    const { faults, missing, beginsTooSoon } = checkWording(wording.ground, casesOf(wording), await rulesIn(tx), dayOf(now))
    if (beginsTooSoon) return refuse('beginsTooSoon')
    if (faults.length > 0 || missing.length > 0) return refuse('casesFail')
  }
  return (await moveWordingTo(tx, wording, to, words)) ? ok({ id: wording.id, code: wording.code, step }) : refuse('changedByOther')
}

export const movedEvent = ({ value }: { value: Moved }) => event('ground.moved', null, { wordingId: value.id, step: value.step })
