import { DocumentPage } from '@/components/content/document-page'
import { EntryView } from '@/components/knowledge/entry-view'
import { PublicPage, wholeAddress } from '@/components/layout/public-page'
import { MeasureView } from '@/components/measures/measure-view'
import { OneEventView, OneNewsView } from '@/components/news/coming-page'
import { document, type ContentType } from '@/lib/content/model'
import { readToldVersions } from '@/lib/content/versions'
import { systemNow } from '@/lib/core/clock'
import { readHelplines } from '@/lib/directory/read'
import { knowledgeText } from '@/lib/knowledge/model'
import { knowledgeEntryOf } from '@/lib/knowledge/read'
import { portalBase } from '@/lib/media/model'
import { readPictures } from '@/lib/media/pictures'
import { measureText } from '@/lib/measures/model'
import { measurePageOf, readMeasures } from '@/lib/measures/read'
import { eventOf, eventText, isComingType, newsText, pageOf } from '@/lib/news/model'
import { documentPages, easyReadIds, easyReadPages, englishSegment, knowledgePath, type Locale } from '@/lib/routes'

interface Edition { type: ContentType; slug: string; locale: Locale; body: unknown }

/** An edition as its page would look: the very components of the public site. */
export function EditionAsPage({ edition }: { edition: Edition }) {
  const { type, slug, locale } = edition
  const page = documentPages.find((id) => englishSegment(id) === slug)
  const easy = easyReadIds.find((id) => englishSegment(easyReadPages[id]) === slug)
  return (
    <PublicPage locale={locale} page={isComingType(type) ? pageOf[type] : type === 'easy-read' && easy ? easy : type === 'page' && page ? page : 'guide'}>
      <Content edition={edition} />
    </PublicPage>
  )
}

async function Content({ edition: { type, slug, locale, body } }: { edition: Edition }) {
  if (type === 'measure') return <MeasureView page={await measurePageOf(slug, measureText.parse(body))} />
  if (type === 'knowledge') {
    const measures = await readMeasures()
    return <EntryView entry={knowledgeEntryOf(slug, knowledgeText.parse(body))} measureTitles={Object.fromEntries(measures.map(({ slug: each, text }) => [each, text.title]))}
      versions={await readToldVersions('sv', 'knowledge', slug)} address={wholeAddress(knowledgePath(slug))} />
  }
  const [contacts, pictures] = [await readHelplines(systemNow()), await readPictures(body, portalBase)]
  if (type === 'news') return <OneNewsView page={{ kind: 'entry', entry: { slug, text: newsText.parse(body) } }} locale={locale} contacts={contacts} pictures={pictures} />
  if (type === 'event') return <OneEventView page={{ kind: 'entry', entry: eventOf(slug, eventText.parse(body), systemNow()) }} locale={locale} contacts={contacts} pictures={pictures} />
  return <DocumentPage document={document.parse(body)} locale={locale} contacts={contacts} pictures={pictures} />
}
