import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { OneComment } from '@/lib/editorial/comments/schemas'
import { findComment, handle, listWriters } from '@/lib/editorial/comments/store'
import { findEdition } from '@/lib/editorial/store'

/** What was said of a passage has been seen to: by somebody whose text it is, or by whoever said it. */
export const handleComment = command({
  permission: 'comment.handle',
  input: OneComment,
  async load(tx, { commentId }) {
    const comment = await findComment(tx, commentId)
    const edition = comment && await findEdition(tx, comment.editionId)
    return comment && edition && { ...comment, writers: await listWriters(tx, edition) }
  },
  async run({ tx, now, subject: { id: commentId, editionId } }) {
    return await handle(tx, commentId, now) ? ok({ editionId, commentId }) : refuse('commentHandled')
  },
  audit: ({ value }) => event('comment.handled', null, value),
})
