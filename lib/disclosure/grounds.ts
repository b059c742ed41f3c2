import { z } from 'zod'
import { consentFault, type ConsentFault } from '@/lib/disclosure/consent'
import { deciders, groundConditions, partyKinds, type ConsentFacts, type Ground, type PartyKind, type ReleaseField, type UrgentCause } from '@/lib/disclosure/model'
import data from '@/prisma/data/grounds.json'

/** The grounds a release may rest on, from data with versions and days of validity. */
const words = z.string().min(1)
const day = z.iso.date()
const groundSchema = z.strictObject({
  code: z.string().regex(/^[a-zA-Z]{2,40}$/),
  version: z.int().min(1),
  validFrom: day,
  validUntil: day.nullable(),
  law: z.array(words).min(1),
  title: words,
  describes: words,
  from: z.array(z.enum(partyKinds)).min(1),
  to: z.array(z.enum(partyKinds)).min(1),
  needsConsent: z.boolean(),
  condition: z.enum(groundConditions),
  mustWeigh: z.array(z.strictObject({ code: z.string().regex(/^[a-zA-Z]{2,40}$/), question: words })).min(1),
  limits: z.array(words),
  decidedBy: z.enum(deciders),
  source: z.strictObject({ name: words, url: z.url(), retrievedOn: day }),
  reviewedBy: words.nullable(),
}) satisfies z.ZodType<Ground>

const grounds: readonly Ground[] = z.strictObject({ note: words, grounds: z.array(groundSchema) }).parse(data).grounds

/** One ground in the version a release was decided on, however old. Null when there never was one. */
export const groundOf = (code: string, version: number): Ground | null =>
  grounds.find((ground) => ground.code === code && ground.version === version) ?? null

/** The grounds in force on a day (`2026-11-21`), in the order they are offered. */
export const groundsOn = (on: string): Ground[] =>
  grounds.filter(({ validFrom, validUntil }) => validFrom <= on && (validUntil === null || on <= validUntil))

/** What is proposed to leave, as far as a ground asks. */
export interface Proposal {
  from: PartyKind
  to: PartyKind
  toUnitId: string
  purpose: string
  /** Fields that leave, whole or shortened. */
  fields: readonly ReleaseField[]
  /** Null: not known. */
  isChild: boolean | null
  /** Why it may be a child, in words, when that is not known. */
  doubt: string | null
  consent: ConsentFacts | null
}

export type GroundFault = 'notInForce' | 'notFromThisAuthority' | 'notToThisAuthority' | 'notAChild' | 'ageUnknown' | ConsentFault

/**
 * Why a ground does not carry a proposal, or null: it is possible, and a person weighs. It is never more than possible:
 * no ground sends anything by itself.
 * @param at the day it is asked for, and the same instant as epoch ms (a consent ends at an instant)
 */
export function groundFault(ground: Ground, proposal: Proposal, at: { day: string; now: number }): GroundFault | null {
  if (ground.validFrom > at.day || (ground.validUntil !== null && at.day > ground.validUntil)) return 'notInForce'
  if (!ground.from.includes(proposal.from)) return 'notFromThisAuthority'
  if (!ground.to.includes(proposal.to)) return 'notToThisAuthority'
  if (ground.condition === 'isChild' && proposal.isChild === false) return 'notAChild'
  // Who does not know may still report: a child must not be without help for want of a birthday. Then it says why.
  if (ground.condition === 'isChild' && proposal.isChild === null && proposal.doubt === null) return 'ageUnknown'
  return ground.needsConsent ? consentFault(proposal.consent, proposal, at.now) : null
}

/** Code of the question that is asked besides the ground's own when the age is not known. */
export const childDoubt = 'childDoubt'

/** Who decides (decisions 29): the secrecy officer, unless the ground lets a caseworker act on a cause that cannot wait. */
export const deciderOf = (ground: Ground, cause: UrgentCause | null): 'secrecyOfficer' | 'caseworker' =>
  ground.decidedBy === 'caseworkerIfUrgent' && cause !== null ? 'caseworker' : 'secrecyOfficer'
