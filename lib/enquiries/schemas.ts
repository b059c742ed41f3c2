import { z } from 'zod'
import { abouts, ages, loggedChannels, longestText, openingReasons, referredTos, regions, topics, urgencies } from '@/lib/enquiries/model'
import type { FieldFault } from '@/lib/core/result'
import { id, oneOf, text, ticked, version } from '@/lib/forms/fields'

const says = (fault: FieldFault): FieldFault => fault

export const OneEnquiry = z.strictObject({ enquiryId: id })
/** The message's own id is made with the form: the same form sent twice answers once. */
export const WriteAnswer = z.strictObject({ enquiryId: id, version, messageId: id, words: text(longestText), isSure: ticked })
/** A note may ask colleagues for a second opinion, or be the one that was asked for. */
export const WriteEnquiryNote = z.strictObject({ enquiryId: id, messageId: id, words: text(longestText), opinion: z.literal(['ask', 'give', ''], says('unknown')).default('') })
export const Weigh = z.strictObject({ enquiryId: id, urgency: oneOf(urgencies) })
export const CloseEnquiry = z.strictObject({ enquiryId: id, version, referredTo: oneOf(referredTos) })

export const AskIdentity = z.strictObject({ enquiryId: id, openingId: id, reason: oneOf(openingReasons) })
export const DecideIdentity = z.strictObject({ openingId: id, answer: oneOf(['approve', 'refuse']) })
export const OneOpening = z.strictObject({ openingId: id })

/** A call or a mail, noted in half a minute: five choices and no words. */
export const LogContact = z.strictObject({
  logId: id, channel: oneOf(loggedChannels), about: oneOf(abouts), age: oneOf(ages), locale: oneOf(['sv', 'en', 'ar', 'other']), topic: oneOf(topics),
  region: z.union([z.enum(regions), z.literal('unsaid').transform(() => null)], says('choose')), referredTo: oneOf(referredTos),
})
