import './sign-in.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'

/** Referrer: see proxy.ts. */
export const metadata: Metadata = { title: 'Vidare', robots: 'noindex, nofollow', referrer: 'same-origin', icons: { icon: '/icon.svg' } }
export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }
export const dynamic = 'force-dynamic'

export default function SignInRoot({ children }: { children: ReactNode }) {
  return (
    <html lang="sv" dir="ltr">
      <body>{children}</body>
    </html>
  )
}
