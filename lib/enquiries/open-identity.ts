import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { query } from '@/lib/core/query'
import { ok, refuse } from '@/lib/core/result'
import { openMessages } from '@/lib/enquiries/opened'
import { AskIdentity, DecideIdentity, OneEnquiry, OneOpening } from '@/lib/enquiries/schemas'
import { findEnquiry, findOpening, insertOpening, listOpenings, moveOpening, readMessages, saidIdentity } from '@/lib/enquiries/store'
import { nextOpeningState } from '@/lib/enquiries/transitions'

/** One asks to read who somebody has said they are. */
export const askIdentity = command({
  permission: 'enquiry.askIdentity',
  input: AskIdentity,
  load: (tx, { enquiryId }) => findEnquiry(tx, enquiryId),
  async run({ tx, actor, now, input, subject: enquiry }) {
    if ((await saidIdentity(tx, [enquiry.id])).size === 0) return refuse('nothingToOpen')
    if ((await listOpenings(tx, enquiry.id)).some(({ state }) => state === 'asked')) return refuse('openingAsked')
    await insertOpening(tx, { id: input.openingId, enquiryId: enquiry.id, authorityId: enquiry.authorityId, unitId: enquiry.unitId, reason: input.reason, askedBy: actor.accountId, askedAt: now })
    return ok({ id: enquiry.id })
  },
  audit: ({ subject, input }) => event('enquiry.identityMoved', null, { enquiryId: subject.id, openingId: input.openingId, event: 'ask' }),
})

/** Another answers, freshly signed in. */
export const decideIdentity = command({
  permission: 'enquiry.decideIdentity',
  input: DecideIdentity,
  load: (tx, { openingId }) => findOpening(tx, openingId),
  async run({ tx, actor, now, input, subject: opening }) {
    const to = nextOpeningState(opening.state, input.answer)
    if (!to) return refuse('openingAnswered')
    return await moveOpening(tx, opening, to, actor.accountId, now) ? ok({ id: opening.enquiryId }) : refuse('changedByOther')
  },
  audit: ({ subject, input }) => event('enquiry.identityMoved', null, { enquiryId: subject.enquiryId, openingId: subject.id, event: input.answer }),
})

export const withdrawIdentity = command({
  permission: 'enquiry.withdrawIdentity',
  input: OneOpening,
  load: (tx, { openingId }) => findOpening(tx, openingId),
  async run({ tx, actor, now, subject: opening }) {
    const to = nextOpeningState(opening.state, 'withdraw')
    if (!to) return refuse('openingAnswered')
    return await moveOpening(tx, opening, to, actor.accountId, now) ? ok({ id: opening.enquiryId }) : refuse('changedByOther')
  },
  audit: ({ subject }) => event('enquiry.identityMoved', null, { enquiryId: subject.enquiryId, openingId: subject.id, event: 'withdraw' }),
})

/** Who somebody said they are, for a day after two agreed. The policy of the rows asks the same. */
export const readIdentity = query({
  permission: 'enquiry.readIdentity',
  input: OneEnquiry,
  load: (tx, { enquiryId }) => findEnquiry(tx, enquiryId),
  run: async ({ tx, subject: enquiry }) => ok({
    id: enquiry.id, openUntil: enquiry.identityOpenUntil ?? 0, said: await openMessages(enquiry, (await readMessages(tx, enquiry.id)).filter(({ side }) => side === 'identity')),
  }),
  audit: ({ subject }) => event('enquiry.identityViewed', null, { enquiryId: subject.id }),
})
