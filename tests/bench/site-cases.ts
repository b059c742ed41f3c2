import { chromium } from '@playwright/test'
import { findChromium, howToGetChromium } from '@/scripts/testing/chromium.mjs'
import { howToGetNginx } from '@/scripts/testing/nginx.mjs'
import { load } from '@/tests/bench/http'
import { missing, type Case, type Row } from '@/tests/bench/model'
import { conclude } from '@/tests/bench/rounds'
import { processorSeconds, startBareNginx, type BenchSite } from '@/tests/support/bench-site'
import { sessionOf } from '@/tests/support/bench-web'
import { hosts } from '@/tests/support/nginx'
import { person } from '@/tests/worlds/people'
import { sara } from '@/tests/worlds/referrals'

const kommun = '/hitta-stod/arjeplog'
const visitors = 32

/** Pages that a second of processor time is enough for: the meter shares the machine, so what it takes itself must not count. */
const perProcessorSecond = (url: string, pid: number) => async () => {
  const before = processorSeconds(pid)
  const { perSecond, failed } = await load({
    url, seconds: 1, connections: visitors, servername: hosts.public, perConnection: 900, headers: { host: hosts.public, 'accept-encoding': 'br' },
  })
  if (failed > 0) throw new Error(`${failed} of the requests for ${url} failed`)
  return perSecond / (processorSeconds(pid) - before)
}

/** B1: a public page as deployed against the same bytes, headers and all, from an nginx without a single rule; and against the body alone. */
export const deployed: Case = async (bench) => {
  const page = { what: 'en kommunsida genom deploy/nginx.conf', against: 'samma byte, även huvuden, ur en fil: nginx utan regler', unit: 'sidor per processorsekund' }
  const site = await bench.site()
  if (!site) return missing({ id: 'B1', ...page, goal: { atLeast: 0.9 } }, howToGetNginx)
  const { bytes, headers } = await site.page(kommun)
  const bare = await startBareNginx(site.nginx, bytes, headers)
  const front = site.vidare.pidOf('front')
  if (front === null) throw new Error('the front is down')
  try {
    const file = (name: string) => ({ name: 'fil', unit: 'per s', run: perProcessorSecond(`https://127.0.0.1:${bare.port}/${name}`, bare.pid) })
    const [baseline, body] = [file('as-sent'), file('page')]
    const through = { name: 'nginx', unit: 'per s', run: perProcessorSecond(`https://127.0.0.1:${site.nginx.tlsPort}${kommun}`, site.nginx.pid) }
    const demo = { name: 'fronten', unit: 'per s', run: perProcessorSecond(`${site.vidare.url}${kommun}`, front) }
    const note = `${bytes.length} byte, ${visitors} samtidiga, TLS`
    return [
      { id: 'B1', ...page, goal: { atLeast: 0.9 }, measured: await bench.compareBySecond(through, baseline), note },
      { id: 'B1 mot en fil utan huvuden', ...page, against: 'sidans byte utan våra huvuden, nginx utan regler', goal: null, measured: await bench.compareBySecond(through, body), note: 'vad skyddet i huvudena kostar' },
      { id: 'B1 fronten', ...page, what: 'samma sida ur demons front', goal: null, measured: await bench.compareBySecond(demo, baseline), note: 'utan TLS; bara för jämförelse' },
    ]
  } finally {
    await bare.stop()
  }
}

/**
 * What Lighthouse calls slow 4G: 1.6 Mbit/s and 150 ms there and back, which its browser throttling makes 562.5 ms for a
 * request and nine tenths of the speed (lighthouse, core/config/constants.js, mobileSlow4G).
 */
const slow4g = { offline: false, latency: 562.5, downloadThroughput: 1_474_560 / 8, uploadThroughput: 675_000 / 8 }

