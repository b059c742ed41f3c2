import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { passagesOf } from '@/lib/editorial/comments/passages'
import { WriteComment } from '@/lib/editorial/comments/schemas'
import { findSourceAt, insertComment } from '@/lib/editorial/comments/store'
import { openStates } from '@/lib/editorial/model'
import { findEdition } from '@/lib/editorial/store'

/** Says something of one passage of a text that is on its way, as it stood on the page that was read. */
export const writeComment = command({
  permission: 'comment.write',
  input: WriteComment,
  load: (tx, { editionId }) => findEdition(tx, editionId),
  async run({ tx, input, subject: { id: editionId, state, version: latest } }) {
    if (!openStates.some((each) => each === state) || input.version > latest) return refuse('notOnItsWay')
    const passage = passagesOf(await findSourceAt(tx, editionId, input.version) ?? '')[input.passage - 1]
    if (passage === undefined) return refuse('changedByOther')
    await insertComment(tx, { id: input.commentId, editionId, version: input.version, passage, words: input.words })
    return ok({ editionId, commentId: input.commentId })
  },
  audit: ({ value }) => event('comment.written', null, value),
})
