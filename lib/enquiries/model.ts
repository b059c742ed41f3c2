/** Words of the national contact point. Pure; the CHECKs of migration 0023 hold the same words, and a test compares. */

/** Whom it is about, and how old they are. "Vill inte säga" is an answer like any other and the first one offered. */
export const abouts = ['self', 'other', 'work', 'unsaid'] as const
export type About = (typeof abouts)[number]
export const ages = ['under18', 'adult', 'unsaid'] as const
export type Age = (typeof ages)[number]

/** Polisregioner, by their id in prisma/data/police-regions.json. A kommun is not asked for: with an age, some are small enough to say who. */
export const regions = ['nord', 'mitt', 'bergslagen', 'stockholm', 'ost', 'vast', 'syd'] as const
export type Region = (typeof regions)[number]

/** Languages that an answer can be asked for in: those of the site, and those that the contact point can expect to be written to in. */
export const languages = ['sv', 'en', 'ar', 'so', 'ti', 'fa', 'ku', 'bs', 'sq', 'tr', 'ru', 'es', 'other'] as const
export type Language = (typeof languages)[number]

export const urgencies = ['danger', 'soon', 'ordinary'] as const
export type Urgency = (typeof urgencies)[number]

export const enquiryStates = ['waiting', 'answered', 'closed'] as const
export type EnquiryState = (typeof enquiryStates)[number]

export type EnquiryEvent = 'answer' | 'close' | 'write'

export const sides = ['visitor', 'staff', 'note', 'identity'] as const

/** Where somebody was led, by the rungs of the finder's own ladder. */
export const referredTos = ['programme', 'policeCoordination', 'socialServices', 'socialEmergency', 'helpline', 'emergency', 'other', 'nobody'] as const
export type ReferredTo = (typeof referredTos)[number]

export const channels = ['web', 'phone', 'mail', 'visit'] as const
export type Channel = (typeof channels)[number]
/** What somebody notes of a contact that did not come through the site. */
export const loggedChannels = ['phone', 'mail', 'visit'] as const satisfies readonly Channel[]

export const topics = ['leaving', 'threat', 'someoneElse', 'whoDoesWhat', 'other'] as const

/** Why two people open who somebody said they are. */
export const openingReasons = ['personAsks', 'handOver', 'danger', 'child'] as const
export type OpeningReason = (typeof openingReasons)[number]
export const openingStates = ['asked', 'approved', 'refused', 'withdrawn'] as const
export type OpeningState = (typeof openingStates)[number]
export type OpeningEvent = 'approve' | 'refuse' | 'withdraw'
/** How long an identity that two have opened can be read. */
export const identityOpenMs = 24 * 3_600_000

/** Characters of one message: five pages, far below what is stored of it. */
export const longestText = 8_000

