import type { Metadata } from 'next'
import { CalendarView } from '@/components/news/calendar-view'
import { PublicPage, pageMetadata } from '@/components/layout/public-page'
import { systemNow } from '@/lib/core/clock'
import { localeFrom } from '@/lib/i18n/locale'
import { translator } from '@/lib/i18n/translator'
import { readEvents } from '@/lib/news/read'

interface Props { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeFrom(params)
  return pageMetadata(locale, translator(locale, 'layout')('calendar'), 'calendar')
}

export default async function CalendarPage({ params }: Props) {
  const locale = await localeFrom(params)
  const now = systemNow()
  const elsewhere = locale !== 'sv' && (await readEvents('sv', now)).length > 0
  return <PublicPage locale={locale} page="calendar"><CalendarView entries={await readEvents(locale, now)} locale={locale} elsewhere={elsewhere} /></PublicPage>
}
