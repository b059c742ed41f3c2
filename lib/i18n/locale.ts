import 'server-only'
import { notFound } from 'next/navigation'
import { locales, type Locale } from '@/lib/routes'

/** The language of a page from its first segment; any other segment is no page of ours. */
export async function localeFrom(params: Promise<{ locale: string }>): Promise<Locale> {
  const { locale } = await params
  return locales.find((known) => known === locale) ?? notFound()
}
