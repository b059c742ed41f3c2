import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DocumentPage } from '@/components/content/document-page'
import { PublicPage, pageMetadata } from '@/components/layout/public-page'
import { readDocument } from '@/lib/content/read'
import { systemNow } from '@/lib/core/clock'
import { readHelplines } from '@/lib/directory/read'
import { localeFrom } from '@/lib/i18n/locale'
import { readPictures } from '@/lib/media/pictures'
import { easyReadIds, easyReadPages, englishSegment, existsIn } from '@/lib/routes'

interface Props { params: Promise<{ locale: string; document: string }> }

async function load(params: Props['params']) {
  const locale = await localeFrom(params)
  const { document: segment } = await params
  const page = easyReadIds.find((id) => englishSegment(easyReadPages[id]) === segment && existsIn(id, locale)) ?? notFound()
  return { locale, page, document: await readDocument(locale, 'easy-read', segment) }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, page, document } = await load(params)
  return pageMetadata(locale, document.title, page)
}

export default async function EasyReadPage({ params }: Props) {
  const { locale, page, document } = await load(params)
  return (
    <PublicPage locale={locale} page={page}>
      <DocumentPage document={document} locale={locale} contacts={await readHelplines(systemNow())} pictures={await readPictures(document)} variant={{ kind: 'full', page: easyReadPages[page] }} />
    </PublicPage>
  )
}
