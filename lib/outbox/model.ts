/** What a notice says: there is something to read, or a clock has struck. The CHECK of portal.outbox holds the same words. */
export const noticeKinds = ['toRead', 'unanswered', 'unansweredLong'] as const
export type NoticeKind = (typeof noticeKinds)[number]
