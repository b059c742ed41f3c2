import type { FieldFault, RefusalCode } from '@/lib/core/result'

/** What a form knows after it was refused: what was written, what to change, why not. Travels to the page, so plain data only. */
export interface FormState {
  values: Record<string, string | string[]>
  faults: Record<string, FieldFault[]>
  refusal: RefusalCode | null
}

export const untouched: FormState = { values: {}, faults: {}, refusal: null }

/** A state for one form of a page where several are: only the one that has one of these fields takes up what was written before. */
export const stateOf = (state: FormState, names: readonly string[]): FormState => (names.some((name) => name in state.values) ? state : untouched)

/** What a single field was filled with. */
export function textOf(state: FormState, name: string): string {
  const value = state.values[name]
  return typeof value === 'string' ? value : ''
}

/** What of a group was chosen. */
export function chosenOf(state: FormState, name: string): string[] {
  const value = state.values[name] ?? []
  return typeof value === 'string' ? [value] : value
}
