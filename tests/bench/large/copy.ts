import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { from as copyFrom } from 'pg-copy-streams'
import type { Client } from 'pg'
import type { Cell } from '@/tests/bench/large/rows'

/** One value in the text form of COPY (PostgreSQL manual, COPY, "Text Format"): tab between, backslash before what means something. */
function written(cell: Cell): string {
  if (cell === null) return '\\N'
  if (cell instanceof Uint8Array) return `\\\\x${Buffer.from(cell.buffer, cell.byteOffset, cell.byteLength).toString('hex')}`
  if (cell instanceof Date) return cell.toISOString()
  if (typeof cell === 'boolean') return cell ? 't' : 'f'
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'object') return `{${cell.join(',')}}`
  return cell.replace(/[\\\t\n\r]/g, (sign) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[sign] ?? sign)
}

/** Writes rows of one shape into a table, inside the client's transaction. Table and column names are ours. */
export async function copyRows(client: Client, table: string, rows: readonly Record<string, Cell>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  if (columns.length === 0) return
  const lines = rows.map((row) => `${columns.map((column) => written(row[column] ?? null)).join('\t')}\n`)
  await pipeline(Readable.from(lines), client.query(copyFrom(`copy portal.${table} (${columns.join(', ')}) from stdin`)))
}
