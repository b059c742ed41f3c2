import { groundOf } from '@/lib/disclosure/grounds'
import type { DraftAnswers } from '@/lib/referrals/drafts/model'

/** What the chosen ground asks to have weighed, by code. Nothing before a ground is chosen. */
export function questionsOf({ groundCode, groundVersion }: DraftAnswers): string[] {
  const ground = groundCode === undefined || groundVersion === undefined ? null : groundOf(groundCode, groundVersion)
  return ground?.mustWeigh.map(({ code }) => code) ?? []
}
