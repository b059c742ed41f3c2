'use client'

import { useActionState } from 'react'
import { faultOf, FormFaults, type ErrorText } from '@/components/forms/form-faults'
import { TextField } from '@/components/forms/text-field'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { textOf, type FormState } from '@/lib/forms/form-state'
import type { TablePreview } from '@/lib/keeping/table/import'

/** What was written, and what it would change when somebody has asked. */
export interface TableState extends FormState { preview: TablePreview | null }

interface Props {
  action: (before: TableState, form: FormData) => Promise<TableState>
  first: TableState
  /** The table as it stands. */
  csv: string
  /** The words of the page, with those that say how many already filled in where the page knows. */
  text: { csv: string; preview: string; words: string; shown: string; shownLead: string; nothing: string; empty: string; head: { line: string; name: string; what: string }; does: Record<TablePreview['rows'][number]['does'], string>; columns: Record<string, string>; save: Record<'one' | 'other', string>; wrong: Record<'one' | 'other', string> }
  errors: ErrorText
}

const counted = (words: Record<'one' | 'other', string>, count: number): string => words[count === 1 ? 'one' : 'other'].replace('%', String(count))

/** The whole table in one field; what it would change, row by row; and the button that saves what was shown. Works without script. */
export function TableForm({ action, first, csv, text, errors }: Props) {
  const [state, send, sending] = useActionState(action, first)
  const { preview } = state
  const wrong = preview?.rows.filter(({ faults }) => faults.length > 0) ?? []
  const changed = preview?.rows.filter(({ does }) => does !== 'same') ?? []
  return (
    <>
      <form action={send} noValidate>
        <FormFaults state={state} text={errors} />
        <TextField key={textOf(state, 'csv')} id="csv" name="csv" label={text.csv} hint={text.words} rows={16} asRows value={textOf(state, 'csv') || csv} error={faultOf(state, 'csv', errors)} />
        <button className="btn mt-4" aria-disabled={sending}>{text.preview}</button>
      </form>
      {preview && (
        <section className="mt-6" aria-labelledby="shown">
          <h2 id="shown">{text.shown}</h2>
          {wrong.length > 0 ? <Notice kind="wrong">{counted(text.wrong, wrong.length)}</Notice> : <p>{changed.length === 0 ? text.nothing : text.shownLead}</p>}
          <Table folds caption={text.shown} head={[{ label: text.head.line }, { label: text.head.name }, { label: text.head.what }]}
            rows={[...wrong, ...changed].map(({ line, key, name, faults, does, changes }) => ({
              key: `${line}`,
              cells: [`${text.head.line} ${line}`, name || key, faults.length > 0
                ? <ul key="f" className="plain">{faults.map(({ column, fault }) => <li key={column} className="err">{text.columns[column]}: {errors.field[fault]}</li>)}</ul>
                : <span key="c">{text.does[does]}{changes.length > 0 && <ul className="plain">{changes.map(({ column, before, after }) => <li key={column}>{text.columns[column]}: {before || text.empty} → {after || text.empty}</li>)}</ul>}</span>],
            }))} />
          {wrong.length === 0 && changed.length > 0 && (
            <form action={send} noValidate>
              <input type="hidden" name="step" value="save" />
              <input type="hidden" name="csv" value={textOf(state, 'csv')} />
              <input type="hidden" name="stand" value={preview.stand} />
              <button className="btn mt-4" aria-disabled={sending}>{counted(text.save, changed.length)}</button>
            </form>
          )}
        </section>
      )}
    </>
  )
}
