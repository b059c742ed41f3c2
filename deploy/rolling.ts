import http from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

/** What a rolling restart needs to be told and to do; the command line and the tests differ in it. */
export interface Rolling {
  /** Ports of the web processes. */
  ports: readonly number[]
  /** Writes the `server` lines of nginx's upstream and returns when every new request goes by them. */
  route(lines: string[]): Promise<void>
  /** Stops the process on this port, which finishes what it has begun, and starts it anew. */
  restart(port: number): Promise<void>
  tell(line: string): void
  /** Milliseconds until a new process must be ready. */
  patience: number
}

const lines = (ports: readonly number[], out: number | null): string[] =>
  ports.map((port) => `server 127.0.0.1:${port} max_fails=2 fail_timeout=2s${port === out ? ' down' : ''};`)

/**
 * Restarts the web processes one after the other, each without a request on it: out of rotation, restarted, asked whether it is
 * ready, and back. Stops at the first that does not come up, which stays out while the others go on working.
 * @throws Error that names the port
 */
export async function rollingRestart({ ports, route, restart, tell, patience }: Rolling): Promise<void> {
  if (ports.length < 2) throw new Error('Med en enda webbprocess finns ingen annan som kan svara under tiden: ge minst två portar.')
  for (const port of ports) {
    await route(lines(ports, port))
    tell(`${port}: ur drift`)
    await restart(port)
    if (!(await becomesReady(port, patience))) throw new Error(`${port} blev inte redo inom ${patience / 1000} s och står kvar ur drift. De andra arbetar vidare.`)
    tell(`${port}: redo`)
  }
  await route(lines(ports, null))
  tell('Alla är i drift.')
}

async function becomesReady(port: number, patience: number): Promise<boolean> {
  for (let waited = 0; waited < patience; waited += 100) {
    if (await isReady(port)) return true
    await pause(100)
  }
  return false
}

const isReady = (port: number): Promise<boolean> => new Promise((resolve) => {
  const request = http.get({ host: '127.0.0.1', port, path: '/api/health/ready', agent: false, timeout: 5_000 }, (answer) => {
    answer.resume()
    resolve(answer.statusCode === 200)
  })
  request.once('timeout', () => { request.destroy() })
  request.once('error', () => { resolve(false) })
})
