import type { ReactNode } from 'react'

/** Two things side by side that are weighed against each other, one under the other on a phone. */
export function Boxes({ items, level: Heading }: { items: { heading: string; body: ReactNode }[]; level: 'h3' | 'h4' }) {
  return (
    <div className="pair">
      {items.map(({ heading, body }) => (
        <div className="box" key={heading}>
          <Heading>{heading}</Heading>
          {body}
        </div>
      ))}
    </div>
  )
}
