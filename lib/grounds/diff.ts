import type { Ground } from '@/lib/grounds/model'

/** What of a ground can differ between two of its wordings; its name and days are what tells them apart. */
const parts = [
  'law', 'title', 'describes', 'effect', 'from', 'to', 'purposes', 'initiative', 'lifts', 'except', 'exceptLaw', 'needs', 'consent', 'ownOnly', 'reservation', 'mustWeigh', 'limits', 'doubt',
  'decidedBy', 'source', 'reviewedBy',
] as const satisfies (keyof Ground)[]

export interface Difference { part: (typeof parts)[number]; before: string[]; after: string[] }

/** A part as lines, so that a list is compared line by line. */
function linesOf(value: unknown): string[] {
  if (value === null) return []
  if (Array.isArray(value)) return value.map((each: unknown) => linesOf(each).join(' '))
  if (typeof value === 'object') return Object.values(value).flatMap(linesOf)
  return [String(value)]
}

/** A question is compared by its words; its code is for the machine. */
const linesIn = (ground: Ground, part: (typeof parts)[number]): string[] =>
  (part === 'mustWeigh' ? ground.mustWeigh.map(({ question }) => question) : linesOf(ground[part]))

/** The parts in which two wordings differ, each with the lines that only one of them has. */
export function differences(before: Ground, after: Ground): Difference[] {
  return parts.flatMap((part) => {
    const [old, now] = [linesIn(before, part), linesIn(after, part)]
    const [gone, come] = [old.filter((line) => !now.includes(line)), now.filter((line) => !old.includes(line))]
    return gone.length > 0 || come.length > 0 ? [{ part, before: gone, after: come }] : []
  })
}
