import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { CloseEnquiry, Weigh } from '@/lib/enquiries/schemas'
import { findEnquiry, moveEnquiry } from '@/lib/enquiries/store'
import { nextEnquiryState } from '@/lib/enquiries/transitions'

/** How soon somebody must be answered. Said by whoever reads, and whoever has the thread keeps it; no word makes it happen by itself. */
export const weighEnquiry = command({
  permission: 'enquiry.weigh',
  input: Weigh,
  load: (tx, { enquiryId }) => findEnquiry(tx, enquiryId),
  run: async ({ tx, input, subject: enquiry }) => (await moveEnquiry(tx, enquiry, { urgency: input.urgency }) ? ok({ id: enquiry.id }) : refuse('changedByOther')),
  audit: ({ subject }) => event('enquiry.moved', null, { enquiryId: subject.id, event: 'weigh' }),
})

/** Led on, and to whom. What the visitor writes afterwards opens it again. */
export const closeEnquiry = command({
  permission: 'enquiry.close',
  input: CloseEnquiry,
  load: (tx, { enquiryId }) => findEnquiry(tx, enquiryId),
  async run({ tx, input, subject: enquiry }) {
    const state = nextEnquiryState(enquiry.state, 'close')
    if (!state) return refuse('enquiryClosed')
    // What the visitor has written since the page was made is read before anybody closes it.
    return await moveEnquiry(tx, { id: enquiry.id, version: input.version }, { state, referredTo: input.referredTo }) ? ok({ id: enquiry.id }) : refuse('changedByOther')
  },
  audit: ({ subject }) => event('enquiry.moved', null, { enquiryId: subject.id, event: 'close' }),
})
