'use client'

import { useActionState } from 'react'
import { Choices } from '@/components/forms/choices'
import { faultOf, FormFaults, type ErrorText } from '@/components/forms/form-faults'
import { TextField } from '@/components/forms/text-field'
import { noteKinds } from '@/lib/cases/model'
import type { CaseFileId } from '@/lib/core/ids'
import { chosenOf, textOf, type FormState } from '@/lib/forms/form-state'
import type cases from '@/messages/sv/cases.json'

interface Props {
  action: (before: FormState, form: FormData) => Promise<FormState>
  first: FormState
  caseFileId: CaseFileId
  /** The note's id, made with the page: the same form sent twice writes one note. */
  newId: string
  today: string
  text: Pick<typeof cases, 'note' | 'noteKind'>
  errors: ErrorText
}

/** What happened, what is believed, what is decided: said apart (brottsdatalagen 2:10). */
export function NoteForm({ action, first, caseFileId, newId, today, text: { note, noteKind }, errors }: Props) {
  const [state, send, sending] = useActionState(action, first)
  return (
    <form action={send} noValidate>
      <FormFaults state={state} text={errors} labels={{ kind: note.kind, on: note.on, body: note.body }} />
      <input type="hidden" name="caseFileId" value={caseFileId} />
      <input type="hidden" name="noteId" value={textOf(state, 'noteId') || newId} />
      <div className="grid gap-6" key={JSON.stringify(state.values)}>
        <Choices id="kind" name="kind" kind="radio" legend={note.kind} error={faultOf(state, 'kind', errors)} chosen={[textOf(state, 'kind')]}
          options={noteKinds.map((value) => ({ value, label: noteKind[value], help: note.kindHelp[value] }))} />
        <label className="choice">
          <input type="checkbox" name="personPresent" value="yes" defaultChecked={chosenOf(state, 'personPresent').includes('yes')} />
          <span>{note.personPresent}</span>
        </label>
        <TextField id="on" name="on" label={note.on} value={textOf(state, 'on') || today} error={faultOf(state, 'on', errors)} />
        <TextField id="body" name="body" label={note.body} hint={note.bodyHint} rows={6} value={textOf(state, 'body')} error={faultOf(state, 'body', errors)} />
      </div>
      <button className="btn mt-4" aria-disabled={sending || undefined}>{note.submit}</button>
    </form>
  )
}
