import type { ReactNode } from 'react'

/** Two authorities, the wall between them and the drawn gate that data passes through: a release. */
export function Wall({ from, to, label }: { from: ReactNode; to: ReactNode; label: string }) {
  return (
    <div className="wall">
      <p>{from}</p>
      <span>
        <svg className="flip" viewBox="0 0 80 52" role="img" aria-label={label}>
          <path d="M8 26h60M58 16l11 10-11 10" />
          <path d="M26 3q14 9 28 0M26 49q14-9 28 0" />
        </svg>
      </span>
      <p>{to}</p>
    </div>
  )
}
