/** Who works at the national contact point, who has taken a thread on, and who may not say yes to themselves. Pure. */
import { holdsIn, type Relation } from '@/lib/auth/relations'

/** Only the contact point's own officers know that a thread exists; to everybody else there is nothing there. */
export const atContactPoint: Relation<{ unitId: string }> = {
  name: 'atContactPoint',
  refusal: 'notFound',
  holds: (actor, { unitId }) => holdsIn(actor, unitId, ['contactPointOfficer']),
}

/** One person answers at a time; a deputy takes the thread over first. */
export const hasTakenIt: Relation<{ claimedBy: string | null }> = {
  name: 'hasTakenIt',
  refusal: 'enquiryNotYours',
  holds: (actor, { claimedBy }) => claimedBy === actor.accountId,
}

export const isOpenEnquiry: Relation<{ state: 'waiting' | 'answered' | 'closed' }> = {
  name: 'isOpenEnquiry',
  refusal: 'enquiryClosed',
  holds: (_actor, { state }) => state !== 'closed',
}

/** An identity is opened by two. */
export const notTheOpener: Relation<{ askedBy: string }> = {
  name: 'notTheOpener',
  refusal: 'ownOpening',
  holds: (actor, { askedBy }) => askedBy !== actor.accountId,
}

export const theOpener: Relation<{ askedBy: string }> = {
  name: 'theOpener',
  refusal: 'notPermitted',
  holds: (actor, { askedBy }) => askedBy === actor.accountId,
}

/** A yes by another that is at most a day old (lib/enquiries/model.ts; portal.is_identity_open holds the same). */
export const identityIsOpen: Relation<{ identityOpenUntil: number | null }> = {
  name: 'identityIsOpen',
  refusal: 'identityClosed',
  holds: (_actor, { identityOpenUntil }, now) => identityOpenUntil !== null && now < identityOpenUntil,
}
