// The world under test: the whole product, started by the very code of `npm start`, in a data folder and on ports of its own,
// with a stranger's site beside it, where visitors come from and where the exit leads.
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { root } from '../install.mjs'

/** Settings that would make the world under test somebody's real one. */
const settings = /^(PORT|IDLE_MINUTES|SMTP_URL|MAIL_FROM|WEB_PORT|OIDC_PORT|OIDC_CLIENT_ID|SIGN_IN_KEY_FILE|DATA_DIR|EXIT_URL|PUBLIC_HOST|PORTAL_HOST|OIDC_ISSUER|KEY_FILE|DATABASE_URL_.*|VIDARE_.*)$/
/** A first build on a slow machine, with margin; the world that has not answered by then never will. */
const patienceMs = 6 * 60_000

/** This process's environment without anything that points at a running system. */
export const cleanEnvironment = () => Object.fromEntries(Object.entries(process.env).filter(([name]) => !settings.test(name)))

/** Three ports that nobody listens on now; another program may still take them first, so starting is tried again. */
async function freePorts() {
  const servers = await Promise.all([0, 0, 0].map(() => new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => resolve(server))
  })))
  const ports = servers.map((server) => server.address().port)
  await Promise.all(servers.map((server) => new Promise((resolve) => { server.close(resolve) })))
  return ports
}

/** A site that is not ours: any path answers with the same neutral page. */
function startOutside() {
  const server = http.createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end('<!doctype html><html lang="en"><title>Outside</title><h1>Outside</h1>')
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve({ url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }))
  })
}

const answers = (url) =>
  new Promise((resolve) => {
    http.get(url, (response) => { response.resume(); resolve(response.statusCode === 200) }).on('error', () => resolve(false))
  })

/**
 * Starts the world and waits until its front page answers.
 * @returns {Promise<{ url: string, outside: string, dataDir: string, stop: () => Promise<void> }>}
 */
export async function startWorld() {
  const outside = await startOutside()
  // Up to three times: between finding a free port and taking it another program may come first.
  for (let attempt = 1; ; attempt += 1) {
    const [port, webPort, oidcPort] = await freePorts()
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'vidare-world-'))
    // The database runs as a user of its own and must be able to pass.
    chmodSync(dataDir, 0o711)
    const child = spawn(process.execPath, ['scripts/start.mjs'], {
      cwd: root,
      env: {
        ...cleanEnvironment(), PORT: String(port), WEB_PORT: String(webPort), OIDC_PORT: String(oidcPort), DATA_DIR: dataDir, EXIT_URL: `${outside.url}/`,
        // The shortest an installation may have, so that a journey can wait for the notice before it.
        IDLE_MINUTES: '3',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let portTaken = false
    for (const words of [child.stdout, child.stderr])
      words.on('data', (chunk) => { process.stdout.write(chunk); portTaken ||= /används redan/.test(String(chunk)) })
    const ended = new Promise((resolve) => { child.once('exit', resolve) })
    let over = false
    void ended.then(() => { over = true })
    const stop = async () => {
      child.kill('SIGTERM')
      await ended
      outside.close()
      rmSync(dataDir, { recursive: true, force: true })
    }
    const url = `http://127.0.0.1:${port}`
    const deadline = performance.now() + patienceMs
    while (!over && performance.now() < deadline) {
      if (await answers(`${url}/`)) return { url, outside: outside.url, dataDir, stop }
      await new Promise((resolve) => { setTimeout(resolve, 300) })
    }
    if (attempt === 3 || !portTaken) {
      await stop()
      throw new Error('the world did not start; its own words stand above')
    }
    rmSync(dataDir, { recursive: true, force: true })
  }
}
