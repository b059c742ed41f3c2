import 'server-only'
import { z } from 'zod'
import { event } from '@/lib/audit/events'
import { principalsOf } from '@/lib/auth/principals'
import type { FilePage } from '@/lib/cases/model'
import { ListFiles } from '@/lib/cases/schemas'
import { listLines, type Cursor } from '@/lib/cases/lists/store'
import { toLine } from '@/lib/cases/view'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'

const pageLength = 25

/** The files that the actor may open, last changed first, a page at a time. Names are not in it. */
export const listFiles = query({
  permission: 'case.list',
  input: ListFiles,
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  async run({ tx, actor, input }) {
    const lines = await listLines(tx, principalsOf(actor), readCursor(input.after), pageLength + 1)
    const shown = lines.slice(0, pageLength)
    const last = lines.length > pageLength ? shown.at(-1) : undefined
    const page: FilePage = { lines: shown.map(toLine), next: last ? `${last.touchedAt}.${last.id}` : null }
    return ok(page)
  },
  audit: ({ value }) => event('list.viewed', null, { ids: value.lines.map(({ id }) => id) }),
})

const cursor = z.tuple([z.coerce.number().int().positive(), z.uuid()])

/** `1790000000000.{id}`; an address that somebody changed begins from the top. */
function readCursor(after: string | null): Cursor | null {
  const parsed = cursor.safeParse(after?.split('.'))
  return parsed.success ? { touchedAt: parsed.data[0], id: parsed.data[1] } : null
}
