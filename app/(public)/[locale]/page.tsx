import type { Metadata } from 'next'
import { PublicPage, pageMetadata } from '@/components/layout/public-page'
import { StartView } from '@/components/public/start-view'
import { localeFrom } from '@/lib/i18n/locale'

interface Props { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return pageMetadata(await localeFrom(params), null, 'start')
}

export default async function StartPage({ params }: Props) {
  const locale = await localeFrom(params)
  return (
    <PublicPage locale={locale} page="start">
      <StartView locale={locale} />
    </PublicPage>
  )
}
