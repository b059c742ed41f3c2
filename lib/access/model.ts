/** Words of who opens a protected file, who answers for it and who never does. Pure; the CHECKs of migration 0008 hold the same words. */
import type { Protection } from '@/lib/cases/model'

/** What two people must agree on: one more named person, or a weaker protection. */
export const requestKinds = ['person', 'lower'] as const
export type RequestKind = (typeof requestKinds)[number]

export const requestStates = ['asked', 'approved', 'refused', 'withdrawn', 'lapsed'] as const
export type RequestState = (typeof requestStates)[number]

export type RequestEvent = 'approve' | 'refuse' | 'withdraw' | 'lapse'

export const requestAnswers = ['approve', 'refuse'] as const satisfies readonly RequestEvent[]
export type RequestAnswer = (typeof requestAnswers)[number]

/** Codes and no words of one's own: whoever answers may be somebody who must not learn anything of what is in the file. */
export const personReasons = ['together', 'cover', 'knowledge', 'leads'] as const
export const levelReasons = ['levelEnded', 'levelMistaken'] as const
export const requestReasons = [...personReasons, ...levelReasons] as const
export type RequestReason = (typeof requestReasons)[number]

/** Levels that something stronger can be lowered to. */
export const lowerLevels = ['none', 'marked', 'protectedRegistration'] as const satisfies readonly Protection[]
export type LowerLevel = (typeof lowerLevels)[number]

/** Why a person ends a row; the other reasons are written by the verbs that end one in passing. */
export const chosenEndReasons = ['notNeeded', 'leftWork', 'mistake'] as const

/** What threatens when nobody can be reached. */
export const dangers = ['life', 'health'] as const
export type Danger = (typeof dangers)[number]

export const checkSides = ['manager', 'logReviewer'] as const
export type CheckSide = (typeof checkSides)[number]

export const verdicts = ['right', 'wrong'] as const
export type Verdict = (typeof verdicts)[number]

/** FL 16 §: it is about oneself, about kin, about somebody or something one is tied to, or for another reason. */
export const conflictKinds = ['own', 'kin', 'tie', 'other'] as const
export type ConflictKind = (typeof conflictKinds)[number]

/** How long a broken glass stays open. */
export const glassMs = 30 * 60_000
/** How long a question waits before it lapses. */
export const requestMs = 14 * 24 * 3_600_000
