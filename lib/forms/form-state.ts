import type { FieldFault, RefusalCode } from '@/lib/core/result'

/** What a form knows after it was refused: what was written, what to change, why not. Travels to the page, so plain data only. */
export interface FormState {
  values: Record<string, string | string[]>
  faults: Record<string, FieldFault[]>
  refusal: RefusalCode | null
}

export const untouched: FormState = { values: {}, faults: {}, refusal: null }

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
