import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { ReplyToComment } from '@/lib/editorial/comments/schemas'
import { findComment, insertReply } from '@/lib/editorial/comments/store'

/** Answers what somebody said of a passage. */
export const replyToComment = command({
  permission: 'comment.reply',
  input: ReplyToComment,
  load: (tx, { commentId }) => findComment(tx, commentId),
  async run({ tx, input: { replyId, commentId, words }, subject }) {
    if (subject.handledAt !== null) return refuse('commentHandled')
    await insertReply(tx, { id: replyId, commentId, words })
    return ok({ editionId: subject.editionId, commentId })
  },
  audit: ({ value }) => event('comment.replied', null, value),
})
