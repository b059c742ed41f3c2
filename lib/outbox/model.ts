/**
 * What a notice says: there is something to read, or a clock has struck. The CHECK of portal.outbox holds the same words, and two of the
 * contact point, whose news are its queue: `enquiry` and `enquiryWaits`.
 */
export const noticeKinds = ['toRead', 'unanswered', 'unansweredLong'] as const
export type NoticeKind = (typeof noticeKinds)[number]
