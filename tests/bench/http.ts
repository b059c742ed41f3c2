import autocannon from 'autocannon'

export interface Answers { perSecond: number; p50: number; p95: number; failed: number }

export interface HttpLoad {
  url: string
  seconds: number
  connections: number
  headers?: Record<string, string>
  /** Requests per second whatever the answers take (open loop); as fast as answered unless told. */
  rate?: number
  method?: 'GET' | 'POST'
  body?: string
  /** The name that TLS asks for, when the address is a number. */
  servername?: string
  /** Requests on one connection: Node answers 503 on one that asks on after having been told to close. */
  perConnection?: number
  /** On a thread of its own, so that it cannot hold up another meter of this process. */
  apart?: boolean
}

/**
 * Load over HTTP by autocannon (MIT, kept by the makers of fastify): closed loop, or open at a rate.
 * `p95` is its 97.5th percentile, the next that it keeps: stricter than what is asked. Milliseconds.
 */
export async function load({ url, seconds, connections, headers, rate, method, body, servername, perConnection, apart }: HttpLoad): Promise<Answers> {
  const result = await autocannon({
    url, connections, duration: seconds, ...(headers && { headers }), ...(rate !== undefined && { overallRate: rate }), ...(method && { method }), ...(body !== undefined && { body }),
    ...(servername !== undefined && { servername }), ...(perConnection !== undefined && { reconnectRate: perConnection }), ...(apart === true && { workers: 1 }),
  })
  return {
    perSecond: result.requests.average, p50: result.latency.p50, p95: result.latency.p97_5,
    failed: result.errors + result.timeouts + result.non2xx,
  }
}

/** The same, or an error when anything but a good answer came: a fast refusal must not count as speed. */
export async function goodLoad(given: HttpLoad): Promise<Answers> {
  const answers = await load(given)
  if (answers.failed > 0) throw new Error(`${answers.failed} of the requests to ${new URL(given.url).pathname} failed`)
  return answers
}
