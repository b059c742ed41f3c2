import { createHash } from 'node:crypto'

/** Texts that are named in a process; what comes after is planned at each turn, as all was before. Bounds the memory of a connection. */
const mostNamed = 400

const names = new Map<string, string>()

/**
 * Name of a statement for PostgreSQL to keep its plan under, on each connection. The policies make planning the dearest part of
 * most statements: sending a referral plans for longer than it runs. Values are never part of a text, so a name tells nothing.
 * @returns undefined: plan it this once
 */
export function statementName({ sql }: { sql: string }): string | undefined {
  const known = names.get(sql)
  if (known !== undefined) return known
  if (names.size >= mostNamed || !/^\s*(select|insert|update|delete|with)\b/i.test(sql)) return undefined
  const name = `v${createHash('sha256').update(sql).digest('base64url').slice(0, 22)}`
  names.set(sql, name)
  return name
}
