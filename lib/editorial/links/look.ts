import 'server-only'
import { lookup } from 'node:dns/promises'
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { isPublicAddress } from '@/lib/editorial/links/public-address'
import type { Seen } from '@/lib/editorial/links/model'

/** The way out. The tests have one of their own, to servers that they run. */
export interface Network {
  /** Every address of a host; throws when there is none. */
  resolve(host: string): Promise<string[]>
  isPublic(address: string): boolean
  /** Whether a link may name a port; '' is the usual one of its protocol. */
  mayAsk(port: string): boolean
  /** Milliseconds for one link with all its redirects. */
  patience: number
}

export const internet: Network = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  isPublic: isPublicAddress,
  mayAsk: (port) => port === '',
  patience: 5_000,
}

const mostHops = 5
/** Says who asks and nothing else: no cookie, no referrer. */
const headers = { 'user-agent': 'Vidare-lankkontroll', accept: '*/*' }

class NotPublic extends Error {}

/** One request to one address that was found to be public, and to no other: a name that changes its mind in between leads nowhere. The body is never read. */
async function ask(url: URL, method: 'HEAD' | 'GET', network: Network, signal: AbortSignal): Promise<{ status: number; location: string | null }> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const addresses = await network.resolve(host)
  const [address] = addresses
  if (address === undefined || !addresses.every((each) => network.isPublic(each))) throw new NotPublic(host)
  const family = address.includes(':') ? 6 : 4
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      method, headers, agent: false, signal, lookup: (_host, options, done) => { if (options.all) done(null, [{ address, family }]); else done(null, address, family) },
    }, resolve)
    request.on('error', reject)
    request.end()
  })
  response.destroy()
  return { status: response.statusCode ?? 0, location: response.headers.location ?? null }
}

/** HEAD, and GET where a server does not take it: nothing is told broken because of how it was asked. */
async function statusOf(url: URL, network: Network, signal: AbortSignal) {
  const asked = await ask(url, 'HEAD', network, signal)
  return asked.status < 400 ? asked : ask(url, 'GET', network, signal)
}

/** Only what a reader's browser would go to as a matter of course, on its usual port. */
const isOrdinary = ({ protocol, port, username, password }: URL, network: Network): boolean =>
  (protocol === 'http:' || protocol === 'https:') && username === '' && password === '' && network.mayAsk(port)

/**
 * Looks at one address as somebody does who follows it. Each hop is held to the same rules: http or https, the usual port, a public address.
 * Never throws; takes at most `network.patience` milliseconds.
 */
export async function look(address: string, network: Network = internet): Promise<Seen> {
  const signal = AbortSignal.timeout(network.patience)
  /** Where those redirects lead that say they are for good, as long as no other came first. */
  let forGood: string | null = null
  let onlyForGood = true
  try {
    let url = new URL(address)
    for (let hop = 0; hop <= mostHops; hop++) {
      if (!isOrdinary(url, network)) return { state: 'notPublic', status: null, target: null }
      const { status, location } = await statusOf(url, network, signal)
      if (status < 300 || status >= 400 || location === null) return seenAt(status, forGood)
      onlyForGood = onlyForGood && (status === 301 || status === 308)
      url = new URL(location, url)
      if (onlyForGood) forGood = url.href
    }
    return { state: 'broken', status: null, target: null }
  } catch (error) {
    return { state: error instanceof NotPublic ? 'notPublic' : 'silent', status: null, target: null }
  }
}

function seenAt(status: number, forGood: string | null): Seen {
  if (status === 404 || status === 410) return { state: 'broken', status, target: null }
  // It answers, and does not want to be asked by a machine: a reader may well come in.
  if (status === 401 || status === 403 || status === 429 || status === 451) return { state: 'closed', status, target: null }
  if (status >= 200 && status < 400) return { state: forGood === null ? 'answers' : 'moved', status, target: forGood }
  return { state: 'silent', status, target: null }
}
