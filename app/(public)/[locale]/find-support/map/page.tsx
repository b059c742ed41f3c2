import type { Metadata } from 'next'
import { PublicPage, pageMetadata } from '@/components/layout/public-page'
import { MapView } from '@/components/public/map-view'
import { readMap } from '@/lib/directory/read'
import { localeFrom } from '@/lib/i18n/locale'
import { translator } from '@/lib/i18n/translator'

interface Props { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeFrom(params)
  return pageMetadata(locale, translator(locale, 'finder')('mapTitle'), 'map')
}

export default async function MapPage({ params }: Props) {
  const locale = await localeFrom(params)
  return (
    <PublicPage locale={locale} page="map">
      <MapView map={await readMap()} locale={locale} />
    </PublicPage>
  )
}
