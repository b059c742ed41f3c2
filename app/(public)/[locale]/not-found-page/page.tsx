import type { Metadata } from 'next'
import { PublicPage, pageMetadata } from '@/components/layout/public-page'
import { NoticeView } from '@/components/public/notice-view'
import { localeFrom } from '@/lib/i18n/locale'
import { translator } from '@/lib/i18n/translator'
import { publicPath } from '@/lib/routes'

interface Props { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeFrom(params)
  return pageMetadata(locale, translator(locale, 'layout')('notFoundTitle'))
}

/** Published as the body of every 404 in its language; has no address of its own. */
export default async function NotFoundPage({ params }: Props) {
  const locale = await localeFrom(params)
  return (
    <PublicPage locale={locale} page={(code) => publicPath('start', code)}>
      <NoticeView locale={locale} kind="notFound" />
    </PublicPage>
  )
}
