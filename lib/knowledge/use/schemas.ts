import { z } from 'zod'
import { id } from '@/lib/forms/fields'
import { knowledgeSlugs } from '@/lib/knowledge/slugs'

export const NoFilter = z.strictObject({})
/** Every text of the page that the unit uses; a box that is not ticked sends nothing. */
export const ConfirmUse = z.strictObject({
  unitId: id,
  slugs: z.preprocess((sent) => (sent === undefined || sent === '' ? [] : Array.isArray(sent) && sent.length > 0 ? sent : [sent]), z.array(z.string().refine((slug) => knowledgeSlugs.includes(slug))).transform((chosen) => [...new Set(chosen)])),
})
