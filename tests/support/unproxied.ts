import { spawn } from 'node:child_process'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import net, { type AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { followedArgs, followedEnv } from '@/scripts/running/followed'
import { sourceHash } from '@/scripts/running/build'
import { portalUrl, site } from '@/tests/support/site'

/** The application alone, without the front before it and without proxy.ts. */
export interface Unproxied { port: number; stop(): Promise<void> }

/**
 * Starts a copy of the build from which the entry is gone that makes Next run proxy.ts. Pages and actions are compiled alike
 * with and without it, so this is the application as it would be had that file been deleted, in seconds instead of a second build.
 */
export async function startUnproxied(): Promise<Unproxied> {
  const from = `var/builds/${sourceHash()}`
  const folder = `${from}-unproxied-${process.pid}`
  cpSync(from, folder, { recursive: true })
  const manifest = `${folder}/server/functions-config-manifest.json`
  const config = JSON.parse(readFileSync(manifest, 'utf8')) as { functions: Record<string, unknown> }
  if (!('/_middleware' in config.functions)) throw new Error('the build has no proxy to take away: where Next keeps it has changed')
  delete config.functions['/_middleware']
  writeFileSync(manifest, JSON.stringify(config))
  const port = await freePort()
  const child = spawn(process.execPath, [...followedArgs, 'node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)], {
    env: {
      ...process.env, ...followedEnv, NODE_ENV: 'production', VIDARE_BUILD: folder, DATA_DIR: site.dataDir, DATABASE_URL_OWNER: undefined,
      NEXTAUTH_URL: portalUrl,
    },
    // The fourth pipe tells the process that this one is gone.
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  })
  const ended = new Promise((resolve) => { child.once('exit', resolve) })
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  for (let tries = 0; tries < 300; tries += 1) {
    if (await fetch(`http://127.0.0.1:${port}/api/health/live`).then(({ ok }) => ok, () => false)) return { port, stop }
    await pause(100)
  }
  await stop()
  throw new Error('the application without proxy.ts does not answer')
}

const freePort = () => new Promise<number>((resolve) => {
  const server = net.createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    server.close(() => { resolve(port) })
  })
})
