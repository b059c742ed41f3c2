import http from 'node:http'
import { systemNow } from '@/lib/core/clock'
import { sendReferral } from '@/lib/referrals/send'
import { asScript, captured } from '@/tests/bench/captured'
import { missing, type Bench, type Case, type Row } from '@/tests/bench/model'
import { pgbench } from '@/tests/bench/pgbench'
import { must } from '@/tests/bench/reads'
import { conclude, quantile } from '@/tests/bench/rounds'
import { sessionOf } from '@/tests/support/bench-web'
import type { BenchSite } from '@/tests/support/bench-site'
import { offered } from '@/tests/support/portal'
import { askAt, formsFor } from '@/tests/support/portal-request'
import { actorOf, person } from '@/tests/worlds/people'
import { askedReferral, decided, eva, sara } from '@/tests/worlds/referrals'

/** Referrals sent over HTTP per round: enough for a 95th percentile, few enough to prepare. */
const sentPerRound = 20
const atOnce = 4
const limitMs = 200

const as = (email: string) => {
  const now = systemNow()
  return { actor: actorOf(email, now), now }
}

/** A referral of Sara's that Eva has decided on and that only waits to be sent. */
async function decidedReferral(): Promise<string> {
  const { referralId, releaseId } = await askedReferral(as)
  await decided(as(eva), releaseId)
  return referralId
}

/** B7: sending what was decided (review held to, sealed for the receiver, logged) against writing the same rows, and over HTTP. */
export const sending: Case = async (bench) => {
  const inDatabase = {
    id: 'B7 i databasen', what: 'skicka en remiss: prövningen hålls, fälten förseglas, loggen skrivs, radskydd', against: 'samma rader skrivna rakt av',
    unit: 'tps', goal: { atLeast: 0.4 },
  }
  const overHttp = { id: 'B7 över HTTP', what: `skicka en remiss över HTTP, ${atOnce} samtidiga, 95:e percentilen`, against: `${limitMs} ms`, unit: 'ms', goal: { atMost: 1 } }
  const site = await bench.site()
  if (!site) return [...missing(inDatabase, 'nginx saknas'), ...missing(overHttp, 'nginx saknas')]
  return [...await writeSide(bench, site, inDatabase), await httpSide(bench, site, overHttp)]
}

type Told = Omit<Row, 'measured' | 'note'>

/** Both sides take their writing back, so that the same referral can be sent again and again; what is checked at the end is checked first. */
async function writeSide(bench: Bench, { demo }: BenchSite, row: Told): Promise<Row[]> {
  const { pgbench: program } = bench
  if (program === null) return missing(row, 'pgbench saknas: apt install postgresql-contrib')
  const referralId = await decidedReferral()
  const statements = await captured(() => must(sendReferral(as(sara), { referralId })), { undo: true })
  const inOne = (script: string) => `begin;\n${script}\nset constraints all immediate;\nrollback;`
  const all = inOne(asScript(statements, (text) => !/^(begin|commit|rollback)/i.test(text)))
  const bare = inOne(asScript(statements, (text) => /^\s*(insert|update|delete)/i.test(text) && !/audit_event/i.test(text)))
  const side = (name: string, script: string, login: 'app' | 'superuser') => ({
    name, unit: 'tps', run: () => pgbench(program, demo, { script, as: login, clients: 1, seconds: bench.seconds }),
  })
  return [{ ...row, measured: await bench.compare(side('remissen', all, 'app'), side('raderna', bare, 'superuser')), note: 'en förbindelse; båda sidor tas tillbaka, så skivans väntan är inte med' }]
}

async function httpSide(bench: Bench, { demo, vidare }: BenchSite, row: Told): Promise<Row> {
  const front = new URL(vidare.url)
  const address = { portal: new URL(`http://localhost:${front.port}`), port: front.port, agent: new http.Agent({ keepAlive: true, maxSockets: atOnce }) }
  const { accountId, authorityId } = person(sara)
  const cookie = await sessionOf({ demo }, { id: accountId, authorityId })
  const action = offered().get('portal/referrals/send') ?? ''
  const post = async (referralId: string) => {
    const { body } = await askAt(address, `/portal/referrals/${referralId}`, cookie)
    const [hidden] = formsFor(action, body)
    if (!hidden) throw new Error('the page offers no form for sending')
    const form = new FormData()
    for (const [name, text] of hidden) form.append(name, text)
    const from = performance.now()
    const sent = await askAt(address, `/portal/referrals/${referralId}`, cookie, form)
    if (sent.status !== 303) throw new Error(`sending answers ${sent.status}: ${/role="alert".*?<p>([^<]*)<\/p>/s.exec(sent.body)?.[1] ?? ''}`)
    return performance.now() - from
  }
  const rounds: { a: number; b: number }[] = []
  for (let round = 0; round <= bench.rounds; round += 1) {
    const waiting: string[] = []
    while (waiting.length < sentPerRound) waiting.push(await decidedReferral())
    const took: number[] = []
    await Promise.all(Array.from({ length: atOnce }, async () => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) took.push(await post(next))
    }))
    // The first round warms the process up.
    if (round > 0) rounds.push({ a: quantile(took, 0.95), b: limitMs })
  }
  address.agent.destroy()
  return { ...row, measured: conclude(rounds), note: `${sentPerRound} remisser per omgång` }
}
