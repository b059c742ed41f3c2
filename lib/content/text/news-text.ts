/** The text forms of news and events: a document's, with the lines that say when, where and for whom. */
import { printDocument, readDocumentText } from '@/lib/content/text/document-text'
import type { ReadText } from '@/lib/content/text/fact-texts'
import type { LocatedFault } from '@/lib/content/text/fault'
import type { EventText, NewsText } from '@/lib/news/model'

const newsLines = { dag: 'day' } as const
const eventLines = { börjar: 'starts', slutar: 'ends', plats: 'place', 'på nätet': 'online', för: 'audience' } as const

export const printNews = ({ day, ...document }: NewsText): string => printDocument(document, [`dag: ${day}`])

export function printEvent({ starts, ends, place, online, audience, ...document }: EventText): string {
  const said = { starts, ends, place, online, audience }
  return printDocument(document, Object.entries(eventLines).flatMap(([key, name]) => (said[name] === undefined ? [] : [`${key}: ${said[name]}`])))
}

export const readNewsText = (source: string, faults: LocatedFault[]): ReadText => readDocumentText(source, faults, newsLines)
export const readEventText = (source: string, faults: LocatedFault[]): ReadText => readDocumentText(source, faults, eventLines)
