import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { FiguresView } from '@/components/figures/figures-view'
import { PublicPage, pageMetadata } from '@/components/layout/public-page'
import { readFigures } from '@/lib/figures/read'
import { localeFrom } from '@/lib/i18n/locale'
import { swedishText } from '@/lib/i18n/swedish-messages'
import { existsIn } from '@/lib/routes'

interface Props { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return pageMetadata(await localeFrom(params), swedishText('figures')('title'), 'statistics')
}

export default async function StatisticsPage({ params }: Props) {
  const locale = await localeFrom(params)
  if (!existsIn('statistics', locale)) notFound()
  return (
    <PublicPage locale={locale} page="statistics">
      <FiguresView {...readFigures()} />
    </PublicPage>
  )
}
