import type { Metadata } from 'next'
import { PublicPage, pageMetadata } from '@/components/layout/public-page'
import { ReportStart } from '@/components/public/report-view'
import { readReported } from '@/lib/directory/read'
import { localeFrom } from '@/lib/i18n/locale'
import { translator } from '@/lib/i18n/translator'

interface Props { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeFrom(params)
  return pageMetadata(locale, translator(locale, 'report')('title'), 'report')
}

/** The emergency number is the same everywhere and never wrong. */
const never = new Set(['emergency'])

export default async function ReportPage({ params }: Props) {
  const locale = await localeFrom(params)
  const contacts = [...await readReported()].filter(([key]) => !never.has(key)).map(([key, { name }]) => ({ key, name }))
  return <PublicPage locale={locale} page="report"><ReportStart locale={locale} contacts={contacts} /></PublicPage>
}
