'use client'

import { useActionState, type ReactNode } from 'react'
import { Choices } from '@/components/forms/choices'
import { faultOf, FormFaults, type ErrorText } from '@/components/forms/form-faults'
import { TextField } from '@/components/forms/text-field'
import { textOf, type FormState } from '@/lib/forms/form-state'
import type cases from '@/messages/sv/cases.json'

export interface LookUpState extends FormState {
  /** What was found, ready to show; null before anything was sought. */
  found: ReactNode
}

interface Props {
  action: (before: LookUpState, form: FormData) => Promise<LookUpState>
  first: LookUpState
  purposes: readonly (keyof (typeof cases)['lookUp']['purposes'])[]
  text: (typeof cases)['lookUp']
  errors: ErrorText
}

/** Sent as POST and answered on the same page: what was sought stands in no address (decisions 18, 34). */
export function LookUpForm({ action, first, purposes, text, errors }: Props) {
  const [state, send, sending] = useActionState(action, first)
  return (
    <>
      <form action={send} noValidate>
        <FormFaults state={state} text={errors} labels={{ sought: text.sought, purpose: text.purpose }} />
        <div className="grid gap-6" key={JSON.stringify(state.values)}>
          <TextField id="sought" name="sought" label={text.sought} hint={text.soughtHint} value={textOf(state, 'sought')} error={faultOf(state, 'sought', errors)} />
          <Choices id="purpose" name="purpose" kind="radio" legend={text.purpose} error={faultOf(state, 'purpose', errors)} chosen={[textOf(state, 'purpose')]}
            options={purposes.map((value) => ({ value, label: text.purposes[value] }))} />
        </div>
        <button className="btn quiet mt-4" aria-disabled={sending || undefined}>{text.submit}</button>
      </form>
      <div aria-live="polite">{state.found}</div>
    </>
  )
}
