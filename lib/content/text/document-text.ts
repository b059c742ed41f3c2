/** A document (lib/content/model.ts) in its text form, both ways. */
import type { Document, Source } from '@/lib/content/model'
import type { LocatedFault } from '@/lib/content/text/fault'
import { printRuns, readRuns } from '@/lib/content/text/inline'
import { layOut, located, valuesOf, type HeadLine } from '@/lib/content/text/layout'
import { parseBlock } from '@/lib/content/text/parse-blocks'
import { printBlock } from '@/lib/content/text/print-blocks'

const keys = ['titel', 'rubrik', 'ingress', 'ring', 'ring kontakt', 'ring före', 'ring säg', 'ring ljud', 'ring efter', 'ägare', 'kontrollerad', 'månader', 'källa']
const partKeys = ['id', 'källor']

const printSource = (source: Source): string => printRuns([typeof source === 'string' ? source : { site: source.site, text: source.name }])
const line = (key: string, value: string | number | undefined): string[] => (value === undefined ? [] : [`${key}: ${value}`])

const printCall = (call: Document['call']): string[] => {
  if (!call) return []
  const said = [...line('ring säg', call.say), ...line('ring ljud', call.sound)]
  return 'contact' in call
    ? [...line('ring kontakt', call.contact), ...said]
    : [...line('ring', printRuns([{ dial: call.dial, shown: call.shown }])), ...line('ring före', call.before), ...said, ...line('ring efter', call.after)]
}

/** @param own lines of a kind that says more than a document does; they stand after the heading */
export function printDocument(document: Document, own: readonly string[] = []): string {
  const { title, heading, lead, call, owner, checkedOn, reviewMonths, sources, sections } = document
  const head = [
    ...line('titel', title), ...line('rubrik', heading), ...own, ...line('ingress', lead && printRuns(lead)), ...printCall(call),
    ...line('ägare', owner), ...line('kontrollerad', checkedOn), ...line('månader', reviewMonths), ...sources.map((source) => `källa: ${printSource(source)}`),
  ]
  const parts = sections.map((section) => [
    [section.heading === undefined ? '==' : `== ${section.heading}`, ...line('id', section.id), ...line('källor', section.from?.join(', '))].join('\n'),
    ...section.blocks.map((block) => printBlock(block).join('\n')),
  ].join('\n\n'))
  return [head.join('\n'), ...parts].join('\n\n')
}

/** `källa:` is words, or one link. */
const sourceOf = (value: string): unknown => {
  const runs = readRuns(value)
  const [only] = runs
  if (runs.length === 1 && typeof only === 'object' && only !== null && 'site' in only && 'text' in only) return { name: only.text, site: only.site }
  return runs.every((run) => typeof run === 'string') ? runs.join('') : only
}

function callOf(of: (key: string) => HeadLine | undefined, faults: LocatedFault[]): Record<string, unknown> | undefined {
  const value = (key: string) => of(key)?.value
  const some = <Key extends string>(name: Key, text: string | undefined) => (text === undefined ? {} : { [name]: text })
  const said = { ...some('say', value('ring säg')), ...some('sound', value('ring ljud')) }
  const [contact, number] = [value('ring kontakt'), of('ring')]
  if (contact !== undefined) return { contact, ...said }
  if (!number) return undefined
  const runs = located(number.line, faults, () => readRuns(number.value)) ?? []
  const [only] = runs
  const dialled = runs.length === 1 && typeof only === 'object' && only !== null && 'dial' in only ? only : {}
  return { ...some('before', value('ring före')), ...dialled, ...said, ...some('after', value('ring efter')) }
}

/**
 * What stands in the text, not yet checked against the schema, and on which line each part of it stands.
 * @param own what a kind says besides: the word before the colon, and what it is called in the schema
 */
export function readDocumentText(source: string, faults: LocatedFault[], own: Readonly<Record<string, string>> = {}): { raw: Record<string, unknown>; lines: Map<string, number> } {
  const { head, parts } = layOut(source, partKeys, faults)
  const of = valuesOf(head, [...keys, ...Object.keys(own)], ['källa'], faults)
  const lines = new Map<string, number>()
  const taken = (name: string, key: string, read: (value: string) => unknown = (value) => value) => {
    const found = of(key)
    if (!found) return {}
    lines.set(name, found.line)
    return { [name]: located(found.line, faults, () => read(found.value)) }
  }
  const call = callOf(of, faults)
  const number = of('ring') ?? of('ring kontakt')
  if (number) lines.set('call', number.line)
  const sections = parts.map((part, index) => {
    lines.set(`sections.${index}`, part.line)
    const own = valuesOf(part.head, partKeys, [], faults)
    const [id, from] = [own('id')?.value, own('källor')?.value]
    const blocks = part.chunks.map((chunk, at) => {
      const first = chunk[0]?.number ?? part.line
      lines.set(`sections.${index}.blocks.${at}`, first)
      return located(first, faults, () => parseBlock(chunk)) ?? {}
    })
    return {
      ...(id === undefined ? {} : { id }), ...(part.heading === '' ? {} : { heading: part.heading }),
      ...(from === undefined ? {} : { from: from.split(',').map((each) => each.trim()).filter(Boolean).map(Number) }), blocks,
    }
  })
  const sources = head.filter(({ key }) => key === 'källa').map(({ value, line: at }, index) => {
    lines.set(`sources.${index}`, at)
    return located(at, faults, () => sourceOf(value)) ?? ''
  })
  return {
    raw: {
      ...Object.fromEntries(Object.entries(own).flatMap(([key, name]) => Object.entries(taken(name, key)))),
      ...taken('title', 'titel'), ...taken('heading', 'rubrik'), ...taken('lead', 'ingress', readRuns), ...(call ? { call } : {}), ...taken('owner', 'ägare'),
      ...taken('checkedOn', 'kontrollerad'), ...taken('reviewMonths', 'månader', Number), sources, sections,
    },
    lines,
  }
}
