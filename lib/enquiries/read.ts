import 'server-only'
import { event } from '@/lib/audit/events'
import { can } from '@/lib/auth/can'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { openMessages } from '@/lib/enquiries/opened'
import { OneEnquiry } from '@/lib/enquiries/schemas'
import { findEnquiry, listOpenings, readMessages, saidIdentity } from '@/lib/enquiries/store'
import { toLine } from '@/lib/enquiries/view'

/** One thread in clear, without who somebody said they are. */
export const readEnquiry = query({
  permission: 'enquiry.view',
  input: OneEnquiry,
  load: (tx, { enquiryId }) => findEnquiry(tx, enquiryId),
  async run({ tx, actor, now, subject: enquiry }) {
    const rows = (await readMessages(tx, enquiry.id)).filter(({ side }) => side !== 'identity')
    const saysWho = (await saidIdentity(tx, [enquiry.id])).size > 0
    const openings = await listOpenings(tx, enquiry.id)
    const asked = openings.find(({ state }) => state === 'asked')
    return ok({
      ...toLine(enquiry, actor.accountId, saysWho, now), version: enquiry.version, messages: await openMessages(enquiry, rows), sealedBy: enquiry.sealedBy, referredTo: enquiry.referredTo, codeEnded: enquiry.codeEndedAt !== null,
      identityOpenUntil: enquiry.identityOpenUntil !== null && enquiry.identityOpenUntil > now ? enquiry.identityOpenUntil : null,
      openings: openings.map(({ id, reason, state, asker, askedAt, decider, decidedAt }) => ({ id, reason, state, askedBy: asker.name, askedAt, decidedBy: decider?.name ?? null, decidedAt })),
      asked: asked ? { id: asked.id, isOwn: asked.askedBy === actor.accountId } : null,
      may: { answer: can(actor, 'enquiry.answer', enquiry, now).ok, claim: enquiry.claimedBy !== actor.accountId, close: can(actor, 'enquiry.close', enquiry, now).ok },
    })
  },
  audit: ({ subject }) => event('enquiry.viewed', null, { enquiryId: subject.id }),
})
export type EnquiryView = Extract<Awaited<ReturnType<typeof readEnquiry>>, { ok: true }>['value']
