/** What may leave an authority, on what ground, by whose decision (decisions 27, 29). Pure; screens may import it. */

export const releaseStates = ['proposed', 'inReview', 'returned', 'refused', 'authorised', 'used', 'lapsed', 'recalled'] as const
export type ReleaseState = (typeof releaseStates)[number]

export const releaseEvents = ['submit', 'giveBack', 'refuse', 'authorise', 'use', 'lapse', 'recall'] as const
export type ReleaseEvent = (typeof releaseEvents)[number]

/**
 * Kinds of authority that may hold data about a person here. Länsstyrelser and Socialstyrelsen have no primary secrecy
 * rule for it and are never party to a release.
 */
export const partyKinds = ['police', 'prisonAndProbation', 'youthCare', 'municipality', 'region'] as const
export type PartyKind = (typeof partyKinds)[number]

/** What a release can hold, in the order it is shown. No address, workplace, school or photo: they are never stored (decisions 35). */
export const releaseFields = [
  'name', 'personalNumber', 'birthYear', 'safeContact', 'environments', 'situation', 'threat', 'ownWords', 'needs',
  'decisions', 'judgement', 'health', 'aboutOthers',
] as const
export type ReleaseField = (typeof releaseFields)[number]

/** Who the person is. From a protected file these stand covered in the review until they are asked for. */
export const namingFields: readonly ReleaseField[] = ['name', 'personalNumber']

/** What happens with one field: leaves as it stands, leaves in fewer words, stays. */
export const fieldChoices = ['leaves', 'shortened', 'stays'] as const
export type FieldChoice = (typeof fieldChoices)[number]

/** Who may decide alone (decisions 29). */
export const deciders = ['secrecyOfficer', 'caseworkerIfUrgent'] as const

/** The only causes for which a caseworker decides alone, and then in words. */
export const urgentCauses = ['dangerToLifeOrHealth', 'child'] as const
export type UrgentCause = (typeof urgentCauses)[number]

/** What is said afterwards of a release that one person decided. */
export const verdicts = ['right', 'wrong'] as const
export type Verdict = (typeof verdicts)[number]

/** Something about the person that a ground asks for. */
export const groundConditions = ['none', 'isChild', 'specialCareNeed'] as const

/** A rule that lifts secrecy, as it stood in one version. Rules are data and may change (dir. 2025:53). */
export interface Ground {
  code: string
  version: number
  /** Days, `2026-11-21`. The last day it holds; null: until further notice. */
  validFrom: string
  validUntil: string | null
  /** `OSL 10 kap. 1 §` … */
  law: string[]
  title: string
  /** When it fits, in a sentence or two. */
  describes: string
  from: PartyKind[]
  to: PartyKind[]
  needsConsent: boolean
  condition: (typeof groundConditions)[number]
  /** The questions that must be answered in words. */
  mustWeigh: { code: string; question: string }[]
  /** What it never reaches. */
  limits: string[]
  decidedBy: (typeof deciders)[number]
  source: { name: string; url: string; retrievedOn: string }
  /** Null until a jurist has signed; the screen then says *ej granskad av jurist*. */
  reviewedBy: string | null
}

/** What must be known of a consent to judge whether it carries a release. */
export interface ConsentFacts {
  state: 'active' | 'withdrawn' | 'expired'
  toUnitId: string
  purpose: string
  fields: readonly string[]
  /** Epoch ms. */
  validUntil: number
}
