/**
 * Every kind of content as plain text that a person can write, and back: what the editor edits when there is no script. One
 * line is one paragraph or item, an empty line ends a block, `== ` begins a section, `@` a block of its own kind. The
 * signs are told beside the form (messages/sv/editorial.json). Reading what was printed gives the same content again.
 */
import { z } from 'zod'
import { document, type ContentType, type Document } from '@/lib/content/model'
import { printDocument, readDocumentText } from '@/lib/content/text/document-text'
import { printKnowledge, printMeasure, readKnowledgeText, readMeasureText } from '@/lib/content/text/fact-texts'
import { topicWordsIn } from '@/lib/content/topic-words'
import type { LocatedFault, TextFault } from '@/lib/content/text/fault'
import { printEvent, printNews, readEventText, readNewsText } from '@/lib/content/text/news-text'
import { knowledgeText, type KnowledgeText } from '@/lib/knowledge/model'
import { measureText, type MeasureText } from '@/lib/measures/model'
import { eventText, isComingType, newsText, type EventText, type NewsText } from '@/lib/news/model'

export type Body = Document | MeasureText | KnowledgeText | NewsText | EventText

/** The schema that content of this kind is held to. */
export function shapeOf(type: ContentType): z.ZodType<Body> {
  switch (type) {
    case 'measure': return measureText
    case 'knowledge': return knowledgeText
    case 'news': return newsText
    case 'event': return eventText
    default: return document
  }
}

/** @param body content that fits `shapeOf(type)` */
export function printText(type: ContentType, body: unknown): string {
  switch (type) {
    case 'measure': return printMeasure(measureText.parse(body))
    case 'knowledge': return printKnowledge(knowledgeText.parse(body))
    case 'news': return printNews(newsText.parse(body))
    case 'event': return printEvent(eventText.parse(body))
    default: return printDocument(document.parse(body))
  }
}

/** Who has reviewed it is never typed: it is what the workflow knows. */
interface Kept { reviewedOn: string | null; reviewedBy: string | null }

export type ReadBody = { ok: true; body: Body } | { ok: false; faults: LocatedFault[] }

const readers = { measure: readMeasureText, knowledge: readKnowledgeText, news: readNewsText, event: readEventText } as const

/** The text as content, or everything that is wrong with it, line by line. */
export function readText(type: ContentType, source: string, { reviewedOn, reviewedBy }: Kept): ReadBody {
  const faults: LocatedFault[] = []
  const read = type in readers ? readers[type as keyof typeof readers] : readDocumentText
  const { raw, lines } = read(source.normalize('NFC').replace(/\r\n?/g, '\n'), faults)
  const parsed = shapeOf(type).safeParse({ ...raw, reviewedOn, reviewedBy })
  if (parsed.success && isComingType(type)) faults.push(...outsideWords(parsed.data.title, lines))
  if (faults.length === 0 && !parsed.success) faults.push(...parsed.error.issues.map((issue) => locate(issue, lines)))
  if (faults.length === 0 && parsed.success) return { ok: true, body: parsed.data }
  return { ok: false, faults: faults.sort((one, other) => one.line - other.line) }
}

const lineOf = (path: readonly PropertyKey[], lines: Map<string, number>): number => {
  for (let length = path.length; length > 0; length -= 1) {
    const found = lines.get(path.slice(0, length).map(String).join('.'))
    if (found !== undefined) return found
  }
  return 1
}

function locate(issue: z.core.$ZodIssue, lines: Map<string, number>): LocatedFault {
  const fault = ((): TextFault => {
    if (issue.code === 'too_big') return 'tooLong'
    if (JSON.stringify(issue).includes('unknown page')) return 'unknownPage'
    if (issue.code === 'invalid_type' || issue.code === 'too_small') return 'missing'
    return 'badValue'
  })()
  return { line: lineOf(issue.path, lines), fault, shown: nameOf(issue.path) }
}

/** The Swedish name of the head that a path leads to, as the form writes it. */
const names: Record<string, string> = {
  title: 'titel', heading: 'rubrik', lead: 'ingress', call: 'ring', owner: 'ägare', checkedOn: 'kontrollerad', reviewMonths: 'månader', sources: 'källa', say: 'säg', publisher: 'utgivare',
  day: 'dag', starts: 'börjar', ends: 'slutar', place: 'plats', online: 'på nätet', year: 'år', kind: 'slag', audience: 'målgrupp', helps: 'hjälper', evidence: 'belägg', measures: 'insatser', checked: 'läst', summary: 'Sammanfattning', what: 'Vad det är',
  looks: 'Så kan det se ut', cost: 'Vad det kostar', ask: 'Fråga om', meanwhile: 'Under tiden', law: 'Lag', sections: '',
}
/** A title stands in tabs and history lists, where it must not tell why somebody was there. */
const outsideWords = (title: string, lines: Map<string, number>): LocatedFault[] =>
  (topicWordsIn(title).length === 0 ? [] : [{ line: lines.get('title') ?? 1, fault: 'tellsOutside', shown: 'titel' }])

const nameOf = (path: readonly PropertyKey[]): string => names[String(path[0] ?? '')] ?? ''
