import 'server-only'
import { can } from '@/lib/auth/can'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { placeComments } from '@/lib/editorial/comments/passages'
import { listComments, listWriters } from '@/lib/editorial/comments/store'
import { openStates } from '@/lib/editorial/model'
import { OneEdition } from '@/lib/editorial/schemas'
import { findEdition, listEditors } from '@/lib/editorial/store'

/** A text passage by passage with what is said of each, and what was said of passages that are gone. */
export const readComments = query({
  permission: 'content.view',
  input: OneEdition,
  load: (tx, { editionId }) => findEdition(tx, editionId),
  async run({ tx, actor, now, subject: edition }) {
    const [editors, comments, writers] = [await listEditors(tx), await listComments(tx, edition), await listWriters(tx, edition)]
    const who = (id: string | null) => { const found = editors.find((editor) => editor.id === id); return found ? `${found.name}, ${found.authority}` : null }
    const isOpen = openStates.some((state) => state === edition.state)
    const shown = comments.map((comment) => ({
      id: comment.id, passage: comment.passage, words: comment.words, isFromOutside: comment.writtenBy === null, who: who(comment.writtenBy), at: comment.writtenAt,
      fromEdition: comment.editionId === edition.id ? null : comment.n,
      handled: comment.handledAt === null ? null : { at: comment.handledAt, who: who(comment.handledBy) },
      replies: comment.replies.map(({ id, words, writtenBy, writtenAt }) => ({ id, words, who: who(writtenBy), at: writtenAt })),
      mayReply: comment.handledAt === null && can(actor, 'comment.reply', {}, now).ok,
      mayHandle: comment.handledAt === null && can(actor, 'comment.handle', { writtenBy: comment.writtenBy, writers }, now).ok,
    }))
    const { id, contentId, locale, n, version, state } = edition
    return ok({
      id, contentId, locale, n, version, state, title: edition.body.title, ...placeComments(edition.source, shown), open: shown.filter(({ handled }) => handled === null).length,
      mayWrite: isOpen && can(actor, 'comment.write', {}, now).ok,
    })
  },
  audit: 'showsNoPerson',
})
export type CommentsView = Extract<Awaited<ReturnType<typeof readComments>>, { ok: true }>['value']
export type CommentView = CommentsView['older'][number]
