import { Fragment, type Attrs, type Mark, type Node, type NodeType } from 'prosemirror-model'
import { readRuns } from '@/lib/content/text/inline'
import { cellsOf, itemsOf, parseBlock } from '@/lib/content/text/parse-blocks'
import { blockWords, noteWords, statementWords } from '@/lib/content/text/words'
import { isGoal } from '@/lib/editorial/blocks/goal'
import { blockSchema } from '@/lib/editorial/blocks/schema'
import { isRunField, printedBlock } from '@/lib/editorial/blocks/to-text'

const { nodes, marks } = blockSchema

const bullet = /^- /
const numbered = /^\d+\. /

/** Thrown where lines are no block that has a look of its own; caught where the lines become a block as they were typed. */
class Unread extends Error {}

/** A run as the reader gives it, as text with at most one mark. */
function marked(run: unknown): { text: string; mark: Mark | null } {
  if (typeof run === 'string') return { text: run, mark: null }
  const of = run as Record<string, unknown>
  const text = of.strong ?? of.foreign ?? of.text ?? of.shown
  if (typeof text !== 'string' || text === '') throw new Unread()
  if ('strong' in of) return { text, mark: marks.strong.create() }
  if ('foreign' in of) return { text, mark: marks.foreign.create({ lang: of.lang }) }
  const goal = 'page' in of ? `sida:${String(of.page)}` : 'dial' in of ? `tel:${String(of.dial)}` : String(of.site)
  if (!isGoal(goal)) throw new Unread()
  return { text, mark: marks.link.create({ goal }) }
}
const plain = (words: string): Node[] => (words === '' ? [] : [blockSchema.text(words)])
const runs = (line: string): Node[] => readRuns(line).map(marked).map(({ text, mark }) => blockSchema.text(text, mark ? [mark] : []))
/** Lines of running text that stand together are one. */
const running = (lines: readonly string[]): Node[] => runs(lines.join(' '))

const node = (type: NodeType, content: readonly Node[] | null = null, attrs: Attrs | null = null): Node => type.create(attrs, content === null ? null : Fragment.fromArray([...content]))
/** A block with its parts; those that it cannot do without and that nobody has begun on yet stand there empty. */
function whole(type: NodeType, content: readonly Node[]): Node {
  const made = type.createAndFill(null, Fragment.fromArray([...content]))
  if (!made) throw new Unread()
  return made
}
const keyOf = <Key extends string>(words: Record<Key, string>, shown: string): Key => {
  for (const key of Object.keys(words) as Key[]) if (words[key] === shown) return key
  throw new Unread()
}
const name = (words: string): Node => node(nodes.name, plain(words))
const bullets = (lines: readonly string[]): Node[] => {
  if (lines.some((line) => !bullet.test(line))) throw new Unread()
  return lines.map((line) => node(nodes.line, runs(line.slice(2))))
}
const linesOf = (lines: readonly string[]): Node[] => (lines.length === 0 ? [node(nodes.line)] : bullets(lines))
const sayings = (lines: readonly string[]): Node[] => itemsOf(lines).map(({ heading, lines: [sound = '~ '] }) =>
  node(nodes.saying, [node(nodes.said, plain(heading)), node(nodes.sound, plain(sound.slice(2)))]))
/** `key: the rest` of a heading. */
function named(heading: string): [string, string] {
  const at = heading.indexOf(': ')
  if (at < 0) throw new Unread()
  return [heading.slice(0, at), heading.slice(at + 2)]
}

function leg({ heading, lines }: { heading: string; lines: string[] }): Node {
  const at = lines.findIndex((line) => line.startsWith('> '))
  const [own, forks] = at < 0 ? [lines, []] : [lines.slice(0, at), lines.slice(at)]
  const told = (key: string) => own.find((line) => line.startsWith(key))?.slice(key.length) ?? ''
  return whole(nodes.leg, [
    name(heading), node(nodes.who, plain(told('vem: '))), node(nodes.when, plain(told('när: '))), ...linesOf(own.filter((line) => !/^(vem|när): /.test(line))),
    ...(forks.length === 0 ? [] : itemsOf(forks, '> ').map((fork) => node(nodes.fork, [name(fork.heading), ...linesOf(fork.lines)]))),
  ])
}

