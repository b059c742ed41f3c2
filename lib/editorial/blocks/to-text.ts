import type { Node } from 'prosemirror-model'
import { plainLine, printRuns } from '@/lib/content/text/inline'
import { noteWords, statementWords } from '@/lib/content/text/words'
import type { Inline } from '@/lib/content/model'

/** A line of the text form is one line. */
const oneLine = (text: string): string => text.replace(/\s*[\n\r\u2028\u2029]\s*/g, ' ')

/** A piece of text with its mark, as a run of the site. */
function runOf(node: Node): Inline {
  const text = oneLine(node.text ?? '')
  const [mark] = node.marks
  const goal = String(mark?.attrs.goal ?? '')
  switch (mark?.type.name) {
    case 'strong': return { strong: text }
    case 'foreign': return { foreign: text, lang: mark.attrs.lang as 'sv' }
    case 'link': return goal.startsWith('sida:') ? { page: goal.slice(5) as 'start', text } : goal.startsWith('tel:') ? { dial: goal.slice(4), shown: text } : { site: goal, text }
    default: return text
  }
}
const childrenOf = (node: Node): Node[] => Array.from({ length: node.childCount }, (_, at) => node.child(at))
const named = (node: Node, name: string): Node[] => childrenOf(node).filter(({ type }) => type.name === name)
const runs = (node: Node): string => printRuns(childrenOf(node).map(runOf))
const plain = (node: Node): string => oneLine(node.textContent)
const running = (node: Node): string => plainLine(runs(node))
const of = (node: Node, name: string): string => { const [found] = named(node, name); return found ? plain(found) : '' }

/** Parts that somebody has begun on; the others are not there yet. */
const begun = (node: Node, name: string): Node[] => named(node, name).filter(({ textContent }) => textContent !== '')
const bullets = (node: Node): string[] => {
  const lines = begun(node, 'line')
  return lines.length === 0 ? ['- '] : lines.map((line) => `- ${runs(line)}`)
}
const told = (key: string, value: string): string[] => (value === '' ? [] : [`${key}: ${value}`])
const explained = (pair: Node): string[] => named(pair, 'explained').map(running)
const sayings = (node: Node): string[] => begun(node, 'saying').flatMap((saying) => [`* ${of(saying, 'said')}`, ...(of(saying, 'sound') === '' ? [] : [`~ ${of(saying, 'sound')}`])])
const groups = (node: Node): string[] => begun(node, 'group').flatMap((group) => [`* ${of(group, 'name')}`, ...bullets(group)])
const cells = (row: Node, print: (cell: Node) => string): string => `| ${childrenOf(row).map(print).join(' | ')} |`
const withParts = (word: string, parts: string[]): string[] => (parts.length === 0 ? [] : [word, ...parts])
const oneText = (word: string, node: Node): string[] => (node.content.size === 0 ? [] : [word, running(node)])

const runFields = ['ingress', 'källa', 'ring']
/** Whether a line of the head may have links and emphasis. */
export const isRunField = (key: string, isPlain: boolean): boolean => !isPlain && runFields.includes(key)

function linesOf(node: Node, isPlain: boolean): string[] {
  const { attrs } = node
  switch (node.type.name) {
    case 'head': return childrenOf(node).map((field) => {
      const key = String(field.attrs.name)
      const value = isRunField(key, isPlain) ? runs(field) : plain(field)
      return `${key}: ${value}`
    })
    case 'section': return [plain(node) === '' ? '==' : `== ${plain(node)}`, ...String(attrs.lines).split('\n')]
    case 'bullets': return begun(node, 'item').map((item) => `- ${isPlain ? plain(item) : runs(item)}`)
    case 'numbers': return begun(node, 'item').map((item, at) => `${at + 1}. ${runs(item)}`)
    case 'lead': return oneText('@ingress', node)
    case 'unknown': return oneText('@okänt', node)
    case 'note': return oneText(`@ruta ${noteWords[attrs.kind as keyof typeof noteWords]}`, node)
    case 'facts': return withParts('@fakta', begun(node, 'pair').flatMap((pair) => [`* ${of(pair, 'name')}`, ...explained(pair)]))
    case 'steps': return withParts('@steg', begun(node, 'pair').flatMap((pair) => [`* ${of(pair, 'name')}`, ...explained(pair)]))
    case 'says': return withParts('@säg', sayings(node))
    case 'card': return node.textContent === '' ? [] : [`@kort ${of(node, 'name')}`, ...sayings(node)]
    case 'path': return withParts('@väg', begun(node, 'leg').flatMap((leg) => [
      `* ${of(leg, 'name')}`, ...told('vem', of(leg, 'who')), ...told('när', of(leg, 'when')), ...bullets(leg),
      ...begun(leg, 'fork').flatMap((fork) => [`> ${of(fork, 'name')}`, ...bullets(fork)]),
    ]))
    case 'questions': return withParts('@frågor', groups(node))
    case 'boxes': return withParts('@rutor', groups(node))
    case 'ways': return withParts('@vidare', begun(node, 'way').flatMap((way) => [`* ${String(way.attrs.page)}: ${of(way, 'name')}`, ...named(way, 'about').map(running)]))
    case 'table': {
      const [head, ...rows] = named(node, 'rows').flatMap(childrenOf)
      if (!head || node.textContent === '') return []
      return [`@tabell ${of(node, 'caption')}`, cells(head, runs), ...rows.filter(({ textContent }) => textContent !== '').map((row) => cells(row, runs))]
    }
    case 'contacts': return attrs.keys === '' ? [] : [`@kontakter ${String(attrs.keys)}`]
    case 'contact': return attrs.keys === '' ? [] : [`@kontakt ${String(attrs.keys)}`]
    case 'jump': return withParts('@hoppa', begun(node, 'target').map((target) => `* ${String(target.attrs.to)}: ${plain(target)}`))
    case 'image': return attrs.id === '' && node.textContent === '' ? [] : [`@bild ${String(attrs.id)}`, ...told('alt', of(node, 'alternative')), ...told('text', of(node, 'legend'))]
    case 'finder': return ['@sök']
    case 'statement': return [`@redogörelse ${statementWords[attrs.part as keyof typeof statementWords]}`]
    case 'laws': return begun(node, 'law').flatMap((law) => [`* ${of(law, 'name')}`, of(law, 'about')])
    case 'typed': return node.textContent.split('\n')
    default: return [node.content.size === 0 ? '' : running(node)]
  }
}

/** The lines of one block, without the empty ones, which would end it; none when nothing is in it. */
export const printedBlock = (node: Node, isPlain: boolean): string[] => linesOf(node, isPlain).filter((line) => line.trim() !== '')

/**
 * Blocks as the text form; the reverse of from-text.ts. Text that stands before the first heading gets a section without one.
 */
export function textOfBlocks(doc: Node, isPlain = false): string {
  const blocks = childrenOf(doc)
  const [head, first] = blocks
  const begins = head?.type.name === 'head' && first?.type.name !== 'section' && blocks.slice(1).some((block) => printedBlock(block, isPlain).length > 0)
  const printed = blocks.map((block) => printedBlock(block, isPlain).join('\n'))
  if (begins) printed.splice(1, 0, '==')
  return printed.filter((block) => block !== '').join('\n\n')
}
