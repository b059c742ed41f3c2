import '../public.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { localeFrom } from '@/lib/i18n/locale'
import { direction } from '@/lib/routes'

/** No social card, an icon that tells nothing: a tab or a history list shows a title and nothing more (decisions 14). */
export const metadata: Metadata = { referrer: 'no-referrer', formatDetection: { telephone: false }, icons: { icon: '/icon.svg' } }
export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }
/** Pages are rendered once per publication, from the directory as it stands then. */
export const dynamic = 'force-dynamic'

interface Props { children: ReactNode; params: Promise<{ locale: string }> }

export default async function PublicLayout({ children, params }: Props) {
  const locale = await localeFrom(params)
  return (
    <html lang={locale} dir={direction[locale]}>
      <body>{children}</body>
    </html>
  )
}
