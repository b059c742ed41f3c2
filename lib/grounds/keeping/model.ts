/** A new wording of a rule on its way: who wrote it does not approve it. Pure. */

export const wordingStates = ['draft', 'submitted', 'changesRequested', 'published', 'discarded'] as const
export type WordingState = (typeof wordingStates)[number]

/** A wording of a rule; that a rule is no more from a day; the sheet of a paragraph. */
export const wordingKinds = ['rule', 'ending', 'sheet'] as const
export type WordingKind = (typeof wordingKinds)[number]

/** In work: one at a time for each rule and each sheet. */
export const openStates = ['draft', 'submitted', 'changesRequested'] as const satisfies readonly WordingState[]
/** In which the wording may change. */
export const writableStates = ['draft', 'changesRequested'] as const satisfies readonly WordingState[]

/** From where a wording goes where. The database has the same table (`portal.ground_wording_steps`) and refuses what is not in it. */
export const steps = {
  draft: { submit: 'submitted', discard: 'discarded' },
  changesRequested: { submit: 'submitted', discard: 'discarded' },
  submitted: { askForChanges: 'changesRequested', approve: 'published', takeBack: 'draft' },
  published: {}, discarded: {},
} as const satisfies Record<WordingState, Record<string, WordingState>>

type StepsOf<State> = State extends WordingState ? keyof (typeof steps)[State] : never
export type WordingStep = StepsOf<WordingState>

/** Where `step` leads from `state`; null when it does not go there from here. */
export function nextState(state: WordingState, step: WordingStep): WordingState | null {
  const from: Partial<Record<WordingStep, WordingState>> = steps[state]
  return from[step] ?? null
}
