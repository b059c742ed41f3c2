'use client'

import { useActionState } from 'react'
import { Choices } from '@/components/forms/choices'
import { faultOf, FormFaults, type ErrorText } from '@/components/forms/form-faults'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { chosenOf, textOf, type FormState } from '@/lib/forms/form-state'

interface Option { value: string; label: string; help?: string }

/** One question of a short form. `value`: the answer so far, until somebody writes another. */
export type Question =
  /** `folded`: many answers, few of which are ticked; what is ticked stands in the line that opens them. */
  | { kind: 'radio' | 'checkbox'; name: string; label: string; options: Option[]; value?: string[]; folded?: boolean }
  | { kind: 'select'; name: string; label: string; options: Option[]; value?: string }
  | { kind: 'file'; name: string; label: string; hint: string; accept: string }
  | { kind: 'text'; name: string; label: string; hint?: string; rows?: number; value?: string }

interface Props {
  action: (before: FormState, form: FormData) => Promise<FormState>
  first: FormState
  /** Ids and versions that the page knows; bound by name, so that the form works without script. */
  hidden: Record<string, string>
  questions: Question[]
  submit: string
  quiet?: boolean
  errors: ErrorText
  /** So many questions that the list of what to mend names each. */
  named?: boolean
  /** Apart from the ids of another form on the same page. */
  prefix?: string
}

/** A few questions and a button. What was written comes back with what to mend; works without script. */
export function QuestionForm({ action, first, hidden, questions, submit, quiet = false, errors, named = false, prefix = '' }: Props) {
  const [state, send, sending] = useActionState(action, first)
  const touched = Object.keys(state.values).length > 0
  return (
    <form action={send} noValidate>
      <FormFaults state={state} text={errors} {...(named && { labels: Object.fromEntries(questions.map(({ name, label }) => [name, label])) })} />
      {Object.entries(hidden).map(([name, value]) => <input type="hidden" name={name} value={value} key={name} />)}
      {questions.length > 0 && (
        <div className="questions mt-4" key={JSON.stringify(state.values)}>
          {questions.map((question) => <Field key={question.name} question={question} state={state} touched={touched} errors={errors} prefix={prefix} />)}
        </div>
      )}
      <button className={quiet ? 'btn quiet mt-4' : 'btn mt-4'} aria-disabled={sending}>{submit}</button>
    </form>
  )
}

function Field({ question, state, touched, errors, prefix }: { question: Question; state: FormState; touched: boolean; errors: ErrorText; prefix: string }) {
  const { name, label } = question
  // The summary's links lead to the bare name; two forms of one page never fail at the same time.
  const id = state.faults[name] ? name : `${prefix}${name}`
  const error = faultOf(state, name, errors)
  if (question.kind === 'file') return (
    <div className={error ? 'field bad' : 'field'}>
      <label htmlFor={id}>{label}</label>
      <p className="hint" id={`${id}-hint`}>{question.hint}</p>
      {error && <p className="err" id={`${id}-error`}>{error}</p>}
      <input className="input" type="file" id={id} name={name} accept={question.accept} aria-invalid={error ? true : undefined} aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`} />
    </div>
  )
  if (question.kind === 'text')
    return <TextField id={id} name={name} label={label} error={error} value={touched ? textOf(state, name) : question.value ?? ''}
      {...(question.hint === undefined ? {} : { hint: question.hint })} {...(question.rows === undefined ? {} : { rows: question.rows })} />
  if (question.kind === 'select') return (
    <div className={error ? 'field bad' : undefined}>
      {error && <p className="err">{error}</p>}
      <SelectField id={id} name={name} label={label} options={question.options} value={touched ? textOf(state, name) : question.value ?? ''} />
    </div>
  )
  const chosen = touched ? chosenOf(state, name) : question.value ?? []
  const choices = <Choices id={id} name={name} kind={question.kind} legend={label} options={question.options} error={error} chosen={chosen} />
  if (!question.folded) return choices
  const ticked = question.options.filter(({ value }) => chosen.includes(value)).map((option) => option.label)
  return <details open={error !== undefined}><summary><b>{label}</b>{ticked.length > 0 && `: ${ticked.join('; ')}`}</summary>{choices}</details>
}
