import { notFound } from 'next/navigation'
import { DocumentPage } from '@/components/content/document-page'
import { PreviewBar } from '@/components/editorial/preview-bar'
import { EntryView } from '@/components/knowledge/entry-view'
import { OneEventView, OneNewsView } from '@/components/news/coming-page'
import { PublicPage } from '@/components/layout/public-page'
import { MeasureView } from '@/components/measures/measure-view'
import { requireActor } from '@/lib/auth/session'
import { document } from '@/lib/content/model'
import { systemNow } from '@/lib/core/clock'
import { readHelplines } from '@/lib/directory/read'
import { readPreview } from '@/lib/editorial/read-edition'
import { localeFrom } from '@/lib/i18n/locale'
import { knowledgeText } from '@/lib/knowledge/model'
import { knowledgeEntryOf } from '@/lib/knowledge/read'
import { measureText } from '@/lib/measures/model'
import { measurePageOf, readMeasures } from '@/lib/measures/read'
import { eventOf, eventText, isComingType, newsText, pageOf } from '@/lib/news/model'
import { documentPages, easyReadIds, easyReadPages, englishSegment } from '@/lib/routes'
import { shown } from '@/app/(portal)/portal/outcome'

interface Props { params: Promise<{ locale: string; editionId: string }> }
type Shown = Extract<Awaited<ReturnType<typeof readPreview>>, { ok: true }>['value']

/** An edition as its page would look: the very components of the public site, with a bar that says that nobody else sees it. */
export default async function PreviewPage({ params }: Props) {
  const actor = await requireActor()
  const locale = await localeFrom(params)
  const { editionId } = await params
  const edition = shown(await readPreview({ actor, now: systemNow() }, { editionId }))
  if (edition.locale !== locale) notFound()
  const page = documentPages.find((id) => englishSegment(id) === edition.slug)
  const easy = easyReadIds.find((id) => englishSegment(easyReadPages[id]) === edition.slug)
  return (
    <>
      <PreviewBar edition={edition} />
      <PublicPage locale={locale} page={isComingType(edition.type) ? pageOf[edition.type] : edition.type === 'easy-read' && easy ? easy : edition.type === 'page' && page ? page : 'guide'}>
        <Content edition={edition} />
      </PublicPage>
    </>
  )
}

async function Content({ edition: { type, slug, locale, body } }: { edition: Shown }) {
  if (type === 'measure') return <MeasureView page={await measurePageOf(slug, measureText.parse(body))} />
  if (type === 'knowledge') {
    const measures = await readMeasures()
    return <EntryView entry={knowledgeEntryOf(slug, knowledgeText.parse(body))} measureTitles={Object.fromEntries(measures.map(({ slug: each, text }) => [each, text.title]))} />
  }
  const contacts = await readHelplines(systemNow())
  if (type === 'news') return <OneNewsView page={{ kind: 'entry', entry: { slug, text: newsText.parse(body) } }} locale={locale} contacts={contacts} />
  if (type === 'event') return <OneEventView page={{ kind: 'entry', entry: eventOf(slug, eventText.parse(body), systemNow()) }} locale={locale} contacts={contacts} />
  return <DocumentPage document={document.parse(body)} locale={locale} contacts={contacts} />
}
