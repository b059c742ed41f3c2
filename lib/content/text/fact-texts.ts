/** The text forms of a measure and of an entry of the knowledge support, both ways. Their parts have names of their own. */
import type { KnowledgeText } from '@/lib/knowledge/model'
import type { MeasureText } from '@/lib/measures/model'
import { Faulty, type LocatedFault } from '@/lib/content/text/fault'
import { printRuns, readRuns } from '@/lib/content/text/inline'
import { layOut, located, valuesOf, type Part } from '@/lib/content/text/layout'

export interface ReadText { raw: Record<string, unknown>; lines: Map<string, number> }

const bullets = (part: Part | undefined, faults: LocatedFault[]): unknown[] => (part?.chunks.flat() ?? []).flatMap(({ number, text }) => {
  const runs = located(number, faults, () => {
    if (!text.startsWith('- ')) throw new Faulty('notInBlock', text)
    return readRuns(text.slice(2))
  })
  return runs ? [runs] : []
})
/** The same, of words alone. */
const words = (part: Part | undefined, faults: LocatedFault[]): unknown[] => (part?.chunks.flat() ?? []).flatMap(({ number, text }) => {
  const found = located(number, faults, () => {
    if (!text.startsWith('- ')) throw new Faulty('notInBlock', text)
    return text.slice(2)
  })
  return found === null ? [] : [found]
})

interface Reading {
  keys: Record<string, { name: string; read?: (value: string) => unknown }>
  parts: Record<string, string>
}

/** What the heads and parts of one kind say; a part that the kind does not have is a fault. */
function reading(source: string, { keys, parts: known }: Reading, faults: LocatedFault[]) {
  const { head, parts } = layOut(source, [], faults)
  const of = valuesOf(head, [...Object.keys(keys), 'källa'], ['källa'], faults)
  const lines = new Map<string, number>()
  const raw: Record<string, unknown> = { sources: head.filter(({ key }) => key === 'källa').map(({ value }) => value) }
  for (const [key, { name, read = (value: string) => value }] of Object.entries(keys)) {
    const found = of(key)
    if (!found) continue
    lines.set(name, found.line)
    raw[name] = located(found.line, faults, () => read(found.value))
  }
  for (const { heading, line } of parts) if (!(heading in known)) faults.push({ line, fault: 'unknownKey', shown: heading.slice(0, 40) })
  const part = (heading: string) => {
    const found = parts.find((each) => each.heading === heading)
    if (found) lines.set(known[heading] ?? '', found.line)
    return found
  }
  return { raw, lines, part }
}

const measureParts = { 'Vad det är': 'what', 'Så kan det se ut': 'looks', 'Vad det kostar': 'cost', 'Fråga om': 'ask', 'Under tiden': 'meanwhile', 'Lag': 'law' } as const
const listParts = { 'Vad det är': 'what', 'Så kan det se ut': 'looks', 'Vad det kostar': 'cost', 'Fråga om': 'ask', 'Under tiden': 'meanwhile' } as const

export function printMeasure(text: MeasureText): string {
  const head = [`titel: ${text.title}`, `rubrik: ${text.heading}`, `ingress: ${printRuns(text.lead)}`, `säg: ${text.say}`, `ägare: ${text.owner}`, ...text.sources.map((key) => `källa: ${key}`)]
  const lists = Object.entries(listParts).map(([heading, name]) => [`== ${heading}`, '', ...text[name].map((runs) => `- ${printRuns(runs)}`)].join('\n'))
  const law = ['== Lag', '', ...text.law.flatMap((each) => [`* ${each.law}`, each.about])].join('\n')
  return [head.join('\n'), ...lists, law].join('\n\n')
}

export function readMeasureText(source: string, faults: LocatedFault[]): ReadText {
  const { raw, lines, part } = reading(source, {
    keys: { titel: { name: 'title' }, rubrik: { name: 'heading' }, ingress: { name: 'lead', read: readRuns }, säg: { name: 'say' }, ägare: { name: 'owner' } }, parts: measureParts,
  }, faults)
  for (const [heading, name] of Object.entries(listParts)) raw[name] = bullets(part(heading), faults)
  const laws: { law: string; about?: string }[] = []
  for (const { number, text } of part('Lag')?.chunks.flat() ?? []) {
    const last = laws.at(-1)
    if (text.startsWith('* ')) laws.push({ law: text.slice(2) })
    else if (last && last.about === undefined) last.about = text
    else faults.push({ line: number, fault: 'notInBlock', shown: text.slice(0, 40) })
  }
  return { raw: { ...raw, law: laws }, lines }
}

const list = (value: string): string[] => value.split(',').map((each) => each.trim()).filter(Boolean)
const orNull = (value: string): string | null => (value === '' ? null : value)

export function printKnowledge(text: KnowledgeText): string {
  const head = [
    `titel: ${text.title}`, `rubrik: ${text.heading}`, `ägare: ${text.owner}`, `utgivare: ${text.publisher}`, `år: ${text.year ?? ''}`, `slag: ${text.kind}`,
    `målgrupp: ${text.audience.join(', ')}`, `hjälper: ${text.helps}`, `belägg: ${text.evidence ?? ''}`, `insatser: ${text.measures.join(', ')}`, `läst: ${text.checked}`,
    ...text.sources.map((key) => `källa: ${key}`),
  ]
  return [head.join('\n'), ['== Sammanfattning', '', ...text.summary.map((each) => `- ${each}`)].join('\n')].join('\n\n')
}

export function readKnowledgeText(source: string, faults: LocatedFault[]): ReadText {
  const { raw, lines, part } = reading(source, {
    keys: {
      titel: { name: 'title' }, rubrik: { name: 'heading' }, ägare: { name: 'owner' }, utgivare: { name: 'publisher' }, år: { name: 'year', read: orNull }, slag: { name: 'kind' },
      målgrupp: { name: 'audience', read: list }, hjälper: { name: 'helps' }, belägg: { name: 'evidence', read: orNull }, insatser: { name: 'measures', read: list }, läst: { name: 'checked' },
    },
    parts: { Sammanfattning: 'summary' },
  }, faults)
  return { raw: { ...raw, summary: words(part('Sammanfattning'), faults) }, lines }
}
