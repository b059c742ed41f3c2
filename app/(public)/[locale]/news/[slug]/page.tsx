import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { OneNewsView } from '@/components/news/coming-page'
import { PublicPage, pageMetadata } from '@/components/layout/public-page'
import { systemNow } from '@/lib/core/clock'
import { readHelplines } from '@/lib/directory/read'
import { localeFrom } from '@/lib/i18n/locale'
import { readPictures } from '@/lib/media/pictures'
import { titleOf } from '@/lib/news/model'
import { languagesWith, readOneNews } from '@/lib/news/read'
import { comingPath } from '@/lib/routes'

interface Props { params: Promise<{ locale: string; slug: string }> }

async function load(params: Props['params']) {
  const locale = await localeFrom(params)
  const { slug } = await params
  return { locale, slug, page: await readOneNews(locale, slug) ?? notFound() }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, page } = await load(params)
  return pageMetadata(locale, titleOf(page))
}

export default async function OneNewsPage({ params }: Props) {
  const { locale, slug, page } = await load(params)
  const languages = await languagesWith('news', slug)
  return (
    <PublicPage locale={locale} page={(code) => (languages.includes(code) ? comingPath('news', slug, code) : null)}>
      <OneNewsView page={page} locale={locale} contacts={await readHelplines(systemNow())} pictures={await readPictures(page)} />
    </PublicPage>
  )
}
