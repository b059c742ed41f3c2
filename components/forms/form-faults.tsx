import { ErrorSummary } from '@/components/forms/error-summary'
import { Notice } from '@/components/ui/notice'
import type { FormState } from '@/lib/forms/form-state'
import type errors from '@/messages/sv/errors.json'

export type ErrorText = typeof errors

/** The sentence under one field, or none. */
export const faultOf = (state: FormState, field: string, text: ErrorText): string | undefined => {
  const [first] = state.faults[field] ?? []
  return first && text.field[first]
}

/** Above the form: what to mend, with a link to each field, or why it was refused. What was written stands below. `labels`: what each field is called, by name. */
export function FormFaults({ state, text, labels = {} }: { state: FormState; text: ErrorText; labels?: Record<string, string> }) {
  const faults = Object.entries(state.faults).flatMap(([field, [first]]) => (first ? [{ target: field || 'main', text: labels[field] ? `${labels[field]}: ${text.field[first]}` : text.field[first] }] : []))
  return (
    <>
      {faults.length > 0 && <ErrorSummary title={text.summary} kept={text.kept} errors={faults} />}
      {state.refusal && <div role="alert" className="mt-4"><Notice kind="wrong">{text.refusal[state.refusal]}</Notice></div>}
    </>
  )
}
