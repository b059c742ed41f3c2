/**
 * Runs of text on one line: `**strong**`, `[words](sida:contact)`, `[words](https://…)`, `[number](tel:+46…)` and
 * `[words]{en}` for another language than the page's. A backslash takes the meaning from the sign after it.
 */
import { Faulty } from '@/lib/content/text/fault'
import type { Inline } from '@/lib/content/model'

const meaning = /[\\*[\]|]/g
const escaped = (text: string): string => text.replace(meaning, '\\$&')

/** Signs that begin something else than running text when they stand first. */
const firstMeaning = /^(?=[-#@=>~]|\d+\.|$| )/
/** A line of running text that cannot be taken for anything else. */
export const plainLine = (line: string): string => (firstMeaning.test(line) && line !== '' && !line.startsWith('\\') ? `\\${line}` : line)

const print = (run: Inline): string => {
  if (typeof run === 'string') return escaped(run)
  if ('strong' in run) return `**${escaped(run.strong)}**`
  if ('foreign' in run) return `[${escaped(run.foreign)}]{${run.lang}}`
  if ('page' in run) return `[${escaped(run.text)}](sida:${run.page})`
  if ('site' in run) return `[${escaped(run.text)}](${run.site})`
  return `[${escaped(run.shown)}](tel:${run.dial})`
}

export const printRuns = (runs: readonly Inline[]): string => runs.map(print).join('')

/** Where an unescaped `sign` stands from `from` on; -1: nowhere. */
function find(line: string, sign: string, from: number): number {
  for (let at = from; at <= line.length - sign.length; at += 1) {
    if (line[at] === '\\') at += 1
    else if (line.startsWith(sign, at)) return at
  }
  return -1
}

const bare = (text: string): string => text.replace(/\\(.)/gsu, '$1')

function bracketed(line: string, from: number): { run: unknown; next: number } {
  const close = find(line, ']', from + 1)
  if (close < 0) throw new Faulty('unclosed', line.slice(from))
  const words = bare(line.slice(from + 1, close))
  const [open, shut] = line[close + 1] === '{' ? ['{', '}'] : ['(', ')']
  const end = line[close + 1] === open ? line.indexOf(shut, close + 2) : -1
  if (end < 0) throw new Faulty('badLink', line.slice(from))
  const target = line.slice(close + 2, end)
  const next = end + 1
  if (open === '{') return { run: { foreign: words, lang: target }, next }
  if (target.startsWith('sida:')) return { run: { page: target.slice(5), text: words }, next }
  if (target.startsWith('tel:')) return { run: { dial: target.slice(4), shown: words }, next }
  if (/^https:\/\/[^\s()]+$/.test(target)) return { run: { site: target, text: words }, next }
  throw new Faulty('badLink', line.slice(from))
}

/** One line as runs, not yet checked against the schema. @throws Faulty */
export function readRuns(line: string): unknown[] {
  const runs: unknown[] = []
  let text = ''
  const push = (run: unknown) => {
    if (text !== '') runs.push(text)
    text = ''
    runs.push(run)
  }
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '\\' && at + 1 < line.length) {
      at += 1
      text += line[at] ?? ''
    } else if (line.startsWith('**', at)) {
      const close = find(line, '**', at + 2)
      if (close < 0) throw new Faulty('unclosed', line.slice(at))
      push({ strong: bare(line.slice(at + 2, close)) })
      at = close + 1
    } else if (line[at] === '[') {
      const { run, next } = bracketed(line, at)
      push(run)
      at = next - 1
    } else text += line[at] ?? ''
  }
  if (text !== '') runs.push(text)
  return runs
}
