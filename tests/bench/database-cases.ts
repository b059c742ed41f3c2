import { listFiles } from '@/lib/cases/list-files'
import { lookUp } from '@/lib/cases/look-up'
import { blindIndex } from '@/lib/crypto/blind-index'
import { actorOf } from '@/tests/bench/actors'
import { asScript, captured } from '@/tests/bench/captured'
import { missing, type Bench, type Case, type Row } from '@/tests/bench/model'
import { pgbench } from '@/tests/bench/pgbench'
import { hotReads, must } from '@/tests/bench/reads'
import { conclude } from '@/tests/bench/rounds'
import type { LargeWorld } from '@/tests/support/large-world'

const noPgbench = 'pgbench saknas: apt install postgresql-contrib'
/** As many as work at once in an ordinary office; two cores are busy with four. */
const clients = 4
/** What is measured of a read is the reading: the line in the log is the same work with row level security and without. */
const withoutLog = (text: string) => !/insert into .*audit_event/i.test(text)

const tps = (bench: Bench, world: LargeWorld, script: string, as: 'app' | 'superuser', name: string) => ({
  name, unit: 'tps', run: () => pgbench(bench.pgbench ?? '', world.demo, { script, as, clients, seconds: bench.seconds }),
})

/** B4: what row level security costs the newest 25, for somebody in one unit, in twenty, in all 110. Whoever works in none is refused before anything is read. */
export const rowSecurity: Case = async (bench) => {
  const world = await bench.world(bench.sizes.at(-1) ?? 0)
  const rows: Row[] = []
  for (const [who, words] of Object.entries({ one: 'en enhet', twenty: 'tjugo enheter', all: 'alla 110 enheter' } as const)) {
    const row = {
      id: `B4 ${words}`, what: `de 25 senaste av ${world.files.toLocaleString('sv-SE')} akter, ${words}, med radskydd`, against: 'samma SQL utan radskydd', unit: 'tps', goal: { atLeast: 0.85 },
    }
    if (!bench.pgbench) return missing(row, noPgbench)
    const actor = actorOf(world.plan.measured[who as 'one'], bench.now)
    const script = asScript(await captured(() => must(listFiles({ actor, now: bench.now }, { after: null }))), withoutLog)
    rows.push({ ...row, measured: await bench.compare(tps(bench, world, script, 'app', 'med radskydd'), tps(bench, world, script, 'superuser', 'utan')), note: '' })
  }
  return rows
}

/** B5: how much slower a read becomes with more files, against how much slower the same SQL becomes without row level security. */
export const growth: Case = async (bench) => {
  const [small, large] = [bench.sizes[0] ?? 0, bench.sizes.at(-1) ?? 0]
  const rows: Row[] = []
  for (const [name, read] of Object.entries(hotReads)) {
    const row = {
      id: `B5 ${name}`, what: `${name}: långsammare från ${small.toLocaleString('sv-SE')} till ${large.toLocaleString('sv-SE')} akter`,
      against: 'samma SQL utan radskydd', unit: 'gånger', goal: { atMost: 1.25 },
    }
    if (!bench.pgbench) return missing(row, noPgbench)
    const sides = []
    for (const size of [small, large]) {
      const world = await bench.world(size)
      const actor = actorOf(world.plan.measured.one, bench.now)
      const script = asScript(await captured(() => must(read(actor, world.plan, bench.now))), withoutLog)
      sides.push({ app: tps(bench, world, script, 'app', ''), raw: tps(bench, world, script, 'superuser', '') })
    }
    const [first, last] = sides
    if (!first || !last) throw new Error('growth needs two sizes')
    const rounds: { a: number; b: number }[] = []
    for (let round = 0; round < bench.rounds; round += 1)
      rounds.push({ a: await first.app.run() / await last.app.run(), b: await first.raw.run() / await last.raw.run() })
    rows.push({ ...row, measured: conclude(rounds), note: '' })
  }
  return rows
}

/** B6: a whole name by its blind index under row level security, against the bare index. */
export const search: Case = async (bench) => {
  const world = await bench.world(bench.sizes.at(-1) ?? 0)
  const row = {
    id: 'B6', what: `namnsökning i ${world.files.toLocaleString('sv-SE')} akter: tid`, against: 'samma uppslag i indexet direkt: tid', unit: 'ms', goal: { atMost: 1.5 },
  }
  if (!bench.pgbench) return missing(row, noPgbench)
  const actor = actorOf(world.plan.measured.one, bench.now)
  const script = asScript(await captured(() => must(lookUp({ actor, now: bench.now }, { sought: 'Exempelsson7', purpose: 'call' }))), withoutLog)
  const index = async (kind: 'givenName' | 'familyName') => (await blindIndex(actor.authorityId, kind, 'Exempelsson7')).toString('hex')
  // The portal reads a lone word as a given and as a family name; so does the baseline.
  const found = (column: string, value: string) => `select c.id, c.number, c.environments, c.protection, c.status, c.first_contact_at, c.opened_at, u.name
    from portal.person_record p join portal.case_file c on c.id = p.case_file_id join portal.unit u on u.id = c.unit_id where p.${column} = '\\x${value}' order by c.opened_at desc limit 25;`
  const bare = ['begin;', found('given_name_index', await index('givenName')), found('family_name_index', await index('familyName')), 'commit;'].join('\n').replace(/\n\s+/g, ' ')
  const took = (name: string, script_: string, as: 'app' | 'superuser') => ({ name, unit: 'ms', run: async () => clients * 1_000 / await tps(bench, world, script_, as, name).run() })
  return [{ ...row, measured: await bench.compare(took('portalens sökning', script, 'app'), took('bara indexet', bare, 'superuser')), note: '' }]
}
