import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DocumentPage } from '@/components/content/document-page'
import { PublicPage, pageMetadata } from '@/components/layout/public-page'
import { GuideQuestion } from '@/components/public/guide-question'
import { GuideWayBack } from '@/components/public/guide-way-back'
import { readDocument } from '@/lib/content/read'
import { systemNow } from '@/lib/core/clock'
import { readHelplines } from '@/lib/directory/read'
import { isQuestion, outcomeIds, type NodeId } from '@/lib/guide/flow'
import { localeFrom } from '@/lib/i18n/locale'
import { translator } from '@/lib/i18n/translator'
import { readPictures } from '@/lib/media/pictures'
import type { Locale } from '@/lib/routes'

interface Props { params: Promise<{ locale: string; node: string }> }

async function nodeFrom(params: Props['params']): Promise<NodeId> {
  const { node } = await params
  return isQuestion(node) ? node : outcomeIds.find((id) => id === node) ?? notFound()
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeFrom(params)
  const node = await nodeFrom(params)
  const title = isQuestion(node) ? translator(locale, 'guide')('title') : (await readDocument(locale, 'guide', node)).title
  return pageMetadata(locale, title)
}

/** A question or an ending: published for the front to answer a form with, never under an address of its own. */
export default async function GuideStepPage({ params }: Props) {
  const locale = await localeFrom(params)
  const node = await nodeFrom(params)
  return (
    <PublicPage locale={locale} page="guide">
      {isQuestion(node)
        ? <GuideQuestion question={node} locale={locale} />
        : <GuideEnding node={node} locale={locale} />}
    </PublicPage>
  )
}

async function GuideEnding({ node, locale }: { node: NodeId; locale: Locale }) {
  const document = await readDocument(locale, 'guide', node)
  return <DocumentPage document={document} locale={locale} contacts={await readHelplines(systemNow())} pictures={await readPictures(document)} after={<GuideWayBack locale={locale} />} />
}
