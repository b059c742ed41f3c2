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

/** The only causes for which a caseworker decides alone, and then in words. */
export const urgentCauses = ['dangerToLifeOrHealth', 'child'] as const
export type UrgentCause = (typeof urgentCauses)[number]

/** What is said afterwards of a release that one person decided. */
export const verdicts = ['right', 'wrong'] as const
export type Verdict = (typeof verdicts)[number]

/** What must be known of a consent to judge whether it carries a release. */
export interface ConsentFacts {
  state: 'active' | 'withdrawn' | 'expired'
  toUnitId: string
  purpose: string
  fields: readonly string[]
  /** Epoch ms. */
  validUntil: number
}
