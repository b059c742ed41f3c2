import 'server-only'
import { z } from 'zod'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { dateAt, dayOf } from '@/lib/directory/days'
import { contactFigures } from '@/lib/enquiries/figures/count'
import { referredTos, regions } from '@/lib/enquiries/model'
import { readCounted } from '@/lib/enquiries/store'

/** The last quarter in figures. */
export const readContactFigures = query({
  permission: 'enquiry.figures',
  input: z.strictObject({}),
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  run: async ({ tx, now }) => ok(contactFigures(
    await readCounted(tx, dateAt(now).subtract({ weeks: 14 }).toString()), dayOf(now), { languages: ['sv', 'en', 'ar', 'other'], regions, referred: referredTos })),
  // Figures with small cells hidden: nobody is shown.
  audit: 'showsNoPerson',
})
