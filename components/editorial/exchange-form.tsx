'use client'

import { useActionState } from 'react'
import { faultOf, FormFaults, type ErrorText } from '@/components/forms/form-faults'
import type { RowFault } from '@/lib/editorial/exchange/model'
import { untouched, type FormState } from '@/lib/forms/form-state'
import type editorial from '@/messages/sv/editorial.json'

/** What a file was refused for, row by row. */
export interface ExchangeState extends FormState { rows: RowFault[] }

interface Props {
  action: (before: ExchangeState, form: FormData) => Promise<ExchangeState>
  hidden: Record<string, string>
  text: (typeof editorial)['exchange']
  errors: ErrorText
}

/** A file with a translation, and what is wrong with its rows. Works without script. */
export function ExchangeForm({ action, hidden, text, errors }: Props) {
  const [state, send, sending] = useActionState(action, { ...untouched, rows: [] })
  const error = faultOf(state, 'file', errors)
  return (
    <form action={send} noValidate>
      <FormFaults state={state} text={errors} labels={{ file: text.file }} />
      {state.rows.length > 0 && (
        <div className="errs mt-4" role="alert">
          <h3>{text.faults}</h3>
          <ul>{state.rows.map(({ row, id, fault }, at) => <li key={at}><b>{row === 0 ? text.wholeFile : text.row.replace('{row}', String(row))}</b>{id !== '' && <>, {text.unit.replace('{id}', id)}</>}: {text.fault[fault]}</li>)}</ul>
        </div>
      )}
      {Object.entries(hidden).map(([name, value]) => <input type="hidden" name={name} value={value} key={name} />)}
      <div className={error ? 'field bad mt-4' : 'field mt-4'}>
        <label htmlFor="file">{text.file}</label>
        <p className="hint" id="file-hint">{text.fileHint}</p>
        {error && <p className="err" id="file-error">{error}</p>}
        <input className="input" type="file" id="file" name="file" accept=".xlf,.xliff,.csv,application/xliff+xml,text/csv" aria-invalid={error ? true : undefined} aria-describedby={error ? 'file-hint file-error' : 'file-hint'} />
      </div>
      <button className="btn mt-4" aria-disabled={sending || undefined}>{text.submit}</button>
    </form>
  )
}
