import type { Metadata } from 'next'
import { PublicPage, pageMetadata } from '@/components/layout/public-page'
import { ReportThanks } from '@/components/public/report-view'
import { localeFrom } from '@/lib/i18n/locale'
import { translator } from '@/lib/i18n/translator'

interface Props { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeFrom(params)
  return pageMetadata(locale, translator(locale, 'report')('thanksTitle'), 'reportThanks')
}

export default async function ReportThanksPage({ params }: Props) {
  const locale = await localeFrom(params)
  return <PublicPage locale={locale} page="reportThanks"><ReportThanks locale={locale} /></PublicPage>
}
