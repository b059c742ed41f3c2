import type { ReactNode } from 'react'

/** Hatched edge and plain words: what we do not know, what to assume, what to do instead. */
export function Unknown({ children }: { children: ReactNode }) {
  return (
    <div className="unknown">
      <div>{children}</div>
    </div>
  )
}
