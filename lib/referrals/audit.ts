import { event, type AuditEvent } from '@/lib/audit/events'
import type { ReferralEvent } from '@/lib/referrals/model'

interface Moved {
  id: string
  fromAuthorityId: string
  fromFile: { id: string; unitId: string } | null
  toFile: { id: string; unitId: string } | null
}

/** A step of a referral, written down with the acting side's own file: of the other side's there is nothing to know. */
export const movedEvent = (referral: Moved, actorAuthorityId: string, step: ReferralEvent, reason: string | null): AuditEvent =>
  event('referral.moved', ownFile(referral, actorAuthorityId), { referralId: referral.id, event: step, reason })

export const ownFile = ({ fromAuthorityId, fromFile, toFile }: Moved, actorAuthorityId: string): { id: string; unitId: string } | null =>
  (fromAuthorityId === actorAuthorityId ? fromFile ?? toFile : toFile)
