import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routeThrough } from '@/deploy/route'
import { rollingRestart } from '@/deploy/rolling'
import { hosts, startNginx, type Nginx } from '../support/nginx'

/**
 * A stand-in for a web process: is ready a while after it starts, takes a while to answer, and on SIGTERM finishes what it has
 * begun and takes nothing new.
 */
const program = `
const http = require('node:http')
const begun = Date.now()
const server = http.createServer((request, response) => {
  if (request.url === '/api/health/ready') { response.writeHead(Date.now() - begun > 300 ? 200 : 503).end(); return }
  request.resume()
  setTimeout(() => response.end(String(process.pid)), 30)
}).listen(Number(process.argv[1]), '127.0.0.1')
process.on('SIGTERM', () => { server.close(() => process.exit(0)); server.closeIdleConnections() })
`

describe('caseworkers while a new version is put in place', () => {
  const webs = new Map<number, ChildProcess>()
  const start = (port: number) => { webs.set(port, spawn(process.execPath, ['-e', program, String(port)], { stdio: 'ignore' })) }
  const ports = [41_871 + process.pid % 1_000, 42_871 + process.pid % 1_000]
  let nginx: Nginx
  beforeAll(async () => {
    for (const port of ports) start(port)
    nginx = await startNginx({ published: '/nonexistent', frontPort: 9, webPorts: ports })
  })
  afterAll(async () => {
    await nginx.stop()
    for (const web of webs.values()) web.kill('SIGKILL')
  })

  it('get every page and every form through, while each process is exchanged for another', async () => {
    const before = new Set([...webs.values()].map(({ pid }) => String(pid)))
    const answered: string[] = []
    const failed: unknown[] = []
    let over = false
    const work = async (method: string) => {
      while (!over) {
        const sent = { method, ...(method === 'POST' ? { headers: { origin: `https://${hosts.portal}` }, body: 'a=1' } : {}) }
        await nginx.ask(hosts.portal, '/portal', sent).then(({ status, raw }) => {
          if (status === 200) answered.push(raw.toString()); else failed.push(status)
        }, (error: unknown) => failed.push(error))
        // As fast as an office works: faster, nginx's own limit would answer.
        await pause(150)
      }
    }
    const workers = ['GET', 'GET', 'POST', 'POST'].map(work)
    await pause(500)
    const told: string[] = []
    await rollingRestart({
      ports, tell: (line) => { told.push(line) }, patience: 10_000,
      route: routeThrough(path.join(nginx.folder, 'data/web.conf'), () => readFileSync(path.join(nginx.folder, 'nginx.pid'), 'utf8')),
      async restart(port) {
        const web = webs.get(port)
        web?.kill('SIGTERM')
        if (web) await once(web, 'exit')
        start(port)
      },
    })
    await pause(300)
    over = true
    await Promise.all(workers)
    expect(failed).toEqual([])
    expect(told).toHaveLength(5)
    const after = new Set([...webs.values()].map(({ pid }) => String(pid)))
    for (const pid of [...before, ...after]) expect(answered, pid).toContain(pid)
    expect([...before].filter((pid) => after.has(pid))).toEqual([])
  })

  it('go on with the other one when a process does not come up', async () => {
    const [first = 0] = ports
    await expect(rollingRestart({
      ports, tell: () => undefined, patience: 300,
      route: routeThrough(path.join(nginx.folder, 'data/web.conf'), () => readFileSync(path.join(nginx.folder, 'nginx.pid'), 'utf8')),
      async restart(port) {
        const web = webs.get(port)
        web?.kill('SIGTERM')
        if (web) await once(web, 'exit')
      },
    })).rejects.toThrow(String(first))
    for (let asked = 0; asked < 6; asked += 1) expect((await nginx.ask(hosts.portal, '/portal')).status).toBe(200)
  })
})
