import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { fault, ok, refuse } from '@/lib/core/result'
import { readsLikeAdvice } from '@/lib/enquiries/advice'
import { WriteAnswer, WriteEnquiryNote } from '@/lib/enquiries/schemas'
import { sealText } from '@/lib/enquiries/seal/age'
import { findEnquiry, insertMessage, moveEnquiry } from '@/lib/enquiries/store'
import { nextEnquiryState } from '@/lib/enquiries/transitions'
import { tellContactPoint } from '@/lib/outbox/tell-contact-point'

/** An answer to whoever has the code. Sealed for the thread: writing needs no secret. */
export const answerEnquiry = command({
  permission: 'enquiry.answer',
  input: WriteAnswer,
  load: (tx, { enquiryId }) => findEnquiry(tx, enquiryId),
  async run({ tx, actor, now, input, subject: enquiry }) {
    if (readsLikeAdvice(input.words) && !input.isSure) return fault('words', 'readsLikeAdvice')
    const state = nextEnquiryState(enquiry.state, 'answer')
    if (!state) return refuse('enquiryClosed')
    await insertMessage(tx, { id: input.messageId, enquiryId: enquiry.id, authorityId: enquiry.authorityId, side: 'staff', authorId: actor.accountId, at: now, sealed: await sealText(enquiry.recipient, input.words) })
    const at = new Date(now)
    // The visitor may have written since the page was made: then the answer is one to what was there, and is read again before it is sent.
    return await moveEnquiry(tx, { id: enquiry.id, version: input.version }, { state, answeredAt: at, ...(enquiry.firstAnsweredAt === null ? { firstAnsweredAt: at } : {}) }) ? ok({ id: enquiry.id }) : refuse('changedByOther')
  },
  audit: ({ subject }) => event('enquiry.moved', null, { enquiryId: subject.id, event: 'answer' }),
})

/**
 * For the contact point itself: what a colleague must know, a second opinion asked for or given. Never shown to the visitor. The mark of
 * one that is wanted goes when another has given it, and stops nobody from answering before that; colleagues are told that there is something.
 */
export const noteOnEnquiry = command({
  permission: 'enquiry.note',
  input: WriteEnquiryNote,
  load: (tx, { enquiryId }) => findEnquiry(tx, enquiryId),
  async run({ tx, actor, now, input, subject: enquiry }) {
    await insertMessage(tx, { id: input.messageId, enquiryId: enquiry.id, authorityId: enquiry.authorityId, side: 'note', authorId: actor.accountId, at: now, sealed: await sealText(enquiry.recipient, input.words) })
    const asks = input.opinion === 'ask' && enquiry.opinionAskedBy === null
    const gives = input.opinion === 'give' && enquiry.opinionAskedBy !== null && enquiry.opinionAskedBy !== actor.accountId
    if (!asks && !gives) return ok({ id: enquiry.id })
    if (!await moveEnquiry(tx, enquiry, asks ? { opinionAskedBy: actor.accountId, opinionAskedAt: new Date(now) } : { opinionAskedBy: null, opinionAskedAt: null })) return refuse('changedByOther')
    if (asks) await tellContactPoint(tx, actor, enquiry, now)
    return ok({ id: enquiry.id })
  },
  audit: ({ subject }) => event('enquiry.moved', null, { enquiryId: subject.id, event: 'note' }),
})