function table(caption: string, [head = '', ...rows]: readonly string[]): Node {
  // The heads are words alone; an escaped sign in one of them is found by the comparison with what it prints.
  const heads = cellsOf(head).map((cell) => node(nodes.headCell, runs(cell)))
  return node(nodes.table, [
    node(nodes.caption, plain(caption)),
    node(nodes.rows, [node(nodes.headRow, heads), ...rows.map((row) => node(nodes.row, cellsOf(row).map((cell) => node(nodes.cell, runs(cell)))))]),
  ])
}

function special(word: string, rest: string, lines: readonly string[]): Node {
  switch (Object.entries(blockWords).find(([each]) => each === word)?.[1]) {
    case 'lead': return node(nodes.lead, running(lines))
    case 'unknown': return node(nodes.unknown, running(lines))
    case 'note': return node(nodes.note, running(lines), { kind: keyOf(noteWords, rest) })
    case 'facts': return node(nodes.facts, itemsOf(lines).map((item) => node(nodes.pair, [name(item.heading), node(nodes.explained, running(item.lines))])))
    case 'steps': return whole(nodes.steps, itemsOf(lines).map((item) => node(nodes.pair, [name(item.heading), node(nodes.explained, running(item.lines))])))
    case 'says': return node(nodes.says, sayings(lines))
    case 'card': return node(nodes.card, [name(rest), ...sayings(lines)])
    case 'path': return whole(nodes.path, itemsOf(lines).map(leg))
    case 'questions': return node(nodes.questions, itemsOf(lines).map((item) => node(nodes.group, [name(item.heading), ...linesOf(item.lines)])))
    case 'boxes': return whole(nodes.boxes, itemsOf(lines).map((item) => node(nodes.group, [name(item.heading), ...linesOf(item.lines)])))
    case 'ways': return node(nodes.ways, itemsOf(lines).map((item) => {
      const [page, heading] = named(item.heading)
      return node(nodes.way, [name(heading), node(nodes.about, running(item.lines))], { page })
    }))
    case 'table': return table(rest, lines)
    case 'contacts': return node(nodes.contacts, null, { keys: rest })
    case 'contact': return node(nodes.contact, null, { keys: rest })
    case 'jump': return whole(nodes.jump, itemsOf(lines).map((item) => { const [to, words] = named(item.heading); return node(nodes.target, plain(words), { to }) }))
    case 'image': {
      const own = (key: string) => plain(lines.find((line) => line.startsWith(key))?.slice(key.length) ?? '')
      return node(nodes.image, [node(nodes.alternative, own('alt: ')), node(nodes.legend, own('text: '))], { id: rest })
    }
    case 'finder': return node(nodes.finder)
    case 'statement': return node(nodes.statement, null, { part: keyOf(statementWords, rest) })
    case undefined: throw new Unread()
  }
}

function structured(lines: readonly string[], isPlain: boolean): Node {
  const [first = '', ...rest] = lines
  const inItem = isPlain ? plain : runs
  if (bullet.test(first)) return node(nodes.bullets, lines.map((line) => node(nodes.item, inItem(line.replace(bullet, '')))))
  if (isPlain) throw new Unread()
  if (numbered.test(first)) return node(nodes.numbers, lines.map((line) => node(nodes.item, runs(line.replace(numbered, '')))))
  if (first.startsWith('* ')) return node(nodes.laws, itemsOf(lines).map((item) => node(nodes.law, [name(item.heading), node(nodes.about, plain(item.lines.join(' ')))])))
  const [, word, more = ''] = /^@(\S+)(?: (.*))?$/u.exec(first) ?? []
  return word === undefined ? node(nodes.paragraph, running(lines)) : special(word, more, rest)
}