/** B2: when the largest thing of the first view stands on a cheap phone far out, in a browser that has never been here. */
export const firstView: Case = async (bench) => {
  const pages = { start: '/', dörr: '/vill-lamna', kommun }
  const row = (name: string) => ({
    id: `B2 ${name}`, what: `första vyn (LCP), ${name}, slow 4G, processor 4 gånger långsammare`, against: 'en sekund', unit: 's', goal: { atMost: 1 },
  })
  const site = await bench.site()
  const executablePath = findChromium()
  if (!site || executablePath === null) return Object.keys(pages).flatMap((name) => missing(row(name), site ? howToGetChromium : howToGetNginx))
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', `--host-resolver-rules=MAP ${hosts.public} 127.0.0.1`] })
  try {
    const rows: Row[] = []
    for (const [name, target] of Object.entries(pages)) {
      let weight = ''
      const rounds: { a: number; b: number }[] = []
      for (let round = 0; round < bench.rounds; round += 1) {
        const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 360, height: 640 }, deviceScaleFactor: 2 })
        const view = await context.newPage()
        const session = await context.newCDPSession(view)
        await session.send('Network.enable')
        await session.send('Network.emulateNetworkConditions', slow4g)
        await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
        let [bytes, requests] = [0, 0]
        session.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength; requests += 1 })
        await view.goto(`https://${hosts.public}:${site.nginx.tlsPort}${target}`, { waitUntil: 'load' })
        const painted = await view.evaluate(() => new Promise<number>((resolve) => {
          new PerformanceObserver((list) => { resolve(list.getEntries().at(-1)?.startTime ?? 0) }).observe({ type: 'largest-contentful-paint', buffered: true })
        }))
        rounds.push({ a: painted / 1_000, b: 1 })
        weight = `${bytes} byte i ${requests} anrop`
        await context.close()
      }
      rows.push({ ...row(name), measured: conclude(rounds), note: weight })
    }
    return rows
  } finally {
    await browser.close()
  }
}

/** Visits a second on an ordinary day, and on the day the portal is in the news. */
const [ordinary, news] = [50, 1_000]
/** Lists opened a second by those at work, whatever the answers take. */
const casework = 4

/** B10: casework while the public site has twenty times its visitors. */
export const spike: Case = async (bench) => {
  const row = {
    id: 'B10', what: `akternas lista (p97,5) medan ${news} besök i sekunden kommer till webbplatsen`, against: `samma lista vid ${ordinary} besök i sekunden`,
    unit: 'ms', goal: { atMost: 1.2 },
  }
  const site = await bench.site()
  if (!site) return missing(row, howToGetNginx)
  const { accountId, authorityId } = person(sara)
  const headers = { cookie: await sessionOf(site, { id: accountId, authorityId }) }
  // A spike is measured for a minute when everything is.
  const seconds = bench.seconds * 5
  let [asked, failed] = [0, 0]
  const during = (visits: number) => ({ name: `${visits} besök i sekunden`, unit: 'ms', run: async () => {
    const [visitorsMet, work] = await Promise.all([visit(site, visits, seconds), load({
      url: `http://127.0.0.1:${site.vidare.webPort}/portal/cases`, seconds, connections: 2, rate: casework, headers,
    })])
    if (work.failed > 0) throw new Error(`${work.failed} lists failed at ${visits} visits a second`)
    asked += visitorsMet.perSecond * seconds
    failed += visitorsMet.failed
    return work.p95
  } })
  const measured = await bench.compare(during(news), during(ordinary))
  return [{ ...row, measured, note: `${Math.round(asked).toLocaleString('sv-SE')} besök, ${failed} fel; öppen slinga, ${seconds} s per sida, mätaren på samma kärnor` }]
}

const visit = ({ nginx }: BenchSite, rate: number, seconds: number) => load({
  url: `https://127.0.0.1:${nginx.tlsPort}${kommun}`, seconds, connections: 50, rate, servername: hosts.public, apart: true,
  headers: { host: hosts.public, 'accept-encoding': 'br' },
})
