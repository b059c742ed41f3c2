import { describe, expect, it } from 'vitest'
import { statementName } from '@/lib/db/statement-name'

describe('the name that PostgreSQL keeps a plan under', () => {
  it('is the same for the same text, another for another, and fits into an identifier', () => {
    const name = statementName({ sql: 'SELECT 1 WHERE $1' })
    expect(statementName({ sql: 'SELECT 1 WHERE $1' })).toBe(name)
    expect(statementName({ sql: 'SELECT 1 WHERE $2' })).not.toBe(name)
    expect(Buffer.byteLength(name ?? '')).toBeLessThan(64)
  })

  it('is not given to what has no plan', () => {
    for (const sql of ['BEGIN', 'SAVEPOINT s1', 'ROLLBACK TO SAVEPOINT s1', "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE"]) expect(statementName({ sql })).toBeUndefined()
  })

  it('is given to a bounded number of texts, since each holds memory on every connection', () => {
    const given = Array.from({ length: 2_000 }, (_, number) => statementName({ sql: `SELECT ${number}` }))
    expect(given.filter((name) => name !== undefined).length).toBeLessThanOrEqual(400)
    expect(given.at(-1)).toBeUndefined()
  })
})
