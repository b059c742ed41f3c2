import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { OneEnquiry } from '@/lib/enquiries/schemas'
import { findEnquiry, moveEnquiry } from '@/lib/enquiries/store'

/** "Jag tar den", and "jag tar över": whoever is away has a deputy, and both see who has it now. */
export const claimEnquiry = command({
  permission: 'enquiry.claim',
  input: OneEnquiry,
  load: (tx, { enquiryId }) => findEnquiry(tx, enquiryId),
  async run({ tx, actor, now, subject: enquiry }) {
    if (enquiry.claimedBy === actor.accountId) return refuse('alreadyReceived')
    return await moveEnquiry(tx, enquiry, { claimedBy: actor.accountId, claimedAt: new Date(now) }) ? ok({ id: enquiry.id }) : refuse('changedByOther')
  },
  audit: ({ subject }) => event('enquiry.moved', null, { enquiryId: subject.id, event: 'claim' }),
})
