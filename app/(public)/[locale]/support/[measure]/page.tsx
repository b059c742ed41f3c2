import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PublicPage, pageMetadata } from '@/components/layout/public-page'
import { MeasureView } from '@/components/measures/measure-view'
import { localeFrom } from '@/lib/i18n/locale'
import { swedishText } from '@/lib/i18n/swedish-messages'
import { readMeasure } from '@/lib/measures/read'
import { existsIn, measurePath } from '@/lib/routes'

interface Props { params: Promise<{ locale: string; measure: string }> }

async function load(params: Props['params']) {
  const locale = await localeFrom(params)
  const { measure } = await params
  return { locale, page: (existsIn('measures', locale) ? await readMeasure(measure) : null) ?? notFound() }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, page } = await load(params)
  return pageMetadata(locale, page.text.title, undefined, swedishText('measures')('description', { title: page.text.title }))
}

export default async function MeasureDetailPage({ params }: Props) {
  const { locale, page } = await load(params)
  return (
    <PublicPage locale={locale} page={(code) => (existsIn('measures', code) ? measurePath(page.slug) : null)}>
      <MeasureView page={page} />
    </PublicPage>
  )
}
