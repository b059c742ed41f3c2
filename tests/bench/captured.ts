import { Client } from 'pg'

/** What the product itself sends to PostgreSQL, caught on its way, so that a baseline is the same SQL and not somebody's idea of it. */
export interface Statement { text: string; values: readonly unknown[] }

/**
 * Runs `work` and tells every statement that any connection of this process sent meanwhile, in order.
 * @param undo takes back what was written, unseen by `work`, so that the same statements can be run again
 */
export async function captured(work: () => Promise<unknown>, { undo = false } = {}): Promise<Statement[]> {
  const said: Statement[] = []
  const { query } = Client.prototype
  Client.prototype.query = function caught(this: Client, ...given: unknown[]) {
    const [first, second] = given
    if (undo && textOf(first) === 'COMMIT') return Reflect.apply(query, this, ['ROLLBACK', ...given.slice(1)])
    if (typeof first === 'string') said.push({ text: first, values: Array.isArray(second) ? second : [] })
    else if (isConfig(first)) said.push({ text: first.text, values: Array.isArray(second) ? second : first.values ?? [] })
    return Reflect.apply(query, this, given)
  } as typeof query
  try {
    await work()
  } finally {
    Client.prototype.query = query
  }
  return said
}

const textOf = (given: unknown): string | null => (typeof given === 'string' ? given : isConfig(given) ? given.text : null)

const isConfig = (given: unknown): given is { text: string; values?: unknown[] } =>
  typeof given === 'object' && given !== null && 'text' in given && typeof given.text === 'string'

/** A value as PostgreSQL reads it in the text of a statement. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (value instanceof Uint8Array) return `'\\x${Buffer.from(value).toString('hex')}'`
  if (value instanceof Date) return `'${value.toISOString()}'`
  if (Array.isArray(value)) return `'{${value.map((one) => (one instanceof Uint8Array ? `"\\\\x${Buffer.from(one).toString('hex')}"` : String(one))).join(',')}}'`
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  // pgbench takes a colon before a letter for one of its own variables, also inside a text.
  return `e'${text.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll(':', '\\x3a')}'`
}

/**
 * The statements as one pgbench script. The log's own row gets a new id at each turn, since a key is written once.
 * @param keep which statements belong to what is measured; all unless told
 */
export function asScript(statements: readonly Statement[], keep: (text: string) => boolean = () => true): string {
  return statements.filter(({ text }) => keep(text)).map(({ text, values }) => {
    const isLog = /insert into .*audit_event/i.test(text)
    const filled = text.replace(/\$(\d+)/g, (_, number: string) => (isLog && number === '1' ? 'gen_random_uuid()' : literal(values[Number(number) - 1])))
    // pgbench ends a statement at the semicolon and takes a line break inside it as blank.
    return `${filled.replace(/\s+/g, ' ').trim()};`
  }).join('\n')
}
