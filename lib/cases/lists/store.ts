import 'server-only'
import { z } from 'zod'
import { environments, fileStatuses, protections } from '@/lib/cases/model'
import { caseFileId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/as-actor'
import { instant } from '@/lib/db/columns'

const line = z.object({
  id: caseFileId, number: z.string(), environments: z.array(z.enum(environments)), protection: z.enum(protections), status: z.enum(fileStatuses),
  unitName: z.string(), firstContactAt: instant, touchedAt: instant,
})

type Line = z.infer<typeof line>

export interface Cursor { touchedAt: number; id: string }

const candidate = z.object({ fileId: caseFileId, touchedAt: instant, line: line.nullable() })

/**
 * The newest `limit` files that these principals may open, from `after` on. Driven from `access`: per principal one walk along
 * (principal, touched_at), merged, and only then the files themselves, so that a list costs the same with a hundred rows and a
 * million. A row whose file a policy hides is stepped over, and the walk goes on until the page is full.
 */
export async function listLines(tx: Tx, principals: string[], after: Cursor | null, limit: number): Promise<Line[]> {
  const lines: Line[] = []
  let from = after
  for (;;) {
    const met = await walkAccess(tx, principals, from, limit)
    lines.push(...met.flatMap(({ line: shown }) => shown ?? []))
    const last = met.at(-1)
    if (lines.length >= limit || met.length < limit || !last) return lines.slice(0, limit)
    from = { touchedAt: last.touchedAt, id: last.fileId }
  }
}

async function walkAccess(tx: Tx, principals: string[], after: Cursor | null, limit: number): Promise<z.infer<typeof candidate>[]> {
  const touched = after && new Date(after.touchedAt)
  const rows = await tx.$queryRaw<Record<string, unknown>[]>`
    with met as materialized (
      select w.* from portal.newest_access(${principals}::uuid[], ${touched}::timestamptz, ${after?.id ?? null}::uuid, ${limit}::int) w
    )
    select m.case_file_id as "fileId", c.id, c.number, c.environments, c.protection, m.status, u.name as "unitName",
      c.first_contact_at as "firstContactAt", m.touched_at as "touchedAt"
    from met m left join portal.case_file c on c.id = m.case_file_id left join portal.unit u on u.id = c.unit_id
    order by m.touched_at desc, m.case_file_id desc`
  return z.array(candidate).parse(rows.map((row) => ({ fileId: row.fileId, touchedAt: row.touchedAt, line: row.id === null ? null : row })))
}

const byLine = { id: true, number: true, environments: true, protection: true, status: true, firstContactAt: true, openedAt: true, unit: { select: { name: true } } } as const

export type SealedWord = { kind: 'givenNameIndex' | 'familyNameIndex' | 'personalNumberIndex'; value: Uint8Array<ArrayBuffer> }

/**
 * Own files whose number, or every word of any one reading by its blind index, is exactly this, newest first; row-level security
 * leaves only files the actor may open. All readings in one statement: each is asked of the same policies.
 */
export async function findLines(tx: Tx, sought: { number: string } | { readings: readonly (readonly SealedWord[])[] }): Promise<Line[]> {
  const where = 'number' in sought
    ? { number: sought.number }
    : { persons: { some: { OR: sought.readings.map((words) => ({ AND: words.map(({ kind, value }) => ({ [kind]: value })) })) } } }
  const rows = await tx.caseFile.findMany({ where, select: byLine, orderBy: { openedAt: 'desc' }, take: 25 })
  return z.array(line).parse(rows.map(({ unit, openedAt, ...row }) => ({ ...row, unitName: unit.name, touchedAt: openedAt })))
}
