import { childDoubt, groundOf } from '@/lib/disclosure/grounds'
import type { DraftAnswers } from '@/lib/referrals/drafts/model'

/** What the chosen ground asks to have weighed, by code; and why it may be a child, when a ground for children asks and nobody knows. */
export function questionsOf({ groundCode, groundVersion, isChild }: DraftAnswers): string[] {
  const ground = groundCode === undefined || groundVersion === undefined ? null : groundOf(groundCode, groundVersion)
  return [...ground?.mustWeigh.map(({ code }) => code) ?? [], ...(ground?.condition === 'isChild' && isChild === 'unknown' ? [childDoubt] : [])]
}
