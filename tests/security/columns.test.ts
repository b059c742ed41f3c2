import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { boundOtherwise, classes, columnClasses, plainPersons, type ColumnClass } from '@/tests/security/column-classes'
import { createTestDatabase, type TestDatabase } from '@/tests/support/database'

interface Column { table: string; column: string; type: string; checks: string[]; keyed: boolean }

let database: TestDatabase
let catalog: Client

const columns = async (): Promise<Column[]> => (await catalog.query<Column>(
  `select c.relname as "table", a.attname as "column", format_type(a.atttypid, null) as type,
     array(select pg_get_constraintdef(k.oid) from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any(k.conkey)) as checks,
     exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any(k.conkey)) as keyed
   from pg_class c join pg_attribute a on a.attrelid = c.oid
   where c.relnamespace = 'portal'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped
   order by c.relname, a.attnum`)).rows

const said: { name: string; is: ColumnClass }[] = Object.entries(classes).flatMap(([table, byClass]) =>
  columnClasses.flatMap((is) => (byClass[is] ?? '').split(' ').filter(Boolean).map((column) => ({ name: `${table}.${column}`, is }))))
const classOf = new Map(said.map(({ name, is }) => [name, is]))

/** What is wrong with a column, given what the list says of it; null when nothing is. */
function faultOf({ table, column, type, checks, keyed }: Column): string | null {
  const name = `${table}.${column}`
  const is = classOf.get(name)
  if (is === undefined) return `${name}: nobody has said what it holds`
  if (is === 'person') return type === 'bytea' || name in plainPersons ? null : `${name}: about a person, and readable as ${type}`
  if (is === 'secret') return type === 'bytea' ? null : `${name}: a secret, and readable as ${type}`
  if (is === 'published' || !/^(text|character|json|xml|bytea)/.test(type)) return null
  // A CHECK that begins with the column itself; one that only mentions it may bind another.
  const binds = new RegExp(`^CHECK \\(\\(\\(?"?${column}"? (= ANY \\(|~ '\\^|= ')|${column} <@ ARRAY|^CHECK \\(\\(array_to_string\\(${column}, '?,'?(::text)?\\) ~ '\\^`)
  return keyed || checks.some((check) => binds.test(check)) || name in boundOtherwise ? null : `${name}: said to be ${is}, and holds any ${type}`
}

beforeAll(async () => {
  database = await createTestDatabase()
  catalog = new Client({ connectionString: database.superuserUrl })
  await catalog.connect()
})
afterAll(async () => {
  await catalog.end()
  await database.drop()
})

describe('every column of the portal', () => {
  it('is on the list once, and the list has none that is gone', async () => {
    const there = (await columns()).map(({ table, column }) => `${table}.${column}`)
    expect(there.length).toBeGreaterThan(400)
    expect(said.map(({ name }) => name).sort()).toEqual([...there].sort())
  })

  it('that is about a person lies sealed, and what is said to be a code cannot hold a sentence', async () => {
    expect((await columns()).map(faultOf).filter((fault) => fault !== null)).toEqual([])
  })

  it('is found when somebody adds it and says nothing, makes it readable, or lets it hold any words', async () => {
    await catalog.query('begin')
    const faults = await catalog.query(`alter table portal.note add alias text;
      alter table portal.note drop body cascade; alter table portal.note add body text;
      alter table portal.referral_draft drop wrapped_key cascade; alter table portal.referral_draft add wrapped_key text;
      alter table portal.break_glass drop constraint break_glass_number_check`).then(columns)
      .then((all) => all.map(faultOf).filter((fault) => fault !== null)).finally(() => catalog.query('rollback'))
    expect(faults.sort()).toEqual([
      'break_glass.number: said to be code, and holds any text', 'note.alias: nobody has said what it holds',
      'note.body: about a person, and readable as text', 'referral_draft.wrapped_key: a secret, and readable as text',
    ])
  })

  it.each([
    ['access_request', 'number', "'Kim Exempelsson'"], ['break_glass', 'number', "'Kim Exempelsson'"], ['consent', 'fields', "'{\"Kim E\"}'"],
    ['person_change', 'fields', "'{\"Kim E\"}'"], ['release', 'ground_code', "'Kim Exempelsson'"], ['delivery', 'ground_code', "'Kim Exempelsson'"],
    ['episode', 'outcome', "'Kim Exempelsson'"], ['referral_event', 'from_state', "'Kim Exempelsson'"],
  ])('%s.%s holds no name, even for the owner of the tables', async (table, column, name) => {
    const { rows } = await catalog.query<{ check: string }>(
      `select pg_get_expr(conbin, conrelid) as "check" from pg_constraint where contype = 'c' and conrelid = $1::regclass and pg_get_constraintdef(oid) ~ $2`,
      [`portal.${table}`, `${column}.* ~ `])
    expect(rows.length).toBeGreaterThan(0)
    const type = column === 'fields' ? 'text[]' : 'text'
    const held = await catalog.query<{ held: boolean }>(`select ${rows.map(({ check }) => check).join(' and ')} as held from (select ${name}::${type} as ${column}) as one`)
    expect(held.rows).toEqual([{ held: false }])
  })

  it('has its exception only as long as it needs one', async () => {
    const needless = new Set([...Object.keys(plainPersons), ...Object.keys(boundOtherwise)])
    const held = { plain: { ...plainPersons }, bound: { ...boundOtherwise } }
    for (const name of needless) { Reflect.deleteProperty(plainPersons, name); Reflect.deleteProperty(boundOtherwise, name) }
    for (const column of await columns()) if (faultOf(column) !== null) needless.delete(`${column.table}.${column.column}`)
    Object.assign(plainPersons, held.plain)
    Object.assign(boundOtherwise, held.bound)
    expect([...needless]).toEqual([])
  })
})
