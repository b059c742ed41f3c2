import type { Translator } from '@/lib/i18n/translator'
import { FieldFaults, type DeskFault } from './faults'

/** What can be wrong with what somebody writes. */
export const wordsFaults = ['no-text', 'too-long', 'strange'] as const satisfies readonly DeskFault[]

interface Props {
  t: Translator<'desk'>
  label: string
  hint: string
  rows: number
  /** Which mark of the published page the text stands in for (lib/publishing/front/fill-page.ts). */
  kept: string
}

/** Where somebody writes to the contact point. */
export function WordsField({ t, label, hint, rows, kept }: Props) {
  return (
    <div className="field">
      <label htmlFor="text">{label}</label>
      <p className="hint" id="text-hint">{hint}</p>
      <FieldFaults id="text-faults" t={t} faults={wordsFaults} />
      <textarea className="input" id="text" name="text" rows={rows} dir="auto" spellCheck={false} defaultValue={kept} aria-describedby="text-hint text-faults" />
    </div>
  )
}
