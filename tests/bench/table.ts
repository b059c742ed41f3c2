import type { Row } from '@/tests/bench/model'
import { verdictOf, widestSpread, type Goal } from '@/tests/bench/rounds'

/** What a run leaves behind: the rows, when, and on what. */
export interface Result { at: string; machine: string; rounds: number; seconds: number; rows: Row[] }

const number = (value: number): string => value.toLocaleString('sv-SE', { maximumSignificantDigits: 3 })
const goalWords = (goal: Goal | null): string => (goal === null ? '–' : 'atLeast' in goal ? `≥ ${number(goal.atLeast)}` : `≤ ${number(goal.atMost)}`)
const verdictWords = { reached: 'nått', missed: 'inte nått', unclear: 'oklart', told: '' } as const

/** One line as cells: what, the two medians, ratio with spread, goal, verdict and note. */
function cells({ id, what, against, unit, goal, measured, note }: Row): string[] {
  if (!measured) return [id, what, against, '–', '–', goalWords(goal), 'inte mätt', note]
  const { a, b, ratio, spread } = measured
  return [id, what, against, `${number(a)} mot ${number(b)} ${unit}`, `${number(ratio)} (±${Math.round(spread * 100)} %)`, goalWords(goal), verdictWords[verdictOf(measured, goal)], note]
}

const heading = ['', 'mätt', 'mot', 'median', 'kvot', 'mål', '', '']

/** For a README. A spread above 15 % concludes nothing. */
export function markdown({ at, machine, rounds, seconds, rows }: Result): string {
  return [
    `${at.slice(0, 10)}, ${machine}; ${rounds} omgångar ABAB à ${seconds} s per sida, median av kvoter; över ${widestSpread * 100} % spridning dras ingen slutsats.`, '',
    `| ${heading.join(' | ')} |`, `|${heading.map(() => '---').join('|')}|`, ...rows.map((row) => `| ${cells(row).join(' | ')} |`),
  ].join('\n')
}

/** For a terminal. */
export function printed(result: Result): string {
  return result.rows.map((row) => {
    const [id, what, against, medians, ratio, goal, verdict, note] = cells(row)
    return `${id}  ${what}\n    mot ${against}: ${medians}, kvot ${ratio}, mål ${goal}: ${verdict}${note && `. ${note}`}`
  }).join('\n')
}
