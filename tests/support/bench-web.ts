import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { hashOf, newToken } from '@/lib/auth/token'
import { systemNow } from '@/lib/core/clock'
import { superuserUrl, withConnection } from '@/lib/db/bootstrap'
import { isFree } from '@/lib/db/cluster'
import { step } from '@/scripts/progress.mjs'
import { ensureBuild } from '@/scripts/running/build'
import { followedArgs, followedEnv } from '@/scripts/running/followed'
import type { LargeAccount } from '@/tests/bench/large/plan'
import type { LargeWorld } from '@/tests/support/large-world'

/** So many application processes of one world, as deploy/ runs them: each on a port of its own, with nothing in common but the database. */
export async function startWebs(world: LargeWorld, count: number): Promise<{ ports: number[]; stop(): Promise<void> }> {
  const { folder } = await ensureBuild((work) => step('Bygger', work))
  const webs: { port: number; child: ChildProcess }[] = []
  for (let port = 36_100; webs.length < count; port += 1) {
    if (!(await isFree(port))) continue
    const child = spawn(process.execPath, [...followedArgs, 'node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)], {
      env: { ...process.env, ...followedEnv, DATA_DIR: world.dataDir, NODE_ENV: 'production', VIDARE_BUILD: folder, NEXTAUTH_URL: 'http://localhost:3000' },
      // The fourth pipe tells the process that this one is gone.
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    webs.push({ port, child })
  }
  await Promise.all(webs.map(({ port }) => untilUp(port)))
  return {
    ports: webs.map(({ port }) => port),
    async stop() {
      await Promise.all(webs.map(({ child }) => new Promise((resolve) => {
        child.once('exit', resolve)
        child.kill('SIGTERM')
      })))
    },
  }
}

async function untilUp(port: number): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await fetch(`http://127.0.0.1:${port}/api/health/live`).then(({ ok }) => ok, () => false)) return
    await pause(100)
  }
  throw new Error(`the application does not answer on port ${port}`)
}

/** A session as sign-in leaves it, begun this moment: the bench takes longer than a session may rest. @returns the cookie header */
export async function sessionOf(world: Pick<LargeWorld, 'demo'>, account: Pick<LargeAccount, 'id' | 'authorityId'>): Promise<string> {
  const token = newToken()
  await withConnection(superuserUrl(world.demo, world.demo.database), (client) => client.query(
    `insert into portal.session (id, token_hash, authority_id, account_id, created_at, last_seen_at, auth_time, acr)
     values ($1, $2, $3, $4, $5, $5, $5, 'http://id.elegnamnden.se/loa/1.0/loa3')`,
    [randomUUID(), hashOf(token), account.authorityId, account.id, new Date(systemNow())]))
  return `session=${token}`
}

/** Ends every session of an account, as revocation does. */
export const revoke = (world: LargeWorld, account: LargeAccount, now: number): Promise<unknown> =>
  withConnection(superuserUrl(world.demo, world.demo.database), (client) =>
    client.query("update portal.session set ended_at = $2, ended_reason = 'revoked' where account_id = $1 and ended_at is null", [account.id, new Date(now)]))
