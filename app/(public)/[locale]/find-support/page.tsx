import type { Metadata } from 'next'
import { PublicPage, pageMetadata } from '@/components/layout/public-page'
import { FinderView } from '@/components/public/finder-view'
import { readCounties } from '@/lib/directory/read'
import { localeFrom } from '@/lib/i18n/locale'
import { translator } from '@/lib/i18n/translator'

interface Props { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeFrom(params)
  return pageMetadata(locale, translator(locale, 'finder')('title'), 'findSupport')
}

export default async function FindSupportPage({ params }: Props) {
  const locale = await localeFrom(params)
  const t = translator(locale, 'finder')
  return (
    <PublicPage locale={locale} page="findSupport">
      <FinderView locale={locale} counties={await readCounties()} heading={t('heading')} lead={t('lead')} />
    </PublicPage>
  )
}
