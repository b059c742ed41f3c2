import os from 'node:os'
import path from 'node:path'
import { listFiles } from '@/lib/cases/list-files'
import { actorOf } from '@/tests/bench/actors'
import { asScript, captured } from '@/tests/bench/captured'
import { goodLoad } from '@/tests/bench/http'
import { missing, type Bench, type Case, type Row } from '@/tests/bench/model'
import { startPeer } from '@/tests/bench/peer'
import { pgbench } from '@/tests/bench/pgbench'
import { conclude, quantile } from '@/tests/bench/rounds'
import { revoke, sessionOf, startWebs } from '@/tests/support/bench-web'

const clients = 8
/** With ten times as many the peer, which reads what it counts, no longer answers while it is measured; how the reads grow is B5. */
const files = 100_000
const limitMs = 150

/** B3: the list over HTTP (session, row level security, log, page) against its own SQL, and against a peer on the same rows. */
export const list: Case = async (bench) => {
  const world = await bench.world(files)
  const actor = actorOf(world.plan.measured.one, bench.now)
  const what = `listan över HTTP, ${clients} samtidiga, ${world.files.toLocaleString('sv-SE')} akter`
  const sql = { id: 'B3 mot SQL', what, against: 'samma SQL i pgbench', unit: 'per s', goal: { atLeast: 0.12 } }
  const peer = { id: 'B3 mot annan', what, against: 'PostGraphile 5, samma rader, JSON, utan logg', unit: 'per s', goal: { atLeast: 2 } }
  const webs = await startWebs(world, 1)
  try {
    const headers = { cookie: await sessionOf(world, world.plan.measured.one) }
    const p95: number[] = []
    const ours = { name: 'portalen', unit: 'per s', run: async () => {
      const answers = await goodLoad({ url: `http://127.0.0.1:${webs.ports[0]}/portal/cases`, seconds: bench.seconds, connections: clients, headers })
      p95.push(answers.p95)
      return answers.perSecond
    } }
    const rows: Row[] = []
    const slow = () => `p97,5 ${Math.round(conclude(p95.map((a) => ({ a, b: 1 }))).a)} ms (högst ${limitMs})`
    if (!bench.pgbench) rows.push(...missing(sql, 'pgbench saknas: apt install postgresql-contrib'))
    else {
      const script = asScript(await captured(() => listFiles({ actor, now: bench.now }, { after: null })))
      const { pgbench: program } = bench
      rows.push({ ...sql, measured: await bench.compare(ours, { name: 'SQL', unit: 'tps', run: () => pgbench(program, world.demo, { script, as: 'app', clients, seconds: bench.seconds }) }), note: slow() })
    }
    const other = await startPeer(world, actor, path.join(world.dataDir, '..', 'peer'))
    if (!other) return [...rows, ...missing(peer, 'PostGraphile gick inte att installera här')]
    try {
      const theirs = { name: 'PostGraphile', unit: 'per s', run: async () => (await goodLoad({
        url: other.url, seconds: bench.seconds, connections: clients, method: 'POST', headers: { 'content-type': 'application/json' }, body: other.body,
      })).perSecond }
      rows.push({ ...peer, measured: await bench.compare(ours, theirs), note: slow() })
    } finally {
      await other.stop()
    }
    return rows
  } finally {
    await webs.stop()
  }
}

/** Milliseconds that the cores have had, and have had nothing to do. */
function coreTimes(): { idle: number; all: number } {
  const times = os.cpus().map(({ times: { user, nice, sys, idle, irq } }) => ({ idle, all: user + nice + sys + idle + irq }))
  return { idle: times.reduce((sum, { idle }) => sum + idle, 0), all: times.reduce((sum, { all }) => sum + all, 0) }
}

/** B9: two and four application processes against one, and how soon all of them know that a session has ended. */
export const scaleOut: Case = async (bench) => {
  const world = await bench.world(bench.sizes[0] ?? 0)
  const account = world.plan.measured.one
  const headers = { cookie: await sessionOf(world, account) }
  const webs = await startWebs(world, 4)
  try {
    const busy: number[] = []
    const over = (count: number) => ({ name: `${count} processer`, unit: 'per s', run: async () => {
      const before = coreTimes()
      const each = await Promise.all(webs.ports.slice(0, count).map((port) =>
        goodLoad({ url: `http://127.0.0.1:${port}/portal/cases`, seconds: 1, connections: clients / count, headers })))
      const after = coreTimes()
      if (count === 1) busy.push(1 - (after.idle - before.idle) / (after.all - before.all))
      return each.reduce((sum, { perSecond }) => sum + perSecond, 0)
    } })
    const rows: Row[] = []
    for (const count of [2, 4])
      rows.push({
        id: `B9 ${count} processer`, what: `listan över HTTP från ${count} processer`, against: 'en process', unit: 'per s', goal: { atLeast: 1.8 },
        measured: await bench.compareBySecond(over(count), over(1)), note: '',
      })
    // What one process with its database and meter already takes of the machine is the most that another can win.
    const share = quantile(busy, 0.5)
    for (const row of rows) row.note = `en process, databasen och mätaren tar ${Math.round(share * 100)} % av kärnorna: mer än ${(1 / share).toFixed(2).replace('.', ',')} ryms inte här`
    const ended = performance.now()
    await revoke(world, account, bench.now)
    const known = await Promise.all(webs.ports.map(async (port) => {
      const { status } = await fetch(`http://127.0.0.1:${port}/portal/cases`, { headers, redirect: 'manual' })
      return { port, status, after: performance.now() - ended }
    }))
    const refused = known.filter(({ status }) => status === 303 || status === 307)
    const last = rows.at(-1)
    if (last) last.note += `; avslutad session: ${refused.length} av ${known.length} processer nekar vid nästa anrop, senast efter ${Math.round(Math.max(...known.map(({ after }) => after)))} ms`
    return rows
  } finally {
    await webs.stop()
  }
}
