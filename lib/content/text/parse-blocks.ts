import { Faulty } from '@/lib/content/text/fault'
import { readRuns } from '@/lib/content/text/inline'
import { blockWords, noteWords, statementWords } from '@/lib/content/text/words'

/** A line with its number, counted from 1. */
export interface Line { number: number; text: string }

/** A part of a block under its `* heading`. */
interface Item { heading: string; lines: string[] }

const bullet = /^- /
const numbered = /^\d+\. /

const runsOf = (line: string): unknown[] => readRuns(line)
/** Plain lines that stand together are one text. */
const textOf = (lines: readonly string[]): unknown[] => {
  const odd = lines.find((line) => /^([-*~>|@=] |\d+\. )/.test(line))
  if (odd !== undefined) throw new Faulty('notInBlock', odd)
  if (lines.length === 0) throw new Faulty('noContent', '')
  return runsOf(lines.join(' '))
}
/** Words without links or emphasis. */
const wordsOf = (lines: readonly string[]): string => {
  const runs = textOf(lines)
  const [only] = runs
  if (runs.length !== 1 || typeof only !== 'string') throw new Faulty('notInBlock', lines[0] ?? '')
  return only
}
const bulletsOf = (lines: readonly string[]): unknown[][] => {
  const odd = lines.find((line) => !bullet.test(line))
  if (odd !== undefined) throw new Faulty('notInBlock', odd)
  if (lines.length === 0) throw new Faulty('noContent', '')
  return lines.map((line) => runsOf(line.slice(2)))
}

/** @throws Faulty when a line stands before the first heading, or there is none */
export function itemsOf(lines: readonly string[], sign = '* '): Item[] {
  const found: Item[] = []
  for (const line of lines) {
    const last = found.at(-1)
    if (line.startsWith(sign)) found.push({ heading: line.slice(sign.length), lines: [] })
    else if (last) last.lines.push(line)
    else throw new Faulty('notInBlock', line)
  }
  if (found.length === 0) throw new Faulty('noContent', '')
  return found
}

const saysOf = (lines: readonly string[]) => itemsOf(lines).map(({ heading: say, lines: rest }) => {
  const [sound, ...more] = rest
  if (more.length > 0 || (sound !== undefined && !sound.startsWith('~ '))) throw new Faulty('notInBlock', more[0] ?? sound ?? '')
  return sound === undefined ? { say } : { say, sound: sound.slice(2) }
})

/** `name: the rest` of a heading. */
function named(heading: string): [string, string] {
  const at = heading.indexOf(': ')
  if (at < 0) throw new Faulty('notInBlock', heading)
  return [heading.slice(0, at), heading.slice(at + 2)]
}

function pathOf(lines: readonly string[]): unknown[] {
  return itemsOf(lines).map(({ heading, lines: rest }) => {
    const at = rest.findIndex((line) => line.startsWith('> '))
    const [own, ways] = at < 0 ? [rest, []] : [rest.slice(0, at), rest.slice(at)]
    const told = (key: string) => own.find((line) => line.startsWith(key))?.slice(key.length)
    const [who, when] = [told('vem: '), told('när: ')]
    return {
      heading, ...(who === undefined ? {} : { who }), ...(when === undefined ? {} : { when }),
      text: bulletsOf(own.filter((line) => !/^(vem|när): /.test(line))),
      ...(ways.length === 0 ? {} : { fork: itemsOf(ways, '> ').map((way) => ({ heading: way.heading, text: bulletsOf(way.lines) })) }),
    }
  })
}

/** @throws Faulty when the line is no row */
export function cellsOf(line: string): string[] {
  if (!/^\| .* \|$/.test(line)) throw new Faulty('notInBlock', line)
  return line.slice(2, -2).split(' | ')
}

/** What a text says of a picture by itself: each at most once. */
function pictureWordsOf(lines: readonly string[]): { alt?: string; caption?: string } {
  const said: { alt?: string; caption?: string } = {}
  for (const line of lines) {
    const [, sign, words = ''] = /^(alt|text): (.*)$/u.exec(line) ?? []
    const name = sign === 'alt' ? 'alt' : 'caption'
    if (sign === undefined || said[name] !== undefined) throw new Faulty('notInBlock', line)
    said[name] = words
  }
  return said
}

