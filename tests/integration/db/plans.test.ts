import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Client } from 'pg'
import { closeClients } from '@/lib/db/client'
import { actorOf } from '@/tests/bench/actors'
import { captured, type Statement } from '@/tests/bench/captured'
import { checkLarge, loadLarge } from '@/tests/bench/large/load'
import type { LargePlan } from '@/tests/bench/large/plan'
import { hotReads, must } from '@/tests/bench/reads'
import { seededDatabase, useDatabase } from '@/tests/integration/directory/seeded'
import type { TestDatabase } from '@/tests/support/database'

/** Tables that grow without end: none of them is ever read from one end to the other for one page. */
const growing = ['case_file', 'person_record', 'access', 'note', 'referral', 'referral_event', 'audit_event', 'release']
/** Rows that were fetched only to be thrown away. More than this, and the page becomes slower with every file that is opened. */
const wasted = 100
const files = 8_000
const now = Date.parse('2026-11-26T10:00:00Z')

interface Plan { 'Node Type': string; 'Relation Name'?: string; 'Subplan Name'?: string; 'Rows Removed by Filter'?: number; 'Actual Loops': number; Plans?: Plan[] }

const parts = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(parts)]

describe('what the pages of every day ask of the database', () => {
  let database: TestDatabase
  let plan: LargePlan
  let client: Client

  beforeAll(async () => {
    database = await seededDatabase()
    useDatabase(database)
    ;({ plan } = await loadLarge(database.superuserUrl, files, now, () => undefined))
    expect(await checkLarge(database.superuserUrl)).toEqual([])
    client = new Client({ connectionString: database.url.app })
    await client.connect()
  }, 180_000)

  afterAll(async () => {
    await client.end()
    await closeClients()
    await database.drop()
  })

  /** Each SELECT of the verb as PostgreSQL carried it out, under the same actor. */
  async function plansOf(statements: readonly Statement[]): Promise<{ text: string; nodes: Plan[] }[]> {
    const told: { text: string; nodes: Plan[] }[] = []
    await client.query('begin')
    for (const { text, values } of statements) {
      if (/set_config/.test(text)) await client.query(text, [...values])
      if (!/^\s*(select|with)/i.test(text) || /set_config/.test(text)) continue
      const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(`explain (analyze, format json) ${text}`, [...values])
      const [top] = rows[0]?.['QUERY PLAN'] ?? []
      if (top) told.push({ text, nodes: parts(top.Plan) })
    }
    await client.query('rollback')
    return told
  }

  for (const who of ['one', 'twenty', 'all'] as const)
    for (const [name, read] of Object.entries(hotReads))
      it(`${name}, for somebody with ${who} of the units: no table is read through, little is thrown away`, async () => {
        const actor = actorOf(plan.measured[who], now)
        const statements = await captured(() => must(read(name === 'en akt' ? actorOf(plan.measured.one, now) : actor, plan, now)))
        const plans = await plansOf(statements)
        expect(plans.length, 'something was asked').toBeGreaterThan(0)
        for (const { text, nodes } of plans)
          // A part that was planned and never carried out cost nothing.
          for (const node of nodes.filter((one) => one['Actual Loops'] > 0)) {
            const about = `${node['Node Type']} on ${node['Relation Name']}: ${text.replace(/\s+/g, ' ').slice(0, 160)}`
            if (node['Node Type'] === 'Seq Scan') expect(growing, about).not.toContain(node['Relation Name'])
            if (growing.includes(node['Relation Name'] ?? '')) expect((node['Rows Removed by Filter'] ?? 0) * node['Actual Loops'], about).toBeLessThanOrEqual(wasted)
          }
      })

  /** Rows of a table that this connection has read and not yet reported, as the server counts them: also inside functions, which a plan does not show. */
  const rowsReadFrom = async (table: string): Promise<number> => {
    const { rows } = await client.query<{ rows: string }>(
      `select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) as rows from pg_stat_xact_user_tables where schemaname = 'portal' and relname = $1`, [table])
    return Number(rows[0]?.rows ?? 0)
  }
  /** Rows that these statements read from each of the tables. */
  async function rowsRead(statements: readonly Statement[], tables: readonly string[]): Promise<number[]> {
    await client.query('begin')
    const before = await Promise.all(tables.map(rowsReadFrom))
    for (const { text, values } of statements) if (/set_config/.test(text) || /^\s*(select|with)/i.test(text)) await client.query(text, [...values])
    const after = await Promise.all(tables.map(rowsReadFrom))
    await client.query('rollback')
    return after.map((rows, at) => rows - (before[at] ?? 0))
  }

  for (const who of ['one', 'twenty', 'all'] as const)
    it(`the list walks to its page and no further, for somebody with ${who} of the units`, async () => {
      const actor = actorOf(plan.measured[who], now)
      const statements = await captured(() => must(hotReads.listan(actor, plan, now)))
      const [read] = await rowsRead(statements, ['access'])
      // A page from each principal, and the same page once more when the files themselves are met.
      expect(read).toBeLessThanOrEqual(60 * (1 + actor.grants.length))
      expect(read).toBeGreaterThan(0)
    })

  it('what is counted for the menu of every page reads no more because there are more files', async () => {
    const statements = await captured(() => must(hotReads['menyns siffror'](actorOf(plan.measured.one, now), plan, now)))
    const read = await rowsRead(statements, ['case_file', 'access', 'referral'])
    for (const rows of read) expect(rows).toBeLessThanOrEqual(400)
    expect(Math.max(...read), 'something was counted').toBeGreaterThan(0)
  })

  it('who acts is asked once per query, not once per row', async () => {
    const statements = await captured(() => must(hotReads.listan(actorOf(plan.measured.one, now), plan, now)))
    for (const { text, nodes } of await plansOf(statements))
      if (/access|case_file/.test(text)) expect(nodes.some((node) => node['Subplan Name']?.startsWith('InitPlan')), text).toBe(true)
  })
})
