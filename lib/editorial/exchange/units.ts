/**
 * A document as the pieces of text that a translator translates, and back. Numbers, links' goals, keys, days and sources are no
 * text: they follow the Swedish.
 */
import type { Block, Document, Inline } from '@/lib/content/model'
import { printRuns, readRuns } from '@/lib/content/text/inline'

/** What becomes of each piece: words alone, words that only a translation has (how Swedish sounds), or words with links and numbers. */
interface Visitor {
  words(id: string, text: string): string
  sound(id: string, say: string, sound: string | undefined): string | undefined
  runs(id: string, runs: readonly Inline[]): Inline[]
}

type Said = { say: string; sound?: string | undefined }
type Headed = { heading: string; text: Inline[][] }

/** The same document with every piece of text gone through `visit`, in the order it is read. */
function mapText<Body extends Document>(body: Body, visit: Visitor): Body {
  const { words, runs } = visit
  const said = <One extends Said>(id: string, one: One): One => {
    const { sound: before, ...rest } = one
    const sound = visit.sound(`${id}.sound`, one.say, before)
    return { ...rest, ...(sound === undefined ? {} : { sound }) } as One
  }
  const lines = (id: string, all: readonly Inline[][]): Inline[][] => all.map((line, at) => runs(`${id}.${at}`, line))
  const headed = (id: string, one: Headed) => ({ heading: words(`${id}.heading`, one.heading), text: lines(`${id}.text`, one.text) })
  const each = <One, Other>(id: string, all: readonly One[], one: (id: string, value: One) => Other): Other[] => all.map((value, at) => one(`${id}.${at}`, value))

  function block(id: string, of: Block): Block {
    switch (of.type) {
      case 'paragraph': case 'lead': case 'unknown': case 'note': return { ...of, text: runs(`${id}.text`, of.text) }
      case 'list': return { ...of, items: lines(`${id}.items`, of.items) }
      case 'facts': return { ...of, items: each(`${id}.items`, of.items, (at, { term, text }) => ({ term: words(`${at}.term`, term), text: runs(`${at}.text`, text) })) }
      case 'says': return { ...of, items: each(`${id}.items`, of.items, said) }
      case 'steps': return { ...of, items: each(`${id}.items`, of.items, (at, { heading, text }) => ({ heading: words(`${at}.heading`, heading), text: runs(`${at}.text`, text) })) }
      case 'path': return {
        ...of,
        steps: each(`${id}.steps`, of.steps, (at, step) => ({
          ...step, heading: words(`${at}.heading`, step.heading),
          ...(step.who === undefined ? {} : { who: words(`${at}.who`, step.who) }), ...(step.when === undefined ? {} : { when: words(`${at}.when`, step.when) }),
          text: lines(`${at}.text`, step.text), ...(step.fork === undefined ? {} : { fork: each(`${at}.fork`, step.fork, headed) }),
        })),
      }
      case 'questions': return { ...of, items: each(`${id}.items`, of.items, (at, { question, answer }) => ({ question: words(`${at}.question`, question), answer: lines(`${at}.answer`, answer) })) }
      case 'card': return { ...of, heading: words(`${id}.heading`, of.heading), lines: each(`${id}.lines`, of.lines, said) }
      case 'ways': return { ...of, items: each(`${id}.items`, of.items, (at, way) => ({ ...way, heading: words(`${at}.heading`, way.heading), text: words(`${at}.text`, way.text) })) }
      case 'boxes': return { ...of, items: each(`${id}.items`, of.items, headed) }
      case 'table': return {
        ...of, caption: words(`${id}.caption`, of.caption), head: of.head.map((cell, at) => (cell === '' ? cell : words(`${id}.head.${at}`, cell))), rows: each(`${id}.rows`, of.rows, lines),
      }
      case 'jump': return { ...of, items: each(`${id}.items`, of.items, (at, { to, text }) => ({ to, text: words(`${at}.text`, text) })) }
      case 'image': return { ...of, ...(of.alt === undefined ? {} : { alt: words(`${id}.alt`, of.alt) }), ...(of.caption === undefined ? {} : { caption: words(`${id}.caption`, of.caption) }) }
      case 'contacts': case 'contact': case 'finder': case 'statement': return of
    }
  }

  function call(of: NonNullable<Document['call']>): NonNullable<Document['call']> {
    if ('contact' in of) return said('call', of)
    return { ...said('call', of), before: words('call.before', of.before), ...(of.after === undefined ? {} : { after: words('call.after', of.after) }) }
  }

  const own = { place: 'place', audience: 'audience' } as const
  const more = Object.keys(own).flatMap((name) => {
    const text: unknown = Reflect.get(body, name)
    return typeof text === 'string' ? [[name, words(name, text)] as const] : []
  })
  return {
    ...body, ...Object.fromEntries(more),
    title: words('title', body.title), heading: words('heading', body.heading), ...(body.lead === undefined ? {} : { lead: runs('lead', body.lead) }),
    ...(body.call === undefined ? {} : { call: call(body.call) }), owner: words('owner', body.owner),
    sections: each('sections', body.sections, (id, section) => ({
      ...section, ...(section.heading === undefined ? {} : { heading: words(`${id}.heading`, section.heading) }), blocks: each(`${id}.blocks`, section.blocks, block),
    })),
  }
}

/** `text`: words, runs in their signs, or the sentence that `sound` tells the sound of, which the Swedish leaves empty. */
export interface Piece { id: string; kind: 'words' | 'sound' | 'runs'; text: string; sound: string }

/** Every piece of a document, in the order it is read. */
export function piecesOf(body: Document): Piece[] {
  const found: Piece[] = []
  mapText(body, {
    words(id, text) { found.push({ id, kind: 'words', text, sound: '' }); return text },
    sound(id, say, sound) { found.push({ id, kind: 'sound', text: say, sound: sound ?? '' }); return sound },
    runs(id, runs) { found.push({ id, kind: 'runs', text: printRuns(runs), sound: '' }); return [...runs] },
  })
  return found
}

/** The document with what `targets` has for each piece, not yet checked against the schema. @throws Faulty where signs cannot be read */
export const filledWith = <Body extends Document>(body: Body, targets: ReadonlyMap<string, string>): Body => mapText(body, {
  words: (id, text) => targets.get(id) ?? text,
  sound: (id, _say, sound) => targets.get(id) ?? sound,
  runs: (id, runs) => { const target = targets.get(id); return target === undefined ? [...runs] : readRuns(target) as Inline[] },
})