/** What lines say to the reader of the text form; lines that it cannot read say themselves. */
function meaning(lines: readonly string[], isPlain: boolean): string {
  if (isPlain) return lines.join('\n')
  try {
    return JSON.stringify(parseBlock(lines.map((text, at) => ({ number: at + 1, text }))))
  } catch {
    return lines.join('\n')
  }
}

const asTyped = (lines: readonly string[]): Node => nodes.typed.create(null, plain(lines.join('\n')))

/** The lines between two empty ones as a block. It has a look of its own only when it would print as lines that say the very same. */
function blockOf(lines: readonly string[], isPlain: boolean): Node {
  try {
    const made = structured(lines, isPlain)
    made.check()
    return meaning(printedBlock(made, isPlain), isPlain) === meaning(lines, isPlain) ? made : asTyped(lines)
  } catch {
    return asTyped(lines)
  }
}

const fieldLine = /^([a-zåäö]+(?: [a-zåäö]+)?):(?: (.*))?$/u

/** The lines before the first heading as fields; null when one of them is none. */
function headOf(lines: readonly string[], isPlain: boolean): Node | null {
  const fields: Node[] = []
  for (const line of lines) {
    const [, key, value = ''] = fieldLine.exec(line) ?? []
    if (key === undefined) return null
    try {
      const field = node(nodes.field, isRunField(key, isPlain) ? runs(value) : plain(value), { name: key })
      if (meaningOfField(printedBlock(node(nodes.head, [field]), isPlain)[0] ?? '') !== meaningOfField(line)) return null
      fields.push(field)
    } catch {
      return null
    }
  }
  return fields.length === 0 ? null : node(nodes.head, fields)
}
/** Signs that need no escape may stand with one. */
const meaningOfField = (line: string): string => line.replace(/\\(.)/gu, '$1').trimEnd()

/** A place in a text: where its line stands, counted from 1, and which block of the text begins there. */
export interface BlocksOf { doc: Node; lines: number[] }

/**
 * A text in the text form as blocks to write in. What cannot be read is a block of its lines as they were typed: nothing is lost on the
 * way there and back.
 * @param isPlain a kind of text that is words alone, without links and emphasis
 */
export function blocksOf(source: string, isPlain = false): BlocksOf {
  const blocks: Node[] = []
  const starts: number[] = []
  let chunk: string[] = []
  const before: { lines: string[]; at: number }[] = []
  let isHead = true
  let section: { heading: string; lines: string[]; at: number } | null = null
  const add = (made: Node, at: number) => { blocks.push(made); starts.push(at) }
  const close = (next: number) => {
    if (section) add(nodes.section.create({ lines: section.lines.join('\n') }, plain(section.heading)), section.at)
    section = null
    if (chunk.length > 0 && isHead) before.push({ lines: chunk, at: next - chunk.length })
    else if (chunk.length > 0) add(blockOf(chunk, isPlain), next - chunk.length)
    chunk = []
  }
  const closeHead = () => {
    const head = headOf(before.flatMap(({ lines }) => lines), isPlain)
    if (head) add(head, 1)
    else for (const { lines, at } of before) add(asTyped(lines), at)
    isHead = false
  }
  const all = source.replace(/\r\n?/g, '\n').split('\n')
  for (const [index, line] of all.entries()) {
    const at = index + 1
    if (/^==( |$)/.test(line)) {
      close(at)
      if (isHead) closeHead()
      section = { heading: line.slice(3), lines: [], at }
    } else if (line.trim() === '') close(at)
    else if (section && /^(?:id|källor):(?: |$)/.test(line)) section.lines.push(line)
    else {
      if (section) close(at)
      chunk.push(line)
    }
  }
  close(all.length + 1)
  if (isHead) closeHead()
  if (blocks.every(({ type }) => type === nodes.head)) add(nodes.paragraph.create(), all.length)
  return { doc: nodes.doc.create(null, blocks), lines: starts }
}
