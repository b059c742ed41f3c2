/**
 * Wordings of rules as one table. A wording holds from its first day until one that begins later takes its place, so that nothing about
 * an older one is ever rewritten: what it says, and that it held then, stands. Pure.
 */
import { dayBefore } from '@/lib/directory/days'
import { groundCases, type GroundCase } from '@/lib/grounds/cases'
import type { Ground } from '@/lib/grounds/model'
import { allGrounds, groundsOn } from '@/lib/grounds/table'

/** The rules in all their wordings, each with its days, and what they must answer as written. */
export interface Rules {
  table: readonly Ground[]
  /** The cases that came with wordings from the portal, also of those that have been replaced. */
  own: readonly GroundCase[]
}

/** Which of two wordings of one rule takes the other's place: the one that begins later, and of two that begin together the newer. */
const inTime = (a: Ground, b: Ground): number => (a.validFrom === b.validFrom ? a.version - b.version : a.validFrom < b.validFrom ? -1 : 1)

/** All wordings in the order of the rules, each with the last day it holds. One that was replaced before it began never holds. */
export function tableOf(wordings: readonly Ground[]): Ground[] {
  const places = new Map([...new Set([...allGrounds, ...wordings].map(({ code }) => code))].map((code, at) => [code, at]))
  const placeOf = ({ code }: Ground): number => places.get(code) ?? places.size
  const sorted = wordings.toSorted((a, b) => placeOf(a) - placeOf(b) || inTime(a, b))
  return sorted.map((ground, at) => {
    const next = sorted[at + 1]
    if (next?.code !== ground.code) return ground
    const last = dayBefore(next.validFrom)
    return ground.validUntil !== null && ground.validUntil < last ? ground : { ...ground, validUntil: last }
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
