import type { Actor } from '@/lib/auth/model'
import { principalsOf } from '@/lib/auth/principals'
import { hasLiveAccess, type FileFacts, type Relation } from '@/lib/auth/relations'

/** What the rules about a referral need to know. A file is null where the actor cannot see it, or it is not there yet. */
export interface ReferralSides {
  fromAuthorityId: string
  toAuthorityId: string
  toUnitId: string
  /** Epoch ms; null before it has left the sender. */
  sentAt: number | null
  fromFile: FileFacts | null
  toFile: FileFacts | null
}

/** A file on either side that is there and is closed to the actor closes the referral with it, whatever the unit may see. */
const isClosedTo = (actor: Actor, { fromFile, toFile }: ReferralSides): boolean =>
  [fromFile, toFile].some((file) => file?.closedTo.includes(actor.accountId) ?? false)

const sends = (actor: Actor, referral: ReferralSides, now: number): boolean => {
  const { fromAuthorityId, fromFile } = referral
  return fromAuthorityId === actor.authorityId && fromFile !== null && !isClosedTo(actor, referral) && hasLiveAccess.holds(actor, fromFile, now)
}

const receives = (actor: Actor, referral: ReferralSides, now: number): boolean => {
  const { toAuthorityId, toUnitId, sentAt, toFile } = referral
  return toAuthorityId === actor.authorityId && sentAt !== null && !isClosedTo(actor, referral)
    && (principalsOf(actor).includes(toUnitId) || (toFile !== null && hasLiveAccess.holds(actor, toFile, now)))
}

/** The sender's side of a referral is whoever may open the file it comes from (OSL 8:1; decisions 24). */
export const onSendersSide: Relation<ReferralSides> = { name: 'onSendersSide', refusal: 'notFound', holds: sends }

/** The receiver's side is the unit it is addressed to, a function and not a person. Before it is sent it does not exist here. */
export const onReceiversSide: Relation<ReferralSides> = { name: 'onReceiversSide', refusal: 'notFound', holds: receives }

export const onEitherSide: Relation<ReferralSides> = {
  name: 'onEitherSide',
  refusal: 'notFound',
  holds: (actor, subject, now) => sends(actor, subject, now) || receives(actor, subject, now),
}

/** The yes or no of a unit is given by whoever distributes its work. */
export const coordinatesTheReceiver: Relation<{ toUnitId: string }> = {
  name: 'coordinatesTheReceiver',
  refusal: 'notPermitted',
  holds: (actor, { toUnitId }) => actor.grants.some(({ role, unitId }) => role === 'coordinator' && unitId === toUnitId),
}

/** A referral joins a file of the unit it was sent to, one that whoever accepts may open and that has not ended (OSL 8:1). */
export const mayOpenJoined: Relation<{ joined: FileFacts }> = {
  name: 'mayOpenJoined',
  refusal: 'notFound',
  holds: (actor, { joined }, now) => joined.authorityId === actor.authorityId && hasLiveAccess.holds(actor, joined, now),
}

export const joinedIsOfTheUnit: Relation<{ toUnitId: string; joined: FileFacts }> = {
  name: 'joinedIsOfTheUnit',
  refusal: 'fileOfOtherUnit',
  holds: (_actor, { toUnitId, joined }) => joined.unitId === toUnitId,
}

export const joinedIsOpen: Relation<{ joined: { closedAt: number | null } }> = {
  name: 'joinedIsOpen',
  refusal: 'joinedIsClosed',
  holds: (_actor, { joined }) => joined.closedAt === null,
}

/** Who asks that a referral never was does not answer. */
export const notTheAsker: Relation<{ askedBy: string }> = {
  name: 'notTheAsker',
  refusal: 'ownErrorRequest',
  holds: (actor, { askedBy }) => askedBy !== actor.accountId,
}

/** Only whoever asked takes the question back. */
export const theAsker: Relation<{ askedBy: string }> = {
  name: 'theAsker',
  refusal: 'notPermitted',
  holds: (actor, { askedBy }) => askedBy === actor.accountId,
}

/** The second yes is that of who leads the file's unit; for a protected file, which few may open, of another person named in it. */
export const answersForTheFile: Relation<{ fromUnitId: string; fromFile: FileFacts | null }> = {
  name: 'answersForTheFile',
  refusal: 'notPermitted',
  holds: (actor, { fromUnitId, fromFile }) => fromFile !== null && (fromFile.protection !== 'none'
    || actor.grants.some(({ role, unitId }) => (role === 'coordinator' || role === 'manager') && unitId === fromUnitId)),
}

/** A draft is its writer's until it is submitted. */
export const wroteTheDraft: Relation<{ accountId: string }> = {
  name: 'wroteTheDraft',
  refusal: 'notFound',
  holds: (actor, { accountId }) => accountId === actor.accountId,
}

/** Who decides alone decides on a question of their own. */
export const theRequester: Relation<{ requestedBy: string }> = {
  name: 'theRequester',
  refusal: 'notPermitted',
  holds: (actor, { requestedBy }) => requestedBy === actor.accountId,
}

/** One person alone decides only where the ground lets a cause that cannot wait do so, said so from the first moment. */
export const cannotWait: Relation<{ urgent: boolean }> = {
  name: 'cannotWait',
  refusal: 'groundNotUrgent',
  holds: (_actor, { urgent }) => urgent,
}

/** Decisions 29: who asks does not answer. */
export const notTheRequester: Relation<{ requestedBy: string }> = {
  name: 'notTheRequester',
  refusal: 'ownRequest',
  holds: (actor, { requestedBy }) => requestedBy !== actor.accountId,
}
