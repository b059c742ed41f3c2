import 'server-only'
import { event } from '@/lib/audit/events'
import type { FileLine } from '@/lib/cases/model'
import { hasLetter, isPersonalNumber } from '@/lib/cases/identity'
import { LookUp } from '@/lib/cases/schemas'
import { findLines, type SealedWord } from '@/lib/cases/lists/store'
import { toLine } from '@/lib/cases/view'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { readSpokenNumber } from '@/lib/core/spoken-number'
import { blindIndex } from '@/lib/crypto/blind-index'

export interface Found { by: 'number' | 'name' | 'personalNumber'; lines: FileLine[] }

/**
 * Finds an own file by its number, a personal number, or one whole given or family name or both (decisions 34). Exactly and only
 * among files the actor may open: no prefix, no guess, and no telling whether somebody else has one.
 */
export const lookUp = query({
  permission: 'case.lookUp',
  input: LookUp,
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  async run({ tx, actor, input: { sought } }) {
    const found = (by: Found['by'], lines: FileLine[]) => ok({ by, lines: lines.map(toLine) })
    const number = readSpokenNumber(sought)
    if (number !== null) return found('number', await findLines(tx, { number }))
    const index = (kind: 'givenName' | 'familyName' | 'personalNumber', value: string) => blindIndex(actor.authorityId, kind, value)
    if (isPersonalNumber(sought))
      return found('personalNumber', await findLines(tx, { readings: [[{ kind: 'personalNumberIndex', value: await index('personalNumber', sought) }]] }))
    const sealed = await Promise.all(readings(sought).map(async ({ given, family }): Promise<SealedWord[]> => [
      ...(given === null ? [] : [{ kind: 'givenNameIndex' as const, value: await index('givenName', given) }]),
      ...(family === null ? [] : [{ kind: 'familyNameIndex' as const, value: await index('familyName', family) }]),
    ]))
    return found('name', sealed.length === 0 ? [] : await findLines(tx, { readings: sealed }))
  },
  audit: ({ input, value }) => event('case.lookedUp', null, { by: value.by, ids: value.lines.map(({ id }) => id) }, input.purpose),
})

/** "Amina Ali" as given and family name wherever the two may be parted; a single name as either. */
function readings(sought: string): { given: string | null; family: string | null }[] {
  const words = sought.split(/\s+/).filter(hasLetter)
  const whole = words.join(' ')
  if (words.length === 0) return []
  const parted = words.slice(1).map((_, at) => ({ given: words.slice(0, at + 1).join(' '), family: words.slice(at + 1).join(' ') }))
  return [{ given: whole, family: null }, { given: null, family: whole }, ...parted]
}
