import type { Metadata } from 'next'
import { PublicPage, pageMetadata } from '@/components/layout/public-page'
import { ReportQuestion } from '@/components/public/report-view'
import { localeFrom } from '@/lib/i18n/locale'
import { translator } from '@/lib/i18n/translator'

interface Props { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeFrom(params)
  return pageMetadata(locale, translator(locale, 'report')('title'))
}

/** Published for the front to answer "Stämmer något inte?" with, never under an address of its own. */
export default async function ReportQuestionPage({ params }: Props) {
  const locale = await localeFrom(params)
  return <PublicPage locale={locale} page="report"><ReportQuestion locale={locale} /></PublicPage>
}
