import type { ReactNode } from 'react'

interface Props {
  legend: string
  /** What stands in the file, with the choice. */
  keep: ReactNode
  /** Whole, shortened or not at all. */
  passes: 'leaves' | 'shortened' | 'stays'
  passLabel: string
  /** Exactly what the receiver gets, or that it gets nothing. */
  sent: ReactNode
}

/** One field at the border: own value, the wall with its gate, what comes out on the other side (mock-up 08). */
export function Crossing({ legend, keep, passes, passLabel, sent }: Props) {
  return (
    <fieldset className="crossing">
      <legend className="hide">{legend}</legend>
      <div>{keep}</div>
      <span className="gate">
        {passes !== 'stays' && (
          <svg viewBox="0 0 80 52" role="img" aria-label={passLabel}>
            <path d="M8 26h60" strokeDasharray={passes === 'shortened' ? '9 6' : undefined} />
            <path d="M58 16l11 10-11 10M26 3q14 9 28 0M26 49q14-9 28 0" />
          </svg>
        )}
      </span>
      <div>{sent}</div>
    </fieldset>
  )
}
