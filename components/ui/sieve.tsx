import type { ReactNode } from 'react'

interface Props {
  legend: string
  all: string
  /** One choice each; `count` of what would be left. */
  choices: { key: string; label: string; count: number }[]
  children: ReactNode
}

/**
 * A filter that needs no script and leaves no trace in the address: a radio button per choice, and a stylesheet that hides
 * whatever lacks the class `for-{key}` of the checked one. What is hidden is hidden from everybody alike, and a browser
 * without `:has()` shows everything and no buttons.
 */
export function Sieve({ legend, all, choices, children }: Props) {
  return (
    <div className="sieve">
      <fieldset className="sieve-choices">
        <legend>{legend}</legend>
        <label className="choice"><input type="radio" name="only" id="only-all" value="all" defaultChecked /> <span>{all}</span></label>
        {choices.map(({ key, label, count }) => (
          <label className="choice" key={key}><input type="radio" name="only" id={`only-${key}`} value={key} /> <span>{label} ({count})</span></label>
        ))}
      </fieldset>
      {children}
    </div>
  )
}
