import { z } from 'zod'
import { id, oneOf, text, version } from '@/lib/forms/fields'

/** How long a link can hold. */
export const mostDays = 14
const days = Array.from({ length: mostDays }, (_, index) => String(index + 1)) as [string, ...string[]]
export const MakeFactCheck = z.strictObject({ factCheckId: id, editionId: id, days: oneOf(days) })
export const OneFactCheck = z.strictObject({ factCheckId: id })

/** Characters of a remark. */
export const longestRemark = 2_000
/** What an outside reader sends. `token` is whatever stood in the form: one that opens nothing is answered as any other. `version`: of the text that was read. */
export const Remark = z.strictObject({ token: z.string().max(100), locale: z.string().max(2), remarkId: id, version, words: text(longestRemark) })
