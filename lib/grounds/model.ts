/**
 * The legal grounds: who may tell whom, as data. A question is what is known of a case; an answer says of each ground whether it is
 * open, closed or cannot be told yet, and why, by which paragraph. Pure; screens and the small front import it.
 *
 * A ground is only ever possible. Nothing here sends anything, and a person weighs and decides (OSL 8 kap. 1 §).
 */

/** Who holds what is to be told. `listedAuthority`: those of lag (2025:170) 5 § other than Kriminalvården. */
export const senders = [
  'socialServices', 'youthCare', 'police', 'prisonAndProbation', 'healthCare', 'school', 'independentSchool', 'privateProvider', 'otherMunicipal', 'listedAuthority',
] as const
export type Sender = (typeof senders)[number]

/** Bound to silence by SoL or skollagen and not by OSL, so that nothing OSL asks of an authority is asked of them. */
export const outsideSecrecyAct: readonly Sender[] = ['privateProvider', 'independentSchool']

/** Who would be told. `otherLawEnforcement`: Ekobrottsmyndigheten, Kustbevakningen, Skatteverket's crime unit. */
export const receivers = [
  'socialServices', 'police', 'securityPolice', 'prosecutor', 'customs', 'otherLawEnforcement', 'prisonAndProbation', 'youthCare', 'healthCare', 'school',
  'privateProvider', 'otherAuthority', 'ivo', 'taxRegistry', 'countyBoard', 'socialstyrelsen',
] as const
export type Receiver = (typeof receivers)[number]

/** They have no secrecy rule of their own for such data and are never told about a person in a case (OSL 7 kap. 2 §, 21 kap.). */
export const neverTold: readonly Receiver[] = ['countyBoard', 'socialstyrelsen']

export const aims = [
  'support', 'childProtection', 'preventCrime', 'investigateCrime', 'contact', 'placement', 'sentencing', 'wrongPayment', 'followUp', 'protectedRegistration', 'ownTask',
] as const
/** What it is needed for: the purpose as the statutes tell purposes apart, coarser than that of a referral. */
export type Aim = (typeof aims)[number]

export const initiatives = ['own', 'asked'] as const
export type Initiative = (typeof initiatives)[number]

/** Rules change at 18 and at 21 years; at 15 none does, but who may consent to support from socialnämnden (SoL 21 kap. 1 §). */
export const ageGroups = ['under15', 'from15', 'from18', 'from21'] as const
export type AgeGroup = (typeof ageGroups)[number]

/** What a ground can require to be so. */
const circumstances = [
  'consent', 'concreteRisk', 'terrorRisk', 'relativeRisk', 'metInDanger', 'crimeAgainstChild', 'drugsToChild', 'committedTerror', 'minSixMonths', 'prisonInScale',
  'careGroup', 'cannotConsent', 'inquiryOpen', 'crimeInside', 'youthSupervision', 'suspectedYouth', 'suspectedBefore18', 'suspect', 'transfer', 'terrorPreventable', 'serving', 'wrongBenefit',
] as const
/** What makes data harder to tell: they fall under another secrecy rule, or are about somebody else. */
export const hindrances = ['aboutOthers', 'investigation', 'criminalRecord', 'schoolHealth', 'counselling', 'witness'] as const
export const facts = [...circumstances, ...hindrances] as const
export type Fact = (typeof facts)[number]
/** What a ground needs: a circumstance, or that the person is under an age. */
export const needs = [...circumstances, 'under18', 'under21'] as const
export type Need = (typeof needs)[number]

export const saidOfFact = ['yes', 'no', 'unsure'] as const
type SaidOfFact = (typeof saidOfFact)[number]

/** What is known of a case. A part that is not there has not been asked; nothing is taken for granted. */
export interface Question {
  from?: Sender
  to?: Receiver
  aim?: Aim
  initiative?: Initiative
  age?: AgeGroup | 'unsure'
  facts: Partial<Record<Fact, SaidOfFact>>
}

