import 'server-only'
import { z } from 'zod'
import { caseSchema } from '@/lib/grounds/cases'
import type { Tx } from '@/lib/db/as-actor'
import { clientFor } from '@/lib/db/client'
import { groundSchema } from '@/lib/grounds/schema'

/** Whatever can ask: a transaction of somebody signed in, or the public's own connection. Both see every published wording. */
export type Reader = Pick<Tx, '$queryRaw'>
export const publicReader = (): Reader => clientFor('public')

const stateRow = z.tuple([z.object({ state: z.string() })])
/** Another text whenever another wording has been published; a published one never changes. */
export async function readState(db: Reader): Promise<string> {
  const [{ state }] = stateRow.parse(await db.$queryRaw`select count(*) || ' ' || coalesce(max(approved_at)::text, '') as state from portal.ground_wording where state = 'published'`)
  return state
}

/** A case that came with a wording: its rule, version and day are the wording's. */
export const ownCase = caseSchema.omit({ ground: true, version: true, on: true })

const wordingRow = z.object({ code: z.string(), n: z.number(), validFrom: z.string(), body: z.looseObject({}), cases: z.array(ownCase) })
  .transform(({ code, n, validFrom, body, cases }) => ({
    ground: groundSchema.parse({ ...body, code, version: n, validFrom }),
    cases: cases.map((one) => ({ ...one, ground: code, version: n, on: validFrom })),
  }))
/** A wording, with the cases that came with it. */
type StoredWording = z.output<typeof wordingRow>

/** Every published wording, whenever it holds. Throws for one that does not hold together: nothing is answered from half the law. */
export const readPublished = async (db: Reader): Promise<StoredWording[]> => z.array(wordingRow).parse(await db.$queryRaw`
  select code, n, to_char(valid_from, 'YYYY-MM-DD') as "validFrom", body, cases from portal.ground_wording where state = 'published' order by code, n`)
