import '@/app/(public)/public.css'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { localeFrom } from '@/lib/i18n/locale'
import { direction } from '@/lib/routes'

/** The public pages' own looks, for whoever has a link: for no search engine, and the link goes along nowhere. */
export const metadata: Metadata = { title: 'Vidare', robots: 'noindex, nofollow', referrer: 'no-referrer', icons: { icon: '/icon.svg' }, formatDetection: { telephone: false } }
export const dynamic = 'force-dynamic'

interface Props { children: ReactNode; params: Promise<{ locale: string }> }

export default async function FactCheckLayout({ children, params }: Props) {
  const locale = await localeFrom(params)
  return (
    <html lang={locale} dir={direction[locale]}>
      <body>{children}</body>
    </html>
  )
}
