import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import https from 'node:https'
import http, { type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { generate } from 'selfsigned'
import { tellNginx, writeRelease, writeWhole } from '@/deploy/tell-nginx'
import { filled } from '@/deploy/template'
import { findNginx } from '@/scripts/testing/nginx.mjs'

export const hosts = { public: 'vidare.example', portal: 'portal.example' }

export interface Answer { status: number; headers: IncomingHttpHeaders; raw: Buffer }
export interface AskOptions { method?: string; headers?: OutgoingHttpHeaders; body?: string | Buffer; servername?: string }

/** A real nginx with the real deploy/nginx.conf, on ports and with certificates of its own. */
export interface Nginx {
  tlsPort: number
  plainPort: number
  metricsPort: number
  /** Of the master; its workers are its children. */
  pid: number
  folder: string
  /** Over TLS to this host, on a connection of its own. */
  ask(host: string, target: string, more?: AskOptions): Promise<Answer>
  /** Over plain HTTP. */
  askPlain(host: string, target: string): Promise<Answer>
  /** As deploy/nginx-release.ts does after a publication; returns when new connections see it. */
  takeRelease(): Promise<void>
  reload(): Promise<void>
  setWebs(lines: string[]): void
  stop(): Promise<void>
}

/** @param published folder of releases; @param webPorts the web processes, all in rotation; @param deskPort where the front asks them for the desk */
export async function startNginx({ published, frontPort, webPorts, deskPort }: { published: string; frontPort: number; webPorts: number[]; deskPort?: number }): Promise<Nginx> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vidare-nginx-'))
  for (const name of ['tls', 'data', 'log', 'sockets']) mkdirSync(path.join(folder, name))
  const { cert, private: key } = await generate([{ name: 'commonName', value: hosts.public }], {
    keyType: 'ec', algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: hosts.public }, { type: 2, value: hosts.portal }] }],
  })
  for (const host of ['public', 'portal']) {
    writeFileSync(path.join(folder, 'tls', `${host}.crt`), cert)
    writeFileSync(path.join(folder, 'tls', `${host}.key`), key, { mode: 0o600 })
  }
  const [tlsPort, plainPort, metricsPort] = [await freePort(), await freePort(), await freePort()]
  const desk = deskPort ?? await freePort()
  const data = path.join(folder, 'data')
  const setWebs = (lines: string[]) => { writeWhole(path.join(data, 'web.conf'), `${lines.join('\n')}\n`) }
  setWebs(webPorts.map((port) => `server 127.0.0.1:${port};`))
  writeRelease(published, data)
  const file = path.join(folder, 'nginx.conf')
  writeFileSync(file, filled(readFileSync('deploy/nginx.conf', 'utf8'), {
    PUBLIC_HOST: hosts.public, PORTAL_HOST: hosts.portal, FRONT_PORT: String(frontPort), LISTEN_TLS: `127.0.0.1:${tlsPort}`,
    LISTEN_PLAIN: `127.0.0.1:${plainPort}`, TLS: path.join(folder, 'tls'), NGINX_DATA: data, NGINX_LOG: path.join(folder, 'log'),
    METRICS: `127.0.0.1:${metricsPort}`, DESK: `127.0.0.1:${desk}`, SOCKETS: path.join(folder, 'sockets'),
    NGINX_PID: path.join(folder, 'nginx.pid'),
    // The published folder of a test is closed to others; on a real machine it is not, and nginx has a user of its own.
    NGINX_USER: process.getuid?.() === 0 ? 'root' : 'nobody',
  }))
  const binary = findNginx()
  if (binary === null) throw new Error('no nginx on this machine')
  const server = spawn(binary, ['-c', file, '-e', path.join(folder, 'log/nginx.log'), '-g', 'daemon off;'], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  server.stderr.on('data', (chunk: Buffer) => { said += chunk.toString() })
  for (let waited = 0; !(await listens(tlsPort)); waited += 20) {
    if (server.exitCode !== null || waited > 10_000) throw new Error(`nginx did not start: ${said}${readFileSync(path.join(folder, 'log/nginx.log'), 'utf8')}`)
    await pause(20)
  }
  const pidFile = path.join(folder, 'nginx.pid')
  /** Done when every worker of before is gone or has put away its ears. */
  const reload = async () => {
    const before = workersOf(server)
    tellNginx(() => readFileSync(pidFile, 'utf8'))
    for (let waited = 0; before.some(isAccepting) || workersOf(server).every((pid) => before.includes(pid)); waited += 10) {
      if (waited > 10_000) throw new Error('nginx did not take the new configuration')
      await pause(10)
    }
  }
  const send = (make: typeof https.request | typeof http.request, options: https.RequestOptions, body?: string | Buffer) => new Promise<Answer>((resolve, reject) => {
    const request = make(options, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => { resolve({ status: answer.statusCode ?? 0, headers: answer.headers, raw: Buffer.concat(parts) }) })
      answer.on('error', reject)
    })
    request.on('error', reject)
    request.end(body)
  })
  return {
    tlsPort, plainPort, metricsPort, pid: server.pid ?? 0, folder, setWebs, reload,
    ask: (host, target, { method = 'GET', headers = {}, body, servername = host } = {}) => send(https.request, {
      host: '127.0.0.1', port: tlsPort, servername, ca: cert, agent: false, method, path: target, headers: { host, ...headers },
    }, body),
    askPlain: (host, target) => send(http.request, { host: '127.0.0.1', port: plainPort, agent: false, path: target, headers: { host } }),
    async takeRelease() {
      writeRelease(published, data)
      await reload()
    },
    async stop() {
      const ended = new Promise((resolve) => { server.once('exit', resolve) })
      server.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const workersOf = ({ pid }: ChildProcess): string[] => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)

const isAccepting = (pid: string): boolean => {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return words !== '' && !words.includes('shutting down')
  } catch {
    return false
  }
}

const listens = (port: number): Promise<boolean> => new Promise((resolve) => {
  const socket = net.connect(port, '127.0.0.1', () => { socket.destroy(); resolve(true) })
  socket.once('error', () => { resolve(false) })
})

const freePort = (): Promise<number> => new Promise((resolve) => {
  const server = net.createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address() as net.AddressInfo
    server.close(() => { resolve(port) })
  })
})
