/** Words of a case file. Pure; the only file of this domain that screens import. The CHECKs of migration 0005 hold the same words. */
import type { CaseFileId, UnitId } from '@/lib/core/ids'

/** Skyddade personuppgifter, weakest first: sekretessmarkering, skyddad folkbokföring, fingerade personuppgifter (OSL 22:1–2, FOL 17 a §). */
export const protections = ['none', 'marked', 'protectedRegistration', 'assumedIdentity'] as const
export type Protection = (typeof protections)[number]

/** What a person wants to leave; several at once are common. */
export const environments = ['criminal', 'extremist', 'honour', 'unknown'] as const
export type Environment = (typeof environments)[number]

export const fileStatuses = ['open', 'met', 'closed'] as const
export type FileStatus = (typeof fileStatuses)[number]

/** How it ended. Never "failed": a person may come again. */
export const outcomes = ['left', 'returnedToOrdinarySupport', 'movedAway', 'ownWish', 'noContact', 'died', 'openedByMistake'] as const
type CaseOutcome = (typeof outcomes)[number]

/** Why a closed file goes on. The CHECK of migration 0010 holds the same words. */
export const reopenReasons = ['cameBack', 'newReferral', 'newFacts', 'closedByMistake'] as const
export type ReopenReason = (typeof reopenReasons)[number]

/** What is sealed about the person, field by field. */
export const personFields = ['givenName', 'familyName', 'personalNumber', 'birthYear', 'needs', 'safeContact'] as const
export type PersonField = (typeof personFields)[number]

/** Fact and judgement are told apart (brottsdatalagen 2:10). */
export const noteKinds = ['fact', 'judgement', 'decision', 'meeting'] as const
export type NoteKind = (typeof noteKinds)[number]

/** A file in a list: no name and nothing of the person. */
export interface FileLine {
  id: CaseFileId
  /** As shown: `P3XM-7KTD`. */
  number: string
  environments: Environment[]
  protection: Protection
  status: FileStatus
  unitName: string
  firstContactAt: number
  touchedAt: number
}

export interface Colleague { accountId: string; name: string }
export interface WorkUnit { unitId: UnitId; name: string }

export interface FilePage { lines: FileLine[]; next: string | null }

/** `received`: taken by its author from what another authority had sent. */
interface NoteView { id: string; kind: NoteKind; at: number; author: string; personPresent: boolean; received: boolean; body: string }

/** What had ended when the file was opened again. */
export interface EpisodeView { closedAt: number; outcome: CaseOutcome; reason: ReopenReason; reopenedAt: number }

/** Why somebody has a row of access. */
export const accessReasons = ['opened', 'named', 'assigned', 'unitInbox', 'accepted', 'approved', 'breakGlass', 'handedOver'] as const
export type AccessReason = (typeof accessReasons)[number]

/** Who may open a file: a person or everyone who works with files in a unit. */
export interface Holder {
  accessId: string
  name: string
  isUnit: boolean
  isSelf: boolean
  reason: AccessReason
  since: number
  /** Epoch ms; null: until it is ended. */
  until: number | null
  /** Has declared a conflict: the row stands and opens nothing. */
  isClosed: boolean
}

/** A case file as one authorised reader sees it now. A protected name is not in it: it is asked for by itself. */
export interface FileView {
  id: CaseFileId
  number: string
  unitName: string
  version: number
  protection: Protection
  environments: Environment[]
  status: FileStatus
  firstContactAt: number
  firstMeetingAt: number | null
  closedAt: number | null
  outcome: CaseOutcome | null
  name: { kind: 'protected' } | { kind: 'unknown' } | { kind: 'known'; name: string; personalNumber: string | null }
  birthYear: string | null
  needs: string | null
  hasSafeContact: boolean
  notes: NoteView[]
  /** Earlier endings, oldest first. */
  episodes: EpisodeView[]
  /** Whether anything of the person has been changed since the file was opened. */
  isChanged: boolean
  holders: Holder[]
  /** What this reader may do here now; the same `can()` as the commands. */
  may: { writeNote: boolean; close: boolean; assign: boolean; edit: boolean; reopen: boolean }
  colleagues: Colleague[]
}
