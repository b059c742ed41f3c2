import 'server-only'
import { z } from 'zod'
import { event } from '@/lib/audit/events'
import type { LogPage } from '@/lib/audit/model'
import { findNumbers, listEvents, listPeople } from '@/lib/audit/store'
import { toLogLine } from '@/lib/audit/view'
import { query } from '@/lib/core/query'
import { ok } from '@/lib/core/result'
import { readSpokenNumber, showSpokenNumber } from '@/lib/core/spoken-number'
import { dayAfter, startOfDay } from '@/lib/directory/days'

const pageLength = 25

/** What is chosen stands in the address: a person who looked, a day, a file's number. None of it is about the person in the file. */
const ReviewLog = z.strictObject({
  who: z.uuid().nullable().catch(null),
  on: z.iso.date().refine((day) => day >= '1900-01-01' && day < '9000-01-01').nullable().catch(null),
  number: z.string().max(40).nullable(),
  after: z.string().max(80).nullable(),
})

/** The log of the authority, for its reviewer: systematic, recurring, and itself written down (lag 2001:454 10 §). */
export const reviewLog = query({
  permission: 'audit.review',
  input: ReviewLog,
  load: (_tx, _input, { actor }) => Promise.resolve({ authorityId: actor.authorityId }),
  async run({ tx, actor, input }) {
    const names = new Map((await listPeople(tx, actor.authorityId)).map(({ id, name }) => [id, name]))
    const people = [...names].map(([accountId, name]) => ({ accountId, name }))
    const asked = input.number === null ? null : readSpokenNumber(input.number)
    const [file] = asked === null ? [] : await findNumbers(tx, [], asked)
    // A number that is no file of ours, or none that this reviewer may follow, has no events.
    if (input.number !== null && !file) return ok<LogPage & { ids: string[] }>({ lines: [], next: null, people, ids: [] })
    const rows = await listEvents(tx, {
      accountId: input.who, caseFileId: file?.id ?? null,
      from: input.on === null ? null : startOfDay(input.on), until: input.on === null ? null : startOfDay(dayAfter(input.on)),
      after: readCursor(input.after),
    }, pageLength + 1)
    const shown = rows.slice(0, pageLength)
    const last = rows.length > pageLength ? shown.at(-1) : undefined
    const files = [...new Set(shown.flatMap(({ caseFileId }) => caseFileId ?? []))]
    const numbers = new Map((await findNumbers(tx, files, null)).map(({ id, number }) => [id, showSpokenNumber(number)]))
    return ok<LogPage & { ids: string[] }>({
      lines: shown.map((row) => toLogLine(row, names.get(row.accountId) ?? '', row.caseFileId === null ? null : numbers.get(row.caseFileId) ?? null)),
      next: last ? `${last.at}.${last.id}` : null,
      people,
      ids: shown.map(({ id }) => id),
    })
  },
  audit: ({ value }) => event('audit.viewed', null, { ids: value.ids }),
})

const cursor = z.tuple([z.coerce.number().int().positive(), z.uuid()])

/** An address that somebody changed begins from the top. */
function readCursor(after: string | null): { at: number; id: string } | null {
  const parsed = cursor.safeParse(after?.split('.'))
  return parsed.success ? { at: parsed.data[0], id: parsed.data[1] } : null
}
