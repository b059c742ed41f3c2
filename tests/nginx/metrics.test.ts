import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { metrics, watchPool } from '@/lib/metrics/metrics'
import { serveMetrics } from '@/lib/metrics/serve'
import { hosts, startNginx, type Nginx } from '../support/nginx'

const get = (host: string, port: number, target: string) => new Promise<{ status: number; text: string }>((resolve, reject) => {
  http.get({ host, port, path: target, agent: false }, (answer) => {
    let text = ''
    answer.setEncoding('utf8').on('data', (part: string) => { text += part })
    answer.on('end', () => { resolve({ status: answer.statusCode ?? 0, text }) })
  }).on('error', reject)
})

describe('whoever looks after the system', () => {
  let nginx: Nginx
  let server: http.Server
  beforeAll(async () => {
    nginx = await startNginx({ published: '/nonexistent', frontPort: 9, webPorts: [9] })
    server = serveMetrics(path.join(nginx.folder, 'sockets/web-3101.sock'))
    metrics.verbs.observe({ permission: 'case.read', outcome: 'ok' }, 0.02)
    metrics.faults.inc({ part: 'web' })
    watchPool('app', { totalCount: 8, idleCount: 1, waitingCount: 3 })
  })
  afterAll(async () => {
    server.close()
    await nginx.stop()
  })

  it('reads the figures of each process and of nginx on this machine', async () => {
    const { status, text } = await get('127.0.0.1', nginx.metricsPort, '/web-3101')
    expect(status).toBe(200)
    expect(text).toContain('vidare_verb_seconds_count{permission="case.read",outcome="ok"} 1')
    expect(text).toContain('vidare_faults_total{part="web"} 1')
    expect(text).toContain('vidare_database_connections{login="app",state="used"} 7')
    expect(text).toContain('vidare_database_connections{login="app",state="waiting"} 3')
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m)
    expect((await get('127.0.0.1', nginx.metricsPort, '/nginx')).text).toMatch(/^Active connections: \d+/)
  })

  it('finds nobody in them: every label is a word of our own code', async () => {
    const { text } = await get('127.0.0.1', nginx.metricsPort, '/web-3101')
    const labels = new Set([...text.matchAll(/([a-z_]+)="/g)].map(([, label]) => label))
    expect([...labels].filter((label) => !['permission', 'outcome', 'part', 'login', 'state', 'task', 'le', 'quantile', 'kind', 'space', 'type', 'version', 'major', 'minor', 'patch'].includes(label ?? ''))).toEqual([])
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|@|malmo/i)
  })

  it('and nobody else can: not from another address of the machine, not through either host, not another file', async () => {
    const outside = Object.values(os.networkInterfaces()).flat().filter((each) => each && !each.internal && each.family === 'IPv4')
    for (const each of outside) await expect(get(each?.address ?? '', nginx.metricsPort, '/web-3101')).rejects.toThrow('ECONNREFUSED')
    for (const host of [hosts.public, hosts.portal]) for (const target of ['/web-3101', '/nginx', '/metrics']) expect([404, 503]).toContain((await nginx.ask(host, target)).status)
    for (const target of ['/web-3101.sock', '/../web-3101', '/other', '/']) expect((await get('127.0.0.1', nginx.metricsPort, target)).status).toBeGreaterThanOrEqual(400)
  })
})
