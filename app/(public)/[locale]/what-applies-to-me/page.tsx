import type { Metadata } from 'next'
import { PublicPage, pageMetadata } from '@/components/layout/public-page'
import { GuideQuestion } from '@/components/public/guide-question'
import { firstQuestion } from '@/lib/guide/flow'
import { localeFrom } from '@/lib/i18n/locale'
import { translator } from '@/lib/i18n/translator'

interface Props { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeFrom(params)
  return pageMetadata(locale, translator(locale, 'guide')('title'), 'guide')
}

export default async function GuidePage({ params }: Props) {
  const locale = await localeFrom(params)
  return (
    <PublicPage locale={locale} page="guide">
      <GuideQuestion question={firstQuestion} locale={locale} />
    </PublicPage>
  )
}
