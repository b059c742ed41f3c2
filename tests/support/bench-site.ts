import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { readDemoFile, type DemoFile } from '@/lib/env'
import { findNginx } from '@/scripts/testing/nginx.mjs'
import { hosts, startNginx, type Nginx } from '@/tests/support/nginx'
import { makeVidare, type Vidare } from '@/tests/support/vidare'

/** The demonstration as it is deployed: all its processes, and nginx with deploy/nginx.conf before them. */
export interface BenchSite {
  vidare: Vidare
  demo: DemoFile
  dataDir: string
  nginx: Nginx
  /** Without query, in brotli, as a browser asks. */
  page(target: string): Promise<{ bytes: Buffer; headers: Record<string, string> }>
  stop(): Promise<void>
}

/** Opens `folder`, making the demonstration first. Null: no nginx on this machine. */
export async function openSite(folder: string): Promise<BenchSite | null> {
  if (findNginx() === null) return null
  mkdirSync(folder, { recursive: true })
  // The database runs as a user of its own and must be able to pass.
  chmodSync(folder, 0o711)
  const vidare = await makeVidare(process.cwd(), folder)
  await vidare.start()
  const demo = readDemoFile(folder)
  if (!demo) throw new Error('the started demonstration has no database')
  const nginx = await startNginx({ published: path.join(folder, 'published'), frontPort: Number(new URL(vidare.url).port), webPorts: [vidare.webPort] })
  return {
    vidare, demo, dataDir: folder, nginx,
    async page(target) {
      const { status, headers, raw } = await nginx.ask(hosts.public, target, { headers: { 'accept-encoding': 'br' } })
      if (status !== 200 || headers['content-encoding'] !== 'br') throw new Error(`${target} answers ${status}, ${headers['content-encoding'] ?? 'as it is'}`)
      return { bytes: raw, headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !ownHeaders.includes(name)).map(([name, value]) => [name, String(value)])) }
    },
    async stop() {
      await nginx.stop()
      await vidare.stop()
    },
  }
}

/** Those that nginx writes by itself, and the type, which both give. */
const ownHeaders = ['server', 'date', 'content-type', 'content-length', 'content-encoding', 'connection', 'keep-alive', 'transfer-encoding']

/**
 * The fastest that nginx can be: one file of these bytes, no rule at all, over TLS with the same certificate. `/page` with its
 * encoding alone; `/as-sent` with the page's own headers too, written out, so that both sides send the same bytes.
 * @returns its port and process
 */
export async function startBareNginx(nginx: Nginx, bytes: Buffer, headers: Record<string, string>): Promise<{ port: number; pid: number; stop(): Promise<void> }> {
  const binary = findNginx()
  if (binary === null) throw new Error('no nginx on this machine')
  const folder = path.join(nginx.folder, 'bare')
  mkdirSync(path.join(folder, 'root'), { recursive: true })
  for (const name of ['page', 'as-sent']) writeFileSync(path.join(folder, 'root', name), bytes)
  const asSent = Object.entries(headers).map(([name, value]) => `add_header ${name} ${JSON.stringify(value)};`).join(' ')
  const port = nginx.tlsPort + 1
  writeFileSync(path.join(folder, 'nginx.conf'), `user ${process.getuid?.() === 0 ? 'root' : 'nobody'};
worker_processes auto;
pid ${folder}/nginx.pid;
events { worker_connections 4096; }
http {
  access_log off; sendfile on; tcp_nopush on; open_file_cache max=4000 inactive=60s; open_file_cache_valid 60s; keepalive_requests 1000;
  ssl_protocols TLSv1.2 TLSv1.3; ssl_session_cache shared:TLS:8m;
  server {
    listen 127.0.0.1:${port} ssl; server_name ${hosts.public};
    ssl_certificate ${nginx.folder}/tls/public.crt; ssl_certificate_key ${nginx.folder}/tls/public.key;
    root ${folder}/root; default_type "text/html; charset=utf-8"; etag off;
    location = /page { add_header Content-Encoding br; }
    location = /as-sent { add_header Content-Encoding br; ${asSent} }
  }
}
`)
  const child: ChildProcess = spawn(binary, ['-c', path.join(folder, 'nginx.conf'), '-e', path.join(folder, 'nginx.log'), '-g', 'daemon off;'], { stdio: 'ignore' })
  await pause(500)
  if (child.exitCode !== null || child.pid === undefined) throw new Error(`nginx did not start: ${readFileSync(path.join(folder, 'nginx.log'), 'utf8')}`)
  return { port, pid: child.pid, stop: () => new Promise((resolve) => { child.once('exit', () => { resolve() }); child.kill('SIGTERM') }) }
}

/** Seconds of processor time that a process and its children have used (proc(5); the kernel counts in hundredths). */
export function processorSeconds(pid: number): number {
  const used = (each: number) => {
    // The second field is a name in parentheses that may hold spaces.
    const fields = readFileSync(`/proc/${each}/stat`, 'utf8').replace(/^.*\) /, '').split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  }
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean))
  return [pid, ...children.map(Number)].reduce((sum, each) => sum + used(each), 0)
}
