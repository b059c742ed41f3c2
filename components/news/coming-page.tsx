import { DocumentPage } from '@/components/content/document-page'
import { EventFacts } from '@/components/news/event-facts'
import type { Document } from '@/lib/content/model'
import type { Contact } from '@/lib/directory/model'
import { longDay } from '@/lib/i18n/dates'
import { translator } from '@/lib/i18n/translator'
import type { EventEntry, NewsEntry, OnePage } from '@/lib/news/model'
import type { Pictures } from '@/lib/media/model'
import { publicPath, type ComingPage, type Locale } from '@/lib/routes'

interface Props<Entry> { page: Exclude<OnePage<Entry>, null>; locale: Locale; contacts: Contact[]; pictures: Pictures }

const crumbTo = (page: ComingPage, locale: Locale) => ({ href: publicPath(page, locale), text: translator(locale, 'layout')(page) })
const documentOf = <Text extends Document>(page: { kind: 'entry'; entry: { text: Text } } | { kind: 'gone'; document: Document }): Document =>
  (page.kind === 'entry' ? page.entry.text : page.document)

/** A piece of news, or what stands in its place when it was taken down. */
export function OneNewsView({ page, locale, contacts, pictures }: Props<NewsEntry>) {
  const day = page.kind === 'entry' ? page.entry.text.day : null
  return (
    <DocumentPage document={documentOf(page)} locale={locale} contacts={contacts} pictures={pictures} crumb={crumbTo('news', locale)}
      after={day !== null && <p className="small"><time dateTime={day}>{longDay(day, locale)}</time></p>} />
  )
}

/** An event, or what stands in its place when it was taken down. */
export function OneEventView({ page, locale, contacts, pictures }: Props<EventEntry>) {
  return (
    <DocumentPage document={documentOf(page)} locale={locale} contacts={contacts} pictures={pictures} crumb={crumbTo('calendar', locale)}
      after={page.kind === 'entry' && <EventFacts entry={page.entry} locale={locale} />} />
  )
}
