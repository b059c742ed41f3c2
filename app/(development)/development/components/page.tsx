import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { specimens } from '@/components/development/specimens'
import { env } from '@/lib/env'

export const metadata: Metadata = { title: 'Komponenter – Vidare', robots: 'noindex' }
export const dynamic = 'force-dynamic'

/** Every component in every state; only in the demo world. */
export default function ComponentsPage() {
  if (env().mode !== 'demo') notFound()
  return (
    <main id="main" className="wrap">
      <h1 className="mt-8">Komponenter</h1>
      <p className="lead read">En karta, en lina, några få tecken. Allt annat är text.</p>
      {specimens.map((specimen) => (
        <section key={specimen.heading}>
          <h2 className="mb-4">{specimen.heading}</h2>
          {specimen.body}
        </section>
      ))}
    </main>
  )
}
