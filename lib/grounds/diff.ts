import type { Ground, Sheet } from '@/lib/grounds/model'

/** What of a ground can differ between two of its wordings; its name and days are what tells them apart. */
const parts = [
  'law', 'title', 'describes', 'effect', 'from', 'to', 'purposes', 'initiative', 'lifts', 'except', 'exceptLaw', 'needs', 'consent', 'ownOnly', 'reservation', 'mustWeigh', 'limits', 'doubt',
  'decidedBy', 'source', 'reviewedBy',
] as const satisfies (keyof Ground)[]
/** And of a sheet. */
const sheetParts = ['heading', 'says', 'since', 'amendedBy'] as const satisfies (keyof Sheet)[]

export interface Difference { part: (typeof parts)[number] | (typeof sheetParts)[number]; before: string[]; after: string[] }

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

function compare<Part extends Difference['part']>(of: readonly Part[], oldLines: (part: Part) => string[], newLines: (part: Part) => string[]): Difference[] {
  return of.flatMap((part) => {
    const [old, now] = [oldLines(part), newLines(part)]
    const [gone, come] = [old.filter((line) => !now.includes(line)), now.filter((line) => !old.includes(line))]
    return gone.length > 0 || come.length > 0 ? [{ part, before: gone, after: come }] : []
  })
}

/** The parts in which two wordings differ, each with the lines that only one of them has. */
export const differences = (before: Ground, after: Ground): Difference[] => compare(parts, (part) => linesIn(before, part), (part) => linesIn(after, part))
/** The same for two wordings of a sheet. */
export const sheetDifferences = (before: Sheet, after: Sheet): Difference[] => compare(sheetParts, (part) => linesOf(before[part]), (part) => linesOf(after[part]))
