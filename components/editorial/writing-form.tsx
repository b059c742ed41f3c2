'use client'

import './editorial.css'
import { useActionState, useEffect, useRef, useState } from 'react'
import { BlockField } from '@/components/editorial/blocks/block-field'
import type { ToldFault } from '@/components/editorial/blocks/fault-marks'
import { onLine } from '@/components/editorial/on-line'
import type { ContactChoice } from '@/lib/directory/model'
import { Choices } from '@/components/forms/choices'
import { faultOf, FormFaults, type ErrorText } from '@/components/forms/form-faults'
import { SaveLine } from '@/components/editorial/save-line'
import { useAutosave } from '@/components/editorial/use-autosave'
import { TextField } from '@/components/forms/text-field'
import { chosenOf, textOf, type FormState } from '@/lib/forms/form-state'
import type { ContentType } from '@/lib/content/model'
import type { PictureChoice } from '@/lib/media/model'
import { direction, type Locale } from '@/lib/routes'
import type editorial from '@/messages/sv/editorial.json'

interface Props {
  action: (before: FormState, form: FormData) => Promise<FormState>
  first: FormState
  editionId: string
  version: number
  type: ContentType
  locale: Locale
  source: string
  minor: boolean
  changeNote: string | null
  /** Of a translation: the Swedish edition that whoever writes may say it follows from now on. */
  mayFollow: { id: string; n: number } | null
  /** What is wrong with `source`. */
  faults: readonly ToldFault[]
  /** The lines of the directory that a text can name. */
  contacts: readonly ContactChoice[]
  /** The pictures of the library. */
  pictures: readonly PictureChoice[]
  /** Whether it is saved while it is written, too. */
  autosaves: boolean
  submit: string
  text: (typeof editorial)['edit']
  errors: ErrorText
}

/** What whoever writes in this window chose last: saving leads to the page anew. */
let lastWish: boolean | null = null
const noFaults: readonly ToldFault[] = []

/** The whole text, block by block, or as it is typed: without script, or for whoever wants to. What was written comes back with what to mend. */
export function WritingForm({ action, first, editionId, version, type, locale, source, minor, changeNote, mayFollow, faults, contacts, pictures, autosaves, submit, text, errors }: Props) {
  const [state, send, sending] = useActionState(action, first)
  const touched = Object.keys(state.values).length > 0
  const error = faultOf(state, 'source', errors)
  const form = useRef<HTMLFormElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const [wantsBlocks, setWantsBlocks] = useState(lastWish)
  const wish = (blocks: boolean) => { lastWish = blocks; setWantsBlocks(blocks) }
  const [isReady, setReady] = useState(false)
  const inBlocks = wantsBlocks !== false && isReady
  const { cameBack, ...autosave } = useAutosave(form, editionId, autosaves ? {
    version: Number(touched ? textOf(state, 'version') : version), saved: { source, changeNote: changeNote ?? '', minor: minor ? 'yes' : '', follows: '' },
  } : null)
  useEffect(cameBack, [state])
  useEffect(() => (inBlocks ? undefined : onLine((line) => {
    const before = field.current?.value.split('\n').slice(0, line - 1).join('\n').length ?? 0
    field.current?.focus()
    field.current?.setSelectionRange(before + (line > 1 ? 1 : 0), before + (line > 1 ? 1 : 0))
  })), [inBlocks])
  return (
    <form action={send} noValidate ref={form} onSubmit={(event) => { if (!autosave.mayGo((event.nativeEvent as SubmitEvent).submitter)) event.preventDefault() }}>
      <FormFaults state={state} text={errors} labels={{ source: text.source, changeNote: text.changeNote }} />
      <input type="hidden" name="editionId" value={editionId} />
      <input type="hidden" name="version" defaultValue={touched ? textOf(state, 'version') : version} />
      <div className="grid gap-6 mt-4" key={JSON.stringify(state.values)}>
        <div className={error ? 'field whole bad' : 'field whole'}>
          <label id="source-label" htmlFor={inBlocks ? undefined : 'source'}>{text.source}</label>
          {error && <p className="err" id="source-error">{error}</p>}
          {(isReady || wantsBlocks === false) && <p><button type="button" className="btn quiet" onClick={() => { wish(!inBlocks) }}>{inBlocks ? text.blocks.toText : text.blocks.toBlocks}</button></p>}
          {wantsBlocks !== false && (
            <BlockField field={field} type={type} locale={locale} contacts={contacts} pictures={pictures} faults={touched ? noFaults : faults} describedBy={error ? 'source-error' : undefined} isInvalid={error !== undefined} takesFocus={wantsBlocks === true} onReady={setReady} text={text.blocks} />
          )}
          <textarea ref={field} hidden={inBlocks} className="input writing" id={inBlocks ? undefined : 'source'} name="source" rows={28} lang={locale} dir={direction[locale]} spellCheck aria-invalid={error ? true : undefined}
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