/** A head is words alone; an empty corner is allowed. */
const headOf = (cell: string): string => {
  const runs = readRuns(cell)
  const [only = ''] = runs
  if (runs.length > 1 || typeof only !== 'string') throw new Faulty('notInBlock', cell)
  return only
}

function tableOf(caption: string, [head, ...rows]: readonly string[]) {
  if (head === undefined) throw new Faulty('noContent', '')
  const width = cellsOf(head).length
  const odd = rows.find((row) => cellsOf(row).length !== width)
  if (odd !== undefined) throw new Faulty('notInBlock', odd)
  return { caption, head: cellsOf(head).map(headOf), rows: rows.map((row) => cellsOf(row).map(readRuns)) }
}

const nothingMore = (lines: readonly string[]) => { if (lines[0] !== undefined) throw new Faulty('notInBlock', lines[0]) }
const keysOf = (words: string) => words.split(',').map((key) => key.trim()).filter(Boolean)

function special(word: string, rest: string, lines: readonly string[]): Record<string, unknown> {
  const type = Object.entries(blockWords).find(([name]) => name === word)?.[1]
  if (rest !== '' && type && !['note', 'card', 'table', 'contacts', 'contact', 'statement', 'image'].includes(type)) throw new Faulty('notInBlock', rest)
  switch (type) {
    case 'lead': case 'unknown': return { type, text: textOf(lines) }
    case 'note': {
      const kind = Object.entries(noteWords).find(([, name]) => name === rest)?.[0]
      if (!kind) throw new Faulty('unknownBlock', `@ruta ${rest}`)
      return { type, kind, text: textOf(lines) }
    }
    case 'facts': return { type, items: itemsOf(lines).map(({ heading: term, lines: own }) => ({ term, text: textOf(own) })) }
    case 'says': return { type, items: saysOf(lines) }
    case 'steps': return { type, items: itemsOf(lines).map(({ heading, lines: own }) => ({ heading, text: textOf(own) })) }
    case 'path': return { type, steps: pathOf(lines) }
    case 'questions': return { type, items: itemsOf(lines).map(({ heading: question, lines: own }) => ({ question, answer: bulletsOf(own) })) }
    case 'card': return { type, heading: rest, lines: saysOf(lines) }
    case 'ways': return { type, items: itemsOf(lines).map(({ heading: line, lines: own }) => { const [page, heading] = named(line); return { page, heading, text: wordsOf(own) } }) }
    case 'boxes': return { type, items: itemsOf(lines).map(({ heading, lines: own }) => ({ heading, text: bulletsOf(own) })) }
    case 'table': return { type, ...tableOf(rest, lines) }
    case 'contacts': nothingMore(lines); return { type, keys: keysOf(rest) }
    case 'contact': nothingMore(lines); return { type, key: rest.trim() }
    case 'jump': return { type, items: itemsOf(lines).map(({ heading, lines: own }) => { nothingMore(own); const [to, text] = named(heading); return { to, text } }) }
    case 'image': return { type, id: rest.trim().toLowerCase(), ...pictureWordsOf(lines) }
    case 'finder': nothingMore(lines); return { type }
    case 'statement': {
      nothingMore(lines)
      const part = Object.entries(statementWords).find(([, name]) => name === rest)?.[0]
      if (!part) throw new Faulty('unknownBlock', `@redogörelse ${rest}`)
      return { type, part }
    }
    case undefined: throw new Faulty('unknownBlock', `@${word}`)
  }
}

/**
 * The lines between two empty ones as a block, not yet checked against the schema. @throws Faulty
 */
export function parseBlock(lines: readonly Line[]): Record<string, unknown> {
  const all = lines.map(({ text }) => text)
  const [first = '', ...rest] = all
  const [, word, more = ''] = /^@(\S+)(?: (.*))?$/u.exec(first) ?? []
  if (word !== undefined) return special(word, more, rest)
  if (bullet.test(first)) return { type: 'list', items: bulletsOf(all) }
  if (numbered.test(first)) {
    const odd = all.find((line) => !numbered.test(line))
    if (odd !== undefined) throw new Faulty('notInBlock', odd)
    return { type: 'list', items: all.map((line) => runsOf(line.replace(numbered, ''))), ordered: true }
  }
  return { type: 'paragraph', text: textOf(all) }
}
