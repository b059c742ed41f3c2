import type { Role } from '@/lib/auth/model'
import type { EditionState } from '@/lib/editorial/model'

interface Step { to: EditionState; roles: readonly Role[] }

const writers = ['author', 'translator', 'publisher'] as const satisfies readonly Role[]
const readers = ['reviewer', 'publisher'] as const satisfies readonly Role[]
const publishers = ['publisher'] as const satisfies readonly Role[]

/**
 * From where an edition goes where, and which roles lead it there. The database has the same table
 * (`portal.edition_steps`, migration 0026) and refuses what is not in it. Superseding is no step of anybody's: the edition
 * that takes the place does it.
 */
export const steps = {
  draft: { submit: { to: 'submitted', roles: writers }, discard: { to: 'discarded', roles: writers }, publishAtOnce: { to: 'published', roles: publishers } },
  submitted: {
    takeBack: { to: 'draft', roles: writers }, askForChanges: { to: 'changesRequested', roles: readers }, approve: { to: 'approved', roles: readers },
    publishAtOnce: { to: 'published', roles: publishers },
  },
  changesRequested: { submit: { to: 'submitted', roles: writers }, discard: { to: 'discarded', roles: writers }, publishAtOnce: { to: 'published', roles: publishers } },
  approved: { takeBack: { to: 'draft', roles: writers }, schedule: { to: 'scheduled', roles: publishers }, publish: { to: 'published', roles: publishers } },
  scheduled: { callOff: { to: 'approved', roles: publishers }, publish: { to: 'published', roles: publishers } },
  published: { withdraw: { to: 'withdrawn', roles: publishers } },
  superseded: {}, withdrawn: {}, discarded: {},
} as const satisfies Record<EditionState, Record<string, Step>>

type StepsOf<State> = State extends EditionState ? keyof (typeof steps)[State] : never
export type EditionStep = StepsOf<EditionState>

/** Where `step` leads from `state`; null when it does not go there from here. */
export function nextState(state: EditionState, step: EditionStep): EditionState | null {
  const from: Partial<Record<EditionStep, Step>> = steps[state]
  return from[step]?.to ?? null
}
