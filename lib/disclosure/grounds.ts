import { isUnder, type Age } from '@/lib/disclosure/age'
import { consentFault, type ConsentFault } from '@/lib/disclosure/consent'
import type { ConsentFacts, PartyKind, ReleaseField, UrgentCause } from '@/lib/disclosure/model'
import { reachesWhatIsHeldBy } from '@/lib/grounds/evaluate'
import type { Ground, Need, Sender } from '@/lib/grounds/model'

/** Whether a ground carries a release. The grounds themselves, and which of them fit a case, are `lib/grounds`. */

/** What a party to a release is among those the law names: here a municipality is its socialtjänst, a region its health care. */
export const senderOf = {
  police: 'police', prisonAndProbation: 'prisonAndProbation', youthCare: 'youthCare', municipality: 'socialServices', region: 'healthCare',
} as const satisfies Record<PartyKind, Sender>

export const goesFrom = (ground: Ground, kind: PartyKind): boolean => reachesWhatIsHeldBy(ground, senderOf[kind])
export const goesTo = (ground: Ground, kind: PartyKind): boolean => ground.to.includes(senderOf[kind])

/** What is proposed to leave, as far as a ground asks. */
export interface Proposal {
  from: PartyKind
  to: PartyKind
  toUnitId: string
  purpose: string
  /** Fields that leave, whole or shortened. */
  fields: readonly ReleaseField[]
  /** Null: written before age was asked about. */
  age: Age | null
  /** Why the person may be young enough, in words, when that is not known. */
  doubt: string | null
  consent: ConsentFacts | null
}

export type GroundFault = 'notInForce' | 'notFromThisAuthority' | 'notToThisAuthority' | 'notAChild' | 'notUnder21' | 'ageUnknown' | ConsentFault

const limits = { under18: 18, under21: 21 } as const
type AgeNeed = keyof typeof limits

/** The age a ground demands by itself, whatever else is so: 18, 21 or none. */
export const ageLimitOf = ({ needs }: Ground): AgeNeed | null =>
  (['under18', 'under21'] as const).find((need) => needs.some((group: readonly Need[]) => group.length === 1 && group[0] === need)) ?? null

function ageFault(ground: Ground, { age, doubt }: Proposal, day: string): GroundFault | null {
  const limit = ageLimitOf(ground)
  if (limit === null) return null
  const young = age === null ? null : isUnder(age, limits[limit], day)
  if (young === false) return limit === 'under18' ? 'notAChild' : 'notUnder21'
  // Who does not know may still report: a child must not be without help for want of a birthday. Then it says why.
  return young === null && doubt === null ? 'ageUnknown' : null
}

/**
 * Why a ground does not carry a proposal, or null: it is possible, and a person weighs. It is never more than possible:
 * no ground sends anything by itself.
 * @param at the day it is asked for, and the same instant as epoch ms (a consent ends at an instant)
 */
export function groundFault(ground: Ground, proposal: Proposal, at: { day: string; now: number }): GroundFault | null {
  if (ground.validFrom > at.day || (ground.validUntil !== null && at.day > ground.validUntil)) return 'notInForce'
  if (!goesFrom(ground, proposal.from)) return 'notFromThisAuthority'
  if (!goesTo(ground, proposal.to)) return 'notToThisAuthority'
  return ageFault(ground, proposal, at.day) ?? (ground.consent === 'required' ? consentFault(proposal.consent, proposal, at.now) : null)
}

/** Codes of the question that is asked besides the ground's own when the age is not known, by the limit that is in doubt. */
export const ageDoubts = { under18: 'childDoubt', under21: 'youthDoubt' } as const satisfies Record<AgeNeed, string>

/** Who decides: the secrecy officer, unless the ground lets a caseworker act on a cause that cannot wait. */
export const deciderOf = (ground: Ground, cause: UrgentCause | null): 'secrecyOfficer' | 'caseworker' =>
  ground.decidedBy === 'caseworkerIfUrgent' && cause !== null ? 'caseworker' : 'secrecyOfficer'
