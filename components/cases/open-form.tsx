'use client'

import { useActionState } from 'react'
import { Choices } from '@/components/forms/choices'
import { faultOf, FormFaults, type ErrorText } from '@/components/forms/form-faults'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { environments, protections, type Colleague, type WorkUnit } from '@/lib/cases/model'
import { chosenOf, textOf, type FormState } from '@/lib/forms/form-state'
import type cases from '@/messages/sv/cases.json'

interface Props {
  action: (before: FormState, form: FormData) => Promise<FormState>
  first: FormState
  /** The new file's id, made with the page, so that a form sent twice opens one file. */
  newId: string
  units: WorkUnit[]
  colleagues: Colleague[]
  text: Pick<typeof cases, 'open' | 'environment' | 'protection'>
  errors: ErrorText
}

/** Opening a file: one page, nothing about the person required. */
export function OpenForm({ action, first, newId, units, colleagues, text: { open, environment, protection }, errors }: Props) {
  const [state, send, sending] = useActionState(action, first)
  const field = (name: string) => ({ id: name, name, value: textOf(state, name), error: faultOf(state, name, errors) })
  const [onlyUnit] = units
  const labels = Object.fromEntries(Object.entries(open).flatMap(([name, label]) => (typeof label === 'string' ? [[name, label]] : [])))
  return (
    <form action={send} noValidate>
      <FormFaults state={state} text={errors} labels={labels} />
      <input type="hidden" name="caseFileId" value={textOf(state, 'caseFileId') || newId} />
      <div className="grid gap-6 mt-4" key={JSON.stringify(state.values)}>
        {units.length === 1 && onlyUnit
          ? <input type="hidden" name="unitId" value={onlyUnit.unitId} />
          : <SelectField id="unitId" name="unitId" label={open.unit} value={textOf(state, 'unitId')} options={units.map(({ unitId, name }) => ({ value: unitId, label: name }))} />}
        <h2>{open.who}</h2>
        <TextField label={open.givenName} {...field('givenName')} />
        <TextField label={open.familyName} {...field('familyName')} />
        <TextField label={open.birthYear} {...field('birthYear')} />
        <TextField label={open.personalNumber} hint={open.personalNumberHint} {...field('personalNumber')} />
        <Choices id="protection" name="protection" kind="radio" legend={open.protection} error={faultOf(state, 'protection', errors)}
          chosen={[textOf(state, 'protection') || 'none']}
          options={protections.map((value) => ({ value, label: protection[value], help: open.protectionHelp[value] }))} />
        <Choices id="environments" name="environments" kind="checkbox" legend={open.environments} error={faultOf(state, 'environments', errors)}
          chosen={chosenOf(state, 'environments')} options={environments.map((value) => ({ value, label: environment[value] }))} />
        <TextField label={open.needs} hint={open.needsHint} rows={6} {...field('needs')} />
        <TextField label={open.safeContact} hint={open.safeContactHint} rows={3} {...field('safeContact')} />
        <TextField label={open.firstContactOn} hint={open.firstContactOnHint} {...field('firstContactOn')} />
        <Choices id="sharedWith" name="sharedWith" kind="radio" legend={open.sharedWith} error={faultOf(state, 'sharedWith', errors)}
          chosen={[textOf(state, 'sharedWith') || 'nobody']}
          options={[{ value: 'nobody', label: open.nobody }, { value: 'unit', label: open.wholeUnit }, ...colleagues.map(({ accountId, name }) => ({ value: accountId, label: name }))]} />
      </div>
      <button className="btn mt-4" aria-disabled={sending || undefined}>{open.submit}</button>
    </form>
  )
}
