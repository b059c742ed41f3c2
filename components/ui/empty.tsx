import type { ReactNode } from 'react'

interface Props {
  heading: string
  /** One step below the heading it stands under. */
  level?: 'h2' | 'h3'
  children: ReactNode
}

/** Nothing here yet: says when it fills, never only "inga träffar". */
export function Empty({ heading, level: Heading = 'h2', children }: Props) {
  return (
    <div className="empty">
      <svg className="flip" viewBox="0 0 144 56" aria-hidden="true">
        <path d="M8 46l12-22 12 22z" />
        <path d="M36 34q24-30 44-8t40-10" strokeDasharray="7 6" />
        <circle cx="128" cy="14" r="12" />
        <circle cx="128" cy="14" r="6" />
      </svg>
      <Heading>{heading}</Heading>
      <p className="small">{children}</p>
    </div>
  )
}
