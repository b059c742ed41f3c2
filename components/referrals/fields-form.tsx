'use client'

import './referrals.css'
import { useActionState } from 'react'
import { Choices } from '@/components/forms/choices'
import { faultOf, FormFaults, type ErrorText } from '@/components/forms/form-faults'
import { TextField } from '@/components/forms/text-field'
import { fieldChoices, releaseFields, type FieldChoice } from '@/lib/disclosure/model'
import { textOf, type FormState } from '@/lib/forms/form-state'
import type { DraftAnswers } from '@/lib/referrals/drafts/model'
import type referrals from '@/messages/sv/referrals.json'

interface Props {
  action: (before: FormState, form: FormData) => Promise<FormState>
  first: FormState
  hidden: Record<string, string>
  answers: NonNullable<DraftAnswers['fields']>
  text: Pick<typeof referrals, 'draft' | 'field' | 'choice'>
  errors: ErrorText
}

const asChoice = (typed: string): FieldChoice => fieldChoices.find((one) => one === typed) ?? 'stays'

/** Field by field: what stands with us, and whether it leaves, is shortened or stays. Everything stays until somebody chooses. */
export function FieldsForm({ action, first, hidden, answers, text: { draft, field: names, choice }, errors }: Props) {
  const [state, send, sending] = useActionState(action, first)
  const touched = Object.keys(state.values).length > 0
  const was = (name: string, before: string) => (touched ? textOf(state, name) : before)
  return (
    <form action={send} noValidate>
      <FormFaults state={state} text={errors} />
      {Object.entries(hidden).map(([name, value]) => <input type="hidden" name={name} value={value} key={name} />)}
      <div className="stack" key={JSON.stringify(state.values)}>
        {releaseFields.map((field) => {
          const before = answers[field]
          const chosen = was(`${field}Choice`, before?.choice ?? 'stays') || 'stays'
          const faulty = [`${field}Source`, `${field}Choice`, `${field}Text`].some((name) => state.faults[name])
          // What stays is folded: thirteen fields of which three leave are read as three. A fold needs no script, and what is in it is sent.
          return (
            <details className="fold" key={field} open={chosen !== 'stays' || faulty}>
              <summary><h2 id={`${field}-name`}>{names[field]}</h2> <span>{choice[asChoice(chosen)]}{before?.source && chosen === 'stays' ? `. ${draft.fields.filled}` : ''}</span></summary>
              <fieldset aria-labelledby={`${field}-name`}>
                {field === 'aboutOthers' && <p className="small">{draft.fields.others}</p>}
                <TextField id={`${field}Source`} name={`${field}Source`} label={draft.fields.source} rows={2} error={faultOf(state, `${field}Source`, errors)} value={was(`${field}Source`, before?.source ?? '')} />
              <Choices id={`${field}Choice`} name={`${field}Choice`} kind="radio" legend={draft.fields.what} error={faultOf(state, `${field}Choice`, errors)}
                chosen={[chosen]} options={fieldChoices.map((value) => ({ value, label: choice[value] }))} />
              <TextField id={`${field}Text`} name={`${field}Text`} label={draft.fields.shortened} hint={draft.fields.shortenedHint} rows={2} error={faultOf(state, `${field}Text`, errors)}
                value={was(`${field}Text`, before?.choice === 'shortened' ? before.text ?? '' : '')} />
              </fieldset>
            </details>
          )
        })}
      </div>
      <button className="btn mt-4" aria-disabled={sending}>{draft.next}</button>
    </form>
  )
}
