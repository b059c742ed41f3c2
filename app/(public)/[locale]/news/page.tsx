import type { Metadata } from 'next'
import { NewsView } from '@/components/news/news-view'
import { PublicPage, pageMetadata } from '@/components/layout/public-page'
import { localeFrom } from '@/lib/i18n/locale'
import { translator } from '@/lib/i18n/translator'
import { readNews } from '@/lib/news/read'

interface Props { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeFrom(params)
  return pageMetadata(locale, translator(locale, 'layout')('news'), 'news')
}

export default async function NewsPage({ params }: Props) {
  const locale = await localeFrom(params)
  const elsewhere = locale !== 'sv' && (await readNews('sv')).length > 0
  return <PublicPage locale={locale} page="news"><NewsView entries={await readNews(locale)} locale={locale} elsewhere={elsewhere} /></PublicPage>
}
