/** Rows of the queue as the screen says them. Pure; instants are epoch milliseconds. */
import { erasureDay, isUnanswered, ruleAt } from '@/lib/enquiries/erasure/rules'
import type { About, Age, EnquiryState, Language, Region, Urgency } from '@/lib/enquiries/model'
import type { Locale } from '@/lib/routes'

interface Head {
  id: string; locale: Locale; language: Language; about: About; age: Age; policeRegionId: Region | null; urgency: Urgency; state: EnquiryState; claimedBy: string | null; claimer: { name: string } | null
  opinionAskedBy: string | null; opinionAsker: { name: string } | null
  createdAt: number; writtenAt: number; answeredAt: number | null; readAt: number | null; keptUntil: number | null; codeEndedAt: number | null
}

export interface QueueLine {
  id: string; locale: Locale; language: Language; about: About; age: Age; region: Region | null; urgency: Urgency; state: EnquiryState; claimedBy: string | null; isMine: boolean
  /** Who wants a colleague's opinion before they answer; null when nobody does, and of a thread that is closed. */
  opinionWanted: { by: string; isOwn: boolean } | null
  /** Since when somebody waits for an answer; null when nobody does. */
  waitingSince: number | null
  erasedOn: string
  saysWho: boolean
}

export const toLine = (head: Head, accountId: string, saysWho: boolean, now: number): QueueLine => ({
  id: head.id, locale: head.locale, language: head.language, about: head.about, age: head.age, region: head.policeRegionId, urgency: head.urgency, state: head.state,
  claimedBy: head.claimer?.name ?? null, isMine: head.claimedBy === accountId,
  opinionWanted: head.opinionAsker === null || head.state === 'closed' ? null : { by: head.opinionAsker.name, isOwn: head.opinionAskedBy === accountId },
  waitingSince: isUnanswered(head) ? head.writtenAt : null, erasedOn: erasureDay(head, ruleAt(now)), saysWho,
})

/** How long somebody has waited, in the largest whole unit. */
export function waited(since: number, now: number): { unit: 'minutes' | 'hours' | 'days'; count: number } {
  const minutes = Math.max(0, Math.floor((now - since) / 60_000))
  if (minutes < 60) return { unit: 'minutes', count: minutes }
  return minutes < 48 * 60 ? { unit: 'hours', count: Math.floor(minutes / 60) } : { unit: 'days', count: Math.floor(minutes / (24 * 60)) }
}
