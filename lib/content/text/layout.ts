/** A text form as such: a head of `name: value`, then parts under `== heading`. What the names mean is each kind's own. */
import { Faulty, type LocatedFault } from '@/lib/content/text/fault'
import type { Line } from '@/lib/content/text/parse-blocks'

export interface HeadLine { key: string; value: string; line: number }
export interface Part {
  heading: string
  line: number
  /** `name: value` directly under the heading; after an empty line it is words like any other. */
  head: HeadLine[]
  /** Lines between two empty ones. */
  chunks: Line[][]
}
export interface Layout { head: HeadLine[]; parts: Part[] }

const named = /^([a-zåäö]+(?: [a-zåäö]+)?):(?: (.*))?$/u

function headLine({ number, text }: Line): HeadLine | null {
  const [, key, value = ''] = named.exec(text) ?? []
  return key === undefined ? null : { key, value, line: number }
}

/** The lines as head and parts; `faults` gets whatever stands where nothing can stand. */
export function layOut(source: string, partKeys: readonly string[], faults: LocatedFault[]): Layout {
  const head: HeadLine[] = []
  const parts: Part[] = []
  let chunk: Line[] | null = null
  let isHeadOver = false
  for (const [at, text] of source.split('\n').entries()) {
    const line = { number: at + 1, text }
    const part = parts.at(-1)
    if (text.trim() === '') {
      chunk = null
      isHeadOver = true
    } else if (/^==( |$)/.test(text)) {
      parts.push({ heading: text.slice(3), line: line.number, head: [], chunks: [] })
      chunk = null
      isHeadOver = false
    } else if (!part) {
      const found = headLine(line)
      if (found) head.push(found)
      else faults.push({ line: line.number, fault: 'notAHeading', shown: text.slice(0, 40) })
    } else {
      const found = isHeadOver || part.chunks.length > 0 ? null : headLine(line)
      if (found && partKeys.includes(found.key)) part.head.push(found)
      else if (chunk) chunk.push(line)
      else part.chunks.push(chunk = [line])
    }
  }
  return { head, parts }
}

/** Runs a reader; a fault of its own gets the line it was called for. */
export function located<Value>(line: number, faults: LocatedFault[], read: () => Value): Value | null {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Faulty)) throw error
    faults.push({ line, fault: error.fault, shown: error.shown.slice(0, 40) })
    return null
  }
}

/** One value per name; a name that is not `known`, or stands twice without being in `several`, is a fault. */
export function valuesOf(head: readonly HeadLine[], known: readonly string[], several: readonly string[], faults: LocatedFault[]): (key: string) => HeadLine | undefined {
  const seen = new Map<string, HeadLine>()
  for (const line of head) {
    if (!known.includes(line.key)) faults.push({ line: line.line, fault: 'unknownKey', shown: line.key })
    else if (seen.has(line.key) && !several.includes(line.key)) faults.push({ line: line.line, fault: 'twice', shown: line.key })
    if (!seen.has(line.key)) seen.set(line.key, line)
  }
  return (key) => seen.get(key)
}
