import type { Permission } from '@/lib/auth/permissions'
import type { CheckSide, ConflictKind, Danger, RequestAnswer, RequestKind, Verdict as GlassVerdict } from '@/lib/access/model'
import type { Protection } from '@/lib/cases/model'
import type { ReportOutcome, ReportReason } from '@/lib/directory/reports/model'
import type { RefusalCode } from '@/lib/core/result'
import type { ReleaseEvent, UrgentCause, Verdict } from '@/lib/disclosure/model'
import type { ReviewOutcome } from '@/lib/editorial/model'
import type { EditionStep } from '@/lib/editorial/transitions'
import type { WordingStep } from '@/lib/grounds/keeping/model'
import type { Locale } from '@/lib/routes'
import type { ReferralEvent } from '@/lib/referrals/model'

/** What of a person a page showed or a form changed, in groups: the log says what was seen without repeating it. */
export const fieldGroups = ['name', 'personalNumber', 'birthYear', 'needs', 'safeContact', 'environments', 'notes', 'access', 'outcome'] as const
export type FieldGroup = (typeof fieldGroups)[number]

/**
 * Every kind of event and what it must tell besides who, when and which file. One `*.viewed` per request and file with the
 * groups shown, one `list.viewed` with the ids shown, one per revealed protected field (decisions 30).
 * A new kind is a row here and a sentence in messages/sv/audit.json.
 */
export interface EventDetails {
  'access.refused': { permission: Permission; code: RefusalCode; asked: string | null }
  'list.viewed': { ids: string[] }
  'case.lookedUp': { by: 'number' | 'name' | 'personalNumber'; ids: string[] }
  'case.opened': { groups: FieldGroup[] }
  'case.viewed': { groups: FieldGroup[] }
  'case.nameRevealed': { groups: FieldGroup[] }
  'case.safeContactShown': { groups: FieldGroup[] }
  'case.noteWritten': { noteId: string }
  'case.assigned': { to: string }
  'case.edited': { groups: FieldGroup[] }
  'case.changesViewed': { fields: string[] }
  'case.reopened': { reason: string }
  'case.receivedUsed': { referralId: string; field: string }
  'case.protectionRaised': { from: Protection; to: Protection }
  'access.asked': { requestId: string; about: string | null; kind: RequestKind }
  'access.withdrawn': { requestId: string }
  'access.answered': { requestId: string; about: string | null; kind: RequestKind; answer: RequestAnswer }
  'access.viewed': { requestId: string }
  'access.ended': { accessId: string; of: string | null; why: string }
  'access.handedOver': { to: string }
  'glass.broken': { glassId: string; danger: Danger }
  'glass.viewed': { glassId: string }
  'glass.checked': { glassId: string; side: CheckSide; verdict: GlassVerdict }
  'conflict.declared': { conflictId: string; number: string; of: string; kind: ConflictKind }
  'conflict.ended': { conflictId: string; number: string; of: string }
  'case.closed': { groups: FieldGroup[] }
  'audit.viewed': { ids: string[] }
  'referral.drafted': { draftId: string }
  'referral.draftViewed': { draftId: string; fields: string[] }
  'referral.viewed': { referralIds: string[]; fields: string[] }
  'referral.moved': { referralId: string; event: ReferralEvent; reason: string | null }
  'referral.joined': { referralId: string }
  'referral.errorMoved': { referralId: string; event: 'ask' | 'confirm' | 'refuse' | 'takeBack'; reason: string | null }
  'consent.taken': { consentId: string; fields: string[] }
  'consent.withdrawn': { consentId: string }
  'release.viewed': { releaseId: string; fields: string[] }
  'session.ended': { sessionIds: string[]; why: 'signedOut' | 'revoked' }
  'enquiry.listed': { ids: string[] }
  'enquiry.viewed': { enquiryId: string }
  'enquiry.moved': { enquiryId: string; event: 'claim' | 'answer' | 'note' | 'weigh' | 'close' }
  'enquiry.logged': { logId: string }
  'enquiry.identityMoved': { enquiryId: string; openingId: string; event: 'ask' | 'approve' | 'refuse' | 'withdraw' }
  'enquiry.identityViewed': { enquiryId: string }
  'mail.retried': { mailId: string }
  'directory.reportChecked': { contact: string; reason: ReportReason; outcome: ReportOutcome; times: number }
  'notice.read': { noticeIds: string[] }
  'release.decidedAlone': { releaseId: string; cause: UrgentCause; fields: string[] }
  'release.judged': { releaseId: string; verdict: Verdict; notice: boolean }
  'release.nameRevealed': { releaseId: string; fields: string[] }
  'edition.begun': { editionId: string }
  'ground.begun': { wordingId: string }
  'ground.saved': { wordingId: string }
  'ground.moved': { wordingId: string; step: WordingStep }
  'edition.saved': { editionId: string; textId: string | null }
  'edition.moved': { editionId: string; step: EditionStep }
  'edition.judged': { editionId: string }
  'support.confirmed': { unitId: string; added: string[]; removed: string[] }
  'contact.confirmed': { contactPointId: string }
  'contact.changed': { contactPointId: string; field: 'phone' | 'hours' | 'exception' | 'table' }
  'edition.takenIn': { editionId: string; textId: string | null }
  'comment.written': { editionId: string; commentId: string }
  'comment.replied': { editionId: string; commentId: string }
  'comment.handled': { editionId: string; commentId: string }
  'edition.linkMade': { editionId: string; factCheckId: string }
  'edition.linkClosed': { editionId: string; factCheckId: string }
  'media.added': { mediaId: string }
  'media.changed': { mediaId: string }
  'media.replaced': { mediaId: string }
  'media.takenOut': { mediaId: string }
  'content.begun': { contentId: string }
  'content.reviewed': { editionId: string; outcome: ReviewOutcome }
  'content.assigned': { contentId: string; to: string | null }
  'locale.opened': { locale: Locale }
  'locale.closed': { locale: Locale }
  'release.moved': { releaseId: string; event: ReleaseEvent; fields: string[] }
}

export type AuditAction = keyof EventDetails

/** What an event needs to know of the file it is about. */
export interface EventFile { id: string; unitId: string }

export interface AuditEvent {
  action: AuditAction
  file: EventFile | null
  detail: EventDetails[AuditAction]
  /** Why, in the actor's own words; required where the page asks for it. */
  reason: string | null
}

/** One event: the detail is checked against its kind. */
export const event = <A extends AuditAction>(action: A, file: EventFile | null, detail: EventDetails[A], reason: string | null = null): AuditEvent =>
  ({ action, file, detail, reason })
