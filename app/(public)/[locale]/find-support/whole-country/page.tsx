import type { Metadata } from 'next'
import { PublicPage, pageMetadata } from '@/components/layout/public-page'
import { WholeCountryView } from '@/components/public/whole-country-view'
import { systemNow } from '@/lib/core/clock'
import { readHelplines } from '@/lib/directory/read'
import { localeFrom } from '@/lib/i18n/locale'
import { translator } from '@/lib/i18n/translator'

interface Props { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeFrom(params)
  return pageMetadata(locale, translator(locale, 'finder')('wholeCountryTitle'), 'wholeCountry')
}

export default async function WholeCountryPage({ params }: Props) {
  const locale = await localeFrom(params)
  return (
    <PublicPage locale={locale} page="wholeCountry">
      <WholeCountryView locale={locale} contacts={await readHelplines(systemNow())} />
    </PublicPage>
  )
}
