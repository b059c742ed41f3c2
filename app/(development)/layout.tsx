import '../(public)/public.css'
import '@/components/development/letters.css'
import type { ReactNode } from 'react'

/** Pages for those who build the site; not published, absent in live mode. */
export default function DevelopmentLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="sv" dir="ltr">
      <body>{children}</body>
    </html>
  )
}
