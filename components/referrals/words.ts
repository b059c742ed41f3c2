import type { Addressee } from '@/lib/referrals/addressee'
import type { Waiting } from '@/lib/referrals/view'
import { dayOf } from '@/lib/directory/days'
import { clockTime, longDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'

type ReasonKey = keyof typeof import('@/messages/sv/referrals.json')['reason']
type NextStepKey = keyof typeof import('@/messages/sv/referrals.json')['nextStep']

/** A unit as it is written out: whose, and which. */
export function unitInWords(unit: Addressee | null): string {
  const t = portalText('referrals')
  return unit === null ? t('unknownUnit') : t('unit', { authority: unit.authorityName, unit: unit.unitName })
}

/** `20 november 2026 14.05`. */
export const atInWords = (at: number): string => `${longDay(dayOf(at), 'sv')} ${clockTime(at, 'sv')}`

/** Age in words: how long nobody has answered, or until when there is time. */
export function waitInWords(waiting: Waiting | null): { text: string; late: boolean } {
  const t = portalText('referrals')
  if (waiting === null) return { text: t('noWait'), late: false }
  if (waiting.left < 0) return { text: t('unanswered', { days: waiting.days }), late: true }
  return { text: waiting.left === 0 ? t('answerNow') : t('answerIn', { days: waiting.left }), late: false }
}

/** Codes of the history come from lists in lib/referrals/model.ts; a test holds the lists and the words together. */
export const reasonInWords = (code: string): string => portalText('referrals')(`reason.${code as ReasonKey}`)
export const nextStepInWords = (code: string): string => portalText('referrals')(`nextStep.${code as NextStepKey}`)
