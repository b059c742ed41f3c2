import { ageDoubts, ageLimitOf } from '@/lib/disclosure/grounds'
import type { Ground } from '@/lib/grounds/model'
import { groundOf } from '@/lib/grounds/table'
import type { DraftAnswers } from '@/lib/referrals/drafts/model'

/**
 * What the chosen ground asks to have weighed, by code; and why the person may be young enough, when the ground demands an age and
 * what was answered does not settle it.
 */
export function questionsOf({ groundCode, groundVersion, isChild }: DraftAnswers, table: readonly Ground[]): string[] {
  const ground = groundCode === undefined || groundVersion === undefined ? null : groundOf(groundCode, groundVersion, table)
  const limit = ground && ageLimitOf(ground)
  const inDoubt = limit === 'under18' ? isChild === 'unknown' : limit === 'under21' && (isChild === 'unknown' || isChild === 'no')
  return [...ground?.mustWeigh.map(({ code }) => code) ?? [], ...(limit && inDoubt ? [ageDoubts[limit]] : [])]
}
