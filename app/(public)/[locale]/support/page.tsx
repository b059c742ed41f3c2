import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PublicPage, pageMetadata } from '@/components/layout/public-page'
import { MeasuresView } from '@/components/measures/measures-view'
import { localeFrom } from '@/lib/i18n/locale'
import { swedishText } from '@/lib/i18n/swedish-messages'
import { readMeasures } from '@/lib/measures/read'
import { existsIn } from '@/lib/routes'

interface Props { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return pageMetadata(await localeFrom(params), swedishText('measures')('title'), 'measures')
}

export default async function MeasuresPage({ params }: Props) {
  const locale = await localeFrom(params)
  if (!existsIn('measures', locale)) notFound()
  return (
    <PublicPage locale={locale} page="measures">
      <MeasuresView measures={await readMeasures()} />
    </PublicPage>
  )
}
