/**
 * Wordings of rules as one table. A wording holds from its first day until one that begins later takes its place, so that nothing about
 * an older one is ever rewritten: what it says, and that it held then, stands. Pure.
 */
import { dayBefore } from '@/lib/directory/days'
import { groundCases, type GroundCase } from '@/lib/grounds/cases'
import type { Ending, Ground, Sheet } from '@/lib/grounds/model'
import { allGrounds, firstSheets, groundsOn, rank } from '@/lib/grounds/table'

/** The rules in all their wordings, each with its days, and what they must answer as written. */
export interface Rules {
  table: readonly Ground[]
  /** The cases that came with wordings from the portal, also of those that have been replaced. */
  own: readonly GroundCase[]
  /** From when which rules are no more. Their days are in the table already; who tries another wording needs them. */
  endings: readonly Ending[]
  sheets: readonly Sheet[]
}

/** Which of two wordings of one rule takes the other's place: the one that begins later, and of two that begin together the newer. */
const inTime = (a: Ending, b: Ending): number => (a.validFrom === b.validFrom ? a.version - b.version : a.validFrom < b.validFrom ? -1 : 1)

const isWording = (one: Ground | Ending): one is Ground => 'law' in one

/**
 * All wordings in the order of the rules, each with the last day it holds. One that was replaced before it began never holds. A rule that
 * came later stands after the special ones of the files and before the general ones.
 */
export function tableOf(wordings: readonly Ground[], endings: readonly Ending[] = []): Ground[] {
  const places = new Map([...new Set([...allGrounds, ...wordings].map(({ code }) => code))].map((code, at) => [code, at]))
  const placeOf = ({ code }: Ending): number => places.get(code) ?? places.size
  const all: (Ground | Ending)[] = [...wordings, ...endings]
  const sorted = all.toSorted((a, b) => rank(a) - rank(b) || placeOf(a) - placeOf(b) || inTime(a, b))
  return sorted.flatMap((one, at): Ground[] => {
    if (!isWording(one)) return []
    const next = sorted[at + 1]
    if (next?.code !== one.code) return [one]
    const last = dayBefore(next.validFrom)
    return [one.validUntil !== null && one.validUntil < last ? one : { ...one, validUntil: last }]
  })
}

/** Those that hold on some day: what is published. */
export const everHeld = (table: readonly Ground[]): Ground[] => table.filter(({ validFrom, validUntil }) => validUntil === null || validFrom <= validUntil)

/**
 * The cases that a table must answer as written: those of the files and those that came with later wordings, less those about a wording
 * that another one has replaced on their day.
 * @param own cases that came with wordings from the portal
 */
export const casesFor = (table: readonly Ground[], own: readonly GroundCase[]): GroundCase[] =>
  [...groundCases, ...own].filter(({ ground, version, on, is }) => is === 'absent' || groundsOn(on, table).some((standing) => standing.code === ground && standing.version === version))

const inNumbers = new Intl.Collator('sv', { numeric: true })

/** All sheets in the order of their statutes and paragraphs, each in its wordings by time with the last day it stands. */
export function sheetTable(sheets: readonly Sheet[]): Sheet[] {
  const places = new Map([...new Set([...firstSheets, ...sheets].map(({ statute }) => statute.code))].map((code, at) => [code, at]))
  const placeOf = ({ statute }: Sheet): number => places.get(statute.code) ?? places.size
  const sorted = sheets.toSorted((a, b) => placeOf(a) - placeOf(b) || inNumbers.compare(a.slug, b.slug) || a.validFrom.localeCompare(b.validFrom) || a.version - b.version)
  return sorted.flatMap((sheet, at) => {
    const next = sorted[at + 1]
    if (next?.slug !== sheet.slug) return [sheet]
    const last = dayBefore(next.validFrom)
    // One that was replaced before it began says nothing on any day.
    return last < sheet.validFrom ? [] : [{ ...sheet, validUntil: last }]
  })
}

/** The sheets that stand on a day. */
export const sheetsOn = (on: string, sheets: readonly Sheet[]): Sheet[] =>
  sheets.filter(({ validFrom, validUntil }) => validFrom <= on && (validUntil === null || on <= validUntil))

/** One of each: its newest wording, also when it has not begun. */
export const newestSheets = (sheets: readonly Sheet[]): Sheet[] => [...new Map(sheets.map((sheet) => [sheet.slug, sheet])).values()]
