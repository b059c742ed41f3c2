'use client'

import { useId, useState, type ReactNode } from 'react'

export interface Choice { value: string; label: string }

/** A list of choices that is no part of the form: what is chosen is done at once, or kept until its button is pressed. */
export function SmallSelect({ label, value, choices, onChoose }: { label: string; value: string; choices: readonly Choice[]; onChoose: (value: string) => void }) {
  const id = useId()
  return (
    <p className="small-field">
      <label htmlFor={id}>{label}</label>
      <select className="input" id={id} value={value} onChange={({ target }) => { onChoose(target.value) }}>
        {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
      </select>
    </p>
  )
}

/** A line to write in, done with Enter or with what stands after it. */
export function SmallText({ label, hint, error, value, onDone, children }: { label: string; hint: string; error?: string | undefined; value: string; onDone: (value: string) => void; children?: (written: string) => ReactNode }) {
  const id = useId()
  const [written, setWritten] = useState(value)
  return (
    <>
      <p className="small-field">
        <label htmlFor={id}>{label}</label>
        {error !== undefined && <span className="err" id={`${id}-error`}>{error}</span>}
        <input className="input" id={id} value={written} aria-describedby={error === undefined ? `${id}-hint` : `${id}-error ${id}-hint`} aria-invalid={error === undefined ? undefined : true} autoComplete="off"
          onChange={({ target }) => { setWritten(target.value) }} onBlur={() => { if (!children && written !== value) onDone(written) }}
          onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); onDone(written) } }} />
        <span className="hint" id={`${id}-hint`}>{hint}</span>
      </p>
      {children?.(written)}
    </>
  )
}

/** Something that is done where the cursor is. */
export function SmallButton({ label, isOff = false, onUse }: { label: string; isOff?: boolean; onUse: () => void }) {
  return <button type="button" className="tool" aria-disabled={isOff || undefined} onClick={() => { if (!isOff) onUse() }}>{label}</button>
}
