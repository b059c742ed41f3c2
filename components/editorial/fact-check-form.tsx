'use client'

import { useActionState } from 'react'
import { FormFaults, type ErrorText } from '@/components/forms/form-faults'
import { SelectField } from '@/components/forms/select-field'
import { textOf, untouched, type FormState } from '@/lib/forms/form-state'

/** `link`: the whole address that was made, told this once. */
export interface FactCheckState extends FormState { link: string | null }

interface Props {
  action: (before: FactCheckState, form: FormData) => Promise<FactCheckState>
  hidden: Record<string, string>
  options: { value: string; label: string }[]
  text: { days: string; make: string; made: string; madeLead: string }
  errors: ErrorText
}

/** How long a link shall hold, and the link once it is made. Works without script. */
export function FactCheckForm({ action, hidden, options, text, errors }: Props) {
  const [state, send, sending] = useActionState(action, { ...untouched, link: null })
  return (
    <form action={send} noValidate>
      <FormFaults state={state} text={errors} />
      {state.link !== null && (
        <div className="panel mt-4" role="status">
          <p><b>{text.made}</b></p>
          <p className="said wrap-anywhere" translate="no">{state.link}</p>
          <p className="small">{text.madeLead}</p>
        </div>
      )}
      {Object.entries(hidden).map(([name, value]) => <input type="hidden" name={name} value={value} key={name} />)}
      <SelectField id="days" name="days" label={text.days} options={options} value={textOf(state, 'days') || '7'} />
      <button className="btn quiet mt-4" aria-disabled={sending || undefined}>{text.make}</button>
    </form>
  )
}
