import '@/components/portal/portal.css'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'

/** Titles say the page, never a person or a number of a file; nothing here is for search engines (decisions 13). Referrer: see proxy.ts. */
export const metadata: Metadata = { title: 'Vidare', robots: 'noindex, nofollow', referrer: 'same-origin', icons: { icon: '/icon.svg' } }
export const dynamic = 'force-dynamic'

export default function PortalRoot({ children }: { children: ReactNode }) {
  return (
    <html lang="sv" dir="ltr">
      <body>{children}</body>
    </html>
  )
}
