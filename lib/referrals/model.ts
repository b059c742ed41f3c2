/** A referral: addressed from one unit to another, one purpose, one closed loop (decisions 27). Pure; screens may import it. */

export const referralStates = [
  'draft', 'underReview', 'refused', 'sent', 'received', 'needsMore', 'accepted', 'declined', 'withdrawn',
  'ongoing', 'onHold', 'completed', 'stopped', 'fedBack', 'enteredInError',
] as const
export type ReferralState = (typeof referralStates)[number]

export const referralEvents = [
  'submit', 'giveBack', 'refuse', 'send', 'receive', 'askForMore', 'supply', 'accept', 'decline', 'withdraw',
  'start', 'pause', 'resume', 'complete', 'stop', 'feedBack', 'markInError',
] as const
export type ReferralEvent = (typeof referralEvents)[number]

/** On which side of the wall a step is taken. */
export type Side = 'sender' | 'receiver'

/** What it is for: one purpose per referral, so that the receiver knows what the data may be used for. */
export const purposes = ['assessExit', 'protection', 'support', 'care', 'childConcern'] as const
export type Purpose = (typeof purposes)[number]

export const urgencies = ['ordinary', 'urgent'] as const
export type Urgency = (typeof urgencies)[number]

/*
 * Reasons are codes: a free text between two authorities would be a release that nobody decided. None of them tells
 * whether the receiver knew the person before, which only a release of the receiver's own may tell.
 */

/** Why a release was not decided in the referral's favour. Seen by the sender only. */
export const refusalReasons = ['noGround', 'harmOutweighs', 'notNecessary', 'consentMissing', 'wrongRecipient'] as const

/** What the receiver needs before it can answer; a question holds no more about the person than was received. */
export const questions = ['identity', 'safeContact', 'situation', 'threat', 'decisions', 'purpose'] as const

export const declineReasons = ['outsideRemit', 'otherUnitResponsible', 'criteriaNotMet', 'personDeclined', 'noCapacityNow', 'tooLittleToAssess'] as const

/** A no is never the end of the road: what comes instead (findhelp). `otherUnit` names the unit. */
export const nextSteps = ['otherUnit', 'sendAgainWithMore', 'sendAgainLater', 'supportUnderSocialServicesAct', 'callReceiver'] as const

export const withdrawReasons = ['personChangedMind', 'consentWithdrawn', 'wrongRecipient', 'circumstancesChanged', 'sentTwice'] as const

/** Who or what ended it before its aim. */
export const stopReasons = ['personEnded', 'contactLost', 'personMoved', 'receiverEnded', 'senderEnded', 'personDied'] as const

/** Why a referral should never have been. The CHECK of migration 0009 holds the same words. */
export const errorReasons = ['wrongPerson', 'wrongFile', 'neverMeant'] as const
export type ErrorReason = (typeof errorReasons)[number]

/** How it went. Required at the end (FHIR `refer-9`), and the least that is fed back; more is a release of its own. */
export const outcomes = ['exitUnderWay', 'supportInPlace', 'handedOver', 'aimPartlyReached', 'aimNotReached'] as const
