import { z } from 'zod'
import { id, text, version } from '@/lib/forms/fields'

/** `passage`: which one of the text at that version, counted from 1. */
export const WriteComment = z.strictObject({ commentId: id, editionId: id, version, passage: version.pipe(z.int().min(1, 'unknown')), words: text(2_000) })
export const ReplyToComment = z.strictObject({ replyId: id, commentId: id, words: text(2_000) })
export const OneComment = z.strictObject({ commentId: id })
