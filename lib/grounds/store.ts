import 'server-only'
import { z } from 'zod'
import { caseSchema } from '@/lib/grounds/cases'
import type { Tx } from '@/lib/db/as-actor'
import { clientFor } from '@/lib/db/client'
import { groundSchema, sheetSchema } from '@/lib/grounds/schema'

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

const row = z.object({ kind: z.enum(['rule', 'ending', 'sheet']), code: z.string(), n: z.number(), validFrom: z.string(), body: z.looseObject({}), cases: z.array(ownCase) })
  .transform(({ cases, ...rest }) => ({ ...rest, cases: cases.map((one) => ({ ...one, ground: rest.code, version: rest.n, on: rest.validFrom })) }))

/** Everything published, whenever it holds: rules with the cases that came with them, their endings, and sheets. Throws for what does not hold together: nothing is answered from half the law. */
export async function readPublished(db: Reader) {
  const rows = z.array(row).parse(await db.$queryRaw`
    select kind, code, n, to_char(valid_from, 'YYYY-MM-DD') as "validFrom", body, cases from portal.ground_wording where state = 'published' order by kind, code, n`)
  const of = (kind: z.output<typeof row>['kind']) => rows.filter((one) => one.kind === kind)
  return {
    rules: of('rule').map(({ code, n: version, validFrom, body, cases }) => ({ ground: groundSchema.parse({ ...body, code, version, validFrom }), cases })),
    endings: of('ending').map(({ code, n: version, validFrom, cases }) => ({ code, version, validFrom, cases })),
    sheets: of('sheet').map(({ code: slug, n: version, validFrom, body }) => sheetSchema.parse({ ...body, slug, version, validFrom })),
  }
}