/** The secrecy rules that can lie over data, by the name of their paragraph's page; two have no page of their own. */
export const secrecyRules = [
  'osl-26-1', 'osl-25-1', 'osl-35-1', 'osl-35-15', 'osl-23-2', 'osl-26-3', 'osl-18-1', 'osl-18-7', 'osl-35-3', 'sol-17-11', 'osl-other', 'private-school',
] as const
export type SecrecyRule = (typeof secrecyRules)[number]

export const effects = ['may', 'must'] as const
export const deciders = ['secrecyOfficer', 'caseworkerIfUrgent'] as const

/** A rule that lifts secrecy, or a duty to tell, as it stood in one version. Rules are data and change (dir. 2025:53). */
export interface Ground {
  code: string
  version: number
  /** First and last day of this wording, `2025-12-01`; null: until further notice. */
  validFrom: string
  validUntil: string | null
  /** `OSL 10 kap. 15 a §` … The first is the ground itself; each has a page. */
  law: string[]
  title: string
  /** When it fits, in a sentence or two. */
  describes: string
  /** The rule lets tell, or obliges to. */
  effect: (typeof effects)[number]
  from: Sender[]
  to: Receiver[]
  purposes: Aim[]
  initiative: Initiative | 'any'
  /** The secrecy it lifts, less `except`; `exceptLaw` is the paragraph that makes the exception. */
  lifts: 'all' | SecrecyRule[]
  except: SecrecyRule[]
  exceptLaw: string | null
  /** All groups must hold; a group holds when one of its members does. */
  needs: Need[][]
  consent: 'required' | 'notNeeded'
  /** Lifts only what protects the person who consents (OSL 12 kap. 2 §). */
  ownOnly: boolean
  /** Whether a reservation can be made (OSL 10 kap. 14 §: towards private receivers only). */
  reservation: boolean
  /** The questions that must be answered in words. */
  mustWeigh: { code: string; question: string }[]
  /** What it never reaches. */
  limits: string[]
  /** Where the law itself is unclear: then a jurist is asked, and the ground is never called open. */
  doubt: { from: Sender[]; purposes: Aim[]; text: string } | null
  /** Who may decide: the secrecy officer, or a caseworker alone when life, health or a child cannot wait. */
  decidedBy: (typeof deciders)[number]
  source: { name: string; url: string; retrievedOn: string }
  /** Null until a jurist has signed; the screen then says *ej granskad av jurist*. */
  reviewedBy: string | null
}

/** A paragraph in own plain words. */
export interface Paragraph { cite: string; slug: string; heading: string; says: string[]; since: string | null; amendedBy: string | null }
/** A paragraph's sheet in one of its wordings: the days are those on which the sheet says so, not those of the statute (`since`). */
export interface Sheet extends Paragraph { statute: Statute; version: number; validFrom: string; validUntil: string | null }
/** From a day on there is no such rule. It takes a number among the wordings, and decisions name none by it. */
export interface Ending { code: string; version: number; validFrom: string }
/** `register`: where it is read which of its paragraphs were changed when, and the day it was up to date. */
export interface Statute { code: string; name: string; sfs: string; url: string; register: { name: string; url: string; on: string } | null }

/** Why a ground is closed, each with the paragraph that closes it. */
export type Reason =
  | { code: 'from' | 'to' | 'aim' | 'initiative' | 'others' | 'witness' | 'neverTold'; law: string }
  | { code: 'secrecy'; law: string; rule: SecrecyRule }
  | { code: 'lacks'; law: string; anyOf: Need[] }

type Standing = 'open' | 'closed' | 'unsettled' | 'unsure' | 'unasked'

/** What can be asked for: the parts of a question, and facts. */
export type Ask = 'from' | 'to' | 'aim' | 'initiative' | 'age' | { facts: Fact[] }

export interface Judged {
  ground: Ground
  standing: Standing
  /** Of a closed ground: at least one. */
  reasons: Reason[]
  /** Of one that is unsure: what would settle it. */
  wants: (Need | (typeof hindrances)[number])[]
}

export type Verdict = 'must' | 'may' | 'depends' | 'mayNot'

export interface Answer {
  /** What must be known next, or null: everything that matters is. */
  ask: Ask | null
  /** Null while something is asked for. */
  verdict: Verdict | null
  /** Every ground in force on the day, in the order of the data. */
  grounds: Judged[]
}
