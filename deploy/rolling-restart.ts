// A new version, or a new key, without anybody noticing: `tsx deploy/rolling-restart.ts 3101 3102`, as root.
// With `-- --write` it only writes the upstream of these ports, at installation.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { routeThrough } from '@/deploy/route'
import { rollingRestart } from '@/deploy/rolling'
import { names } from '@/deploy/template'

const ports = process.argv.slice(2).filter((word) => /^\d+$/.test(word)).map(Number)
const file = path.join(process.env.NGINX_DATA ?? names.NGINX_DATA, 'web.conf')
const route = routeThrough(file, () => readFileSync(process.env.NGINX_PID ?? names.NGINX_PID, 'utf8'))

function restart(port: number): Promise<void> {
  // Waits until the old process is gone; systemd gives it TimeoutStopSec to finish what it has begun.
  const { status } = spawnSync('systemctl', ['restart', `vidare-web@${port}.service`], { stdio: 'inherit' })
  return status === 0 ? Promise.resolve() : Promise.reject(new Error(`systemctl restart vidare-web@${port} gick inte.`))
}

const work = process.argv.includes('--write')
  ? route(ports.map((port) => `server 127.0.0.1:${port} max_fails=2 fail_timeout=2s;`))
  : rollingRestart({ ports, route, restart, tell: (line) => { process.stdout.write(`${line}\n`) }, patience: 60_000 })
work.catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
