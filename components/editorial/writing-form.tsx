'use client'

import './editorial.css'
import { useActionState, useEffect, useRef } from 'react'
import { Choices } from '@/components/forms/choices'
import { faultOf, FormFaults, type ErrorText } from '@/components/forms/form-faults'
import { SaveLine } from '@/components/editorial/save-line'
import { useAutosave } from '@/components/editorial/use-autosave'
import { TextField } from '@/components/forms/text-field'
import { chosenOf, textOf, type FormState } from '@/lib/forms/form-state'
import { direction, type Locale } from '@/lib/routes'
import type editorial from '@/messages/sv/editorial.json'

interface Props {
  action: (before: FormState, form: FormData) => Promise<FormState>
  first: FormState
  editionId: string
  version: number
  locale: Locale
  source: string
  minor: boolean
  changeNote: string | null
  /** Of a translation: the Swedish edition that whoever writes may say it follows from now on. */
  mayFollow: { id: string; n: number } | null
  /** Whether it is saved while it is written, too. */
  autosaves: boolean
  submit: string
  text: (typeof editorial)['edit']
  errors: ErrorText
}

/** The whole text as it is typed. Works without script; what was written comes back with what to mend. */
export function WritingForm({ action, first, editionId, version, locale, source, minor, changeNote, mayFollow, autosaves, submit, text, errors }: Props) {
  const [state, send, sending] = useActionState(action, first)
  const touched = Object.keys(state.values).length > 0
  const error = faultOf(state, 'source', errors)
  const form = useRef<HTMLFormElement>(null)
  const { cameBack, ...autosave } = useAutosave(form, editionId, autosaves ? {
    version: Number(touched ? textOf(state, 'version') : version), saved: { source, changeNote: changeNote ?? '', minor: minor ? 'yes' : '', follows: '' },
  } : null)
  useEffect(cameBack, [state])
  return (
    <form action={send} noValidate ref={form} onSubmit={(event) => { if (!autosave.mayGo((event.nativeEvent as SubmitEvent).submitter)) event.preventDefault() }}>
      <FormFaults state={state} text={errors} labels={{ source: text.source, changeNote: text.changeNote }} />
      <input type="hidden" name="editionId" value={editionId} />
      <input type="hidden" name="version" defaultValue={touched ? textOf(state, 'version') : version} />
      <div className="grid gap-6 mt-4" key={JSON.stringify(state.values)}>
        <div className={error ? 'field whole bad' : 'field whole'}>
          <label htmlFor="source">{text.source}</label>
          {error && <p className="err" id="source-error">{error}</p>}
          <textarea className="input writing" id="source" name="source" rows={28} lang={locale} dir={direction[locale]} spellCheck aria-invalid={error ? true : undefined}
            aria-describedby={error ? 'source-error' : undefined} defaultValue={touched ? textOf(state, 'source') : source} />
        </div>
        <TextField id="changeNote" name="changeNote" label={text.changeNote} hint={text.changeNoteHint} error={faultOf(state, 'changeNote', errors)} value={touched ? textOf(state, 'changeNote') : changeNote ?? ''} />
        <Choices id="minor" name="minor" kind="checkbox" legend={text.minor} error={faultOf(state, 'minor', errors)} chosen={touched ? chosenOf(state, 'minor') : minor ? ['yes'] : []}
          options={[{ value: 'yes', label: text.minor, help: text.minorHelp }]} />
        {mayFollow && (
          <Choices id="follows" name="follows" kind="checkbox" legend={text.follows} error={faultOf(state, 'follows', errors)} chosen={touched ? chosenOf(state, 'follows') : []}
            options={[{ value: mayFollow.id, label: text.followsN.replace('{n}', String(mayFollow.n)), help: text.followsHelp }]} />
        )}
      </div>
      <SaveLine state={autosave.state} text={text.autosave} />
      <button className="btn mt-4" aria-disabled={sending || undefined}>{submit}</button>
    </form>
  )
}
