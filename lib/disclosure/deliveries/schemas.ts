import { z } from 'zod'
import type { FieldFault } from '@/lib/core/result'
import { releaseFields } from '@/lib/disclosure/model'
import { id, oneOf, text, version } from '@/lib/forms/fields'

const says = (fault: FieldFault): FieldFault => fault

/** `version` is the person's as the page showed it; `noteId` is made with the form, so that the same form sent twice writes one note. */
export const UseReceived = z.strictObject({
  caseFileId: id, referralId: id, field: oneOf(releaseFields), noteId: id, version, words: text(10_000),
})
