import { readCsv, writeCsv } from '@/lib/core/csv'
import type { Exchange, ReadFile } from '@/lib/editorial/exchange/model'

const head = ['text', 'stycke', 'svenska'] as const

export const writeTable = ({ name, locale, units }: Exchange): string =>
  writeCsv([[...head, locale], ...units.map(({ id, source, target }) => [name, id, source, target])])

/** Row 1 is the heading. */
export function readTable(text: string): ReadFile {
  const rows = readCsv(text)
  if (rows === null) return { ok: false, faults: [{ row: 0, id: '', fault: 'unreadable' }] }
  const columns = rows[0]?.map((cell) => cell.trim().toLowerCase()) ?? []
  const at = { name: columns.indexOf(head[0]), id: columns.indexOf(head[1]), target: columns.length - 1 }
  if (at.name < 0 || at.id < 0 || columns.length < head.length + 1) return { ok: false, faults: [{ row: 1, id: '', fault: 'unreadable' }] }
  return { ok: true, rows: rows.slice(1).map((cells, index) => ({ row: index + 2, name: (cells[at.name] ?? '').trim(), id: (cells[at.id] ?? '').trim(), target: cells[at.target] ?? '' })) }
}
