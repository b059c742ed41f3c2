import 'server-only'
import { event } from '@/lib/audit/events'
import type { Context } from '@/lib/core/pipeline'
import { ok, refuse, type Outcome } from '@/lib/core/result'
import { moveEdition, type EditionRow, type StepData } from '@/lib/editorial/store'
import { nextState, type EditionStep } from '@/lib/editorial/transitions'
import type { EditionState } from '@/lib/editorial/model'
import { hasItsPictures } from '@/lib/media/pictures'

type Tx = Parameters<typeof moveEdition>[0]

export interface Moved { id: string; contentId: string; to: EditionState; step: EditionStep }

/**
 * One step of an edition, from the very version that its page showed. A text that does not hold together goes nowhere but
 * back to its writers.
 */
export async function takeStep({ tx }: Context & { tx: Tx }, edition: EditionRow, version: number, step: EditionStep, data: StepData = {}): Promise<Outcome<Moved>> {
  const to = nextState(edition.state, step)
  if (to === null || edition.version !== version) return refuse('changedByOther')
  if (!edition.whole && to !== 'discarded') return refuse('textNotWhole')
  if (goesOn.has(to) && !await hasItsPictures(tx, edition.body)) return refuse('pictureMissing')
  if (!await moveEdition(tx, edition, to, data)) return refuse('changedByOther')
  return ok({ id: edition.id, contentId: edition.contentId, to, step })
}

/** States in which others read it. */
const goesOn: ReadonlySet<EditionState> = new Set(['submitted', 'approved', 'scheduled', 'published'])

export const movedEvent = ({ value }: { value: Moved }) => event('edition.moved', null, { editionId: value.id, step: value.step })
