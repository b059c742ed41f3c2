import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededDatabase } from '@/tests/integration/directory/seeded'
import type { TestDatabase } from '@/tests/support/database'
import { contentOf, lena, nadia, petra, stefan } from '@/tests/worlds/editorial'
import { person } from '@/tests/worlds/people'

/** Five who do whatever they can think of: four as they are, and one who has been given every role there is here. */
const people = [
  { id: person(lena).accountId, authority: person(lena).authorityId, roles: 'author' },
  { id: person(stefan).accountId, authority: person(stefan).authorityId, roles: 'reviewer' },
  { id: person(petra).accountId, authority: person(petra).authorityId, roles: 'publisher' },
  { id: person(nadia).accountId, authority: person(nadia).authorityId, roles: 'translator' },
  { id: person('chef@polisen.example').accountId, authority: person(petra).authorityId, roles: 'author,reviewer,publisher,translator' },
]

const set = (column: string) => `update portal.edition set ${column}, version = version + 1 where id = $1`
/** Everything that can be tried on an edition, also what no form sends. */
const acts = {
  write: set("source = source || 'x'"), writeAndSubmit: set("source = source || 'x', state = 'submitted'"), submit: set("state = 'submitted'"), approve: set("state = 'approved'"),
  askForChanges: set("state = 'changesRequested', words = 'x'"), takeBack: set("state = 'draft'"), publish: set("state = 'published'"), writeAndPublish: set("source = 'y', state = 'published'"),
  schedule: set("state = 'scheduled', publish_at = now()"), callOff: set("state = 'approved', publish_at = null"), publishAtOnce: set("state = 'published', forced = true, words = 'nu'"),
  judge: set('judged_at = now()'), withdraw: set("state = 'withdrawn', withdrawn_reason = 'wrong'"), nameMyself: set('approved_by = gen_random_uuid()'), forget: set("writers = '{}'"),
} as const
type Act = keyof typeof acts

/** The way that leads somewhere is tried more often than the rest, and most by those who may most. */
const act = fc.oneof({ weight: 3, arbitrary: fc.constantFrom<Act>('submit', 'approve', 'publish', 'write') }, { weight: 2, arbitrary: fc.constantFrom(...(Object.keys(acts) as Act[])) })
const who = fc.oneof({ weight: 2, arbitrary: fc.nat(people.length - 1) }, { weight: 1, arbitrary: fc.constant(people.length - 1) }, { weight: 1, arbitrary: fc.constant(2) })
const sequence = fc.array(fc.record({ who, act, due: fc.boolean() }), { minLength: 5, maxLength: 11 })

describe('nobody both writes and publishes', () => {
  let database: TestDatabase
  let app: Client
  let worker: Client
  let owner: Client
  beforeAll(async () => {
    database = await seededDatabase()
    ;[app, worker, owner] = [new Client({ connectionString: database.url.app }), new Client({ connectionString: database.url.worker }), new Client({ connectionString: database.url.owner })]
    await Promise.all([app.connect(), worker.connect(), owner.connect()])
  })
  afterAll(async () => {
    await Promise.all([app.end(), worker.end(), owner.end()])
    await database.drop()
  })

  /** Whether the database let them. What the application would have said first is not asked here: this is the last wall. */
  const attempt = async ({ id, authority, roles }: (typeof people)[number], statement: string): Promise<boolean> =>
    app.query(`begin; select set_config('app.account', '${id}', true), set_config('app.authority', '${authority}', true), set_config('app.roles', '{${roles}}', true); ${statement}; commit`)
      .then((results) => (results as unknown as { command: string; rowCount: number }[]).some(({ command, rowCount }) => (command === 'UPDATE' || command === 'INSERT') && rowCount === 1),
        async () => { await app.query('rollback'); return false })

  it('on any of 2,000 ways through the steps, unless at once and then another must look', async () => {
    const contentId = await contentOf(owner, 'knowledge', 'gvi')
    const met = { published: 0, forced: 0, judged: 0, refused: 0 }
    const broken: string[] = []
    for (const [run, steps] of fc.sample(sequence, { numRuns: 2_000, seed: 88 }).entries()) {
      const id = randomUUID()
      const writers = new Set<string>()
      const [first] = steps
      const beginner = people[(first?.who ?? 0) % people.length] ?? people[0]
      if (!beginner) continue
      const began = await attempt(beginner, `insert into portal.edition (id, content_id, locale, n, body, source) values ('${id}', '${contentId}', 'sv', ${run + 10}, '{"title":"x"}', 'x')`)
      if (began) writers.add(beginner.id)
      let publisher: string | null = null
      let forced = false
      let judge: string | null = null
      for (const { who: at, act: what, due } of began ? steps : []) {
        const actor = people[at]
        if (!actor) continue
        const done = await attempt(actor, acts[what].replace('$1', `'${id}'`))
        if (!done) met.refused += 1
        if (done && what.startsWith('write')) writers.add(actor.id)
        if (done && /publish/i.test(what)) [publisher, forced] = [actor.id, what === 'publishAtOnce']
        if (done && what === 'schedule' && due) [publisher, forced] = [actor.id, false]
        if (done && what === 'judge') judge = actor.id
        if (done && (what === 'nameMyself' || what === 'forget' || what === 'writeAndPublish')) broken.push(`${run}: ${what} was let through`)
        if (done && due && what === 'schedule') await worker.query('select portal.publish_due()')
      }
      const { rows } = await owner.query<{ published: boolean; approver: string | null }>('select published_at is not null as published, approved_by as approver from portal.edition where id = $1', [id])
      if (rows[0]?.published) {
        met[forced ? 'forced' : 'published'] += 1
        const { approver } = rows[0]
        if (!forced && (approver === null || writers.has(approver))) broken.push(`${run}: read through by nobody, or by one whose text it is`)
        if (!forced && publisher !== null && writers.has(publisher)) broken.push(`${run}: written and published by one`)
        if (judge !== null) {
          met.judged += 1
          if (judge === publisher || writers.has(judge)) broken.push(`${run}: looked into by one whose text it is`)
        }
      }
      await owner.query("update portal.edition set state = case when state in ('published', 'withdrawn', 'superseded') then state else 'discarded' end, version = version + 1 where id = $1", [id])
    }
    expect(broken).toEqual([])
    // Each of the ways was truly walked.
    expect(Math.min(met.published, met.forced, met.refused), JSON.stringify(met)).toBeGreaterThan(40)
    expect(met.judged).toBeGreaterThan(5)
  }, 180_000)
})
