import { spawn, type ChildProcess } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isFree } from '@/lib/db/cluster'
import { roleWords, principalsOf } from '@/lib/auth/principals'
import type { Actor } from '@/lib/auth/model'
import { localDatabaseUrl } from '@/lib/env'
import { installBeside } from '@/tests/support/beside'
import type { LargeWorld } from '@/tests/support/large-world'

/**
 * PostGraphile 5 (MIT): the nearest well-kept program from npm that reads the same rows under the same row level security. It
 * answers JSON, renders nothing and writes no log, so it has less to do than the portal. Installed beside the measured worlds,
 * not into the project.
 */
const wanted = { postgraphile: '5.1.5', pg: '8.23.1' }

const server = `
import { createServer } from 'node:http'
import { postgraphile } from 'postgraphile'
import { grafserv } from 'postgraphile/grafserv/node'
import { makePgService } from 'postgraphile/adaptors/pg'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'
const pgl = postgraphile({
  extends: [PostGraphileAmberPreset],
  // Two of our functions have names of tables, and it needs none of them; the order of the list is that of an index, not of its first column.
  disablePlugins: ['PgProceduresPlugin', 'PgIndexBehaviorsPlugin'],
  pgServices: [makePgService({ connectionString: process.env.URL, schemas: ['portal'], poolConfig: { max: 8 } })],
  grafast: { context: () => ({ pgSettings: JSON.parse(process.env.SETTINGS) }) },
  grafserv: { graphqlPath: '/graphql', graphiql: false },
})
const http = createServer()
await pgl.createServ(grafserv).addTo(http)
http.listen(Number(process.env.PORT), '127.0.0.1')
`

/** The newest 25 files of one unit, with its name and each one's status: what the list shows, by the walk that the portal takes. */
const peerQuery = (unitId: string): string => JSON.stringify({
  query: `{ allAccesses(first: 26, condition: { principal: "${unitId}" }, orderBy: [TOUCHED_AT_DESC, CASE_FILE_ID_DESC]) { nodes { status touchedAt
    caseFileByAuthorityIdAndCaseFileIdAndFileUnitId { number environments protection firstContactAt unitByAuthorityIdAndUnitId { name } } } } }`,
})

/** Starts the peer as `actor` on the world's rows; null when it cannot be installed here. */
export async function startPeer(world: LargeWorld, actor: Actor, folder: string): Promise<{ url: string; body: string; stop(): Promise<void> } | null> {
  if (!installBeside(folder, wanted)) return null
  writeFileSync(path.join(folder, 'server.mjs'), server)
  let port = 36_300
  while (!(await isFree(port))) port += 1
  const child = spawn(process.execPath, ['server.mjs'], {
    cwd: folder, stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env, NODE_ENV: 'production', PORT: String(port), URL: localDatabaseUrl(world.demo, 'app'),
      SETTINGS: JSON.stringify({
        'app.account': actor.accountId, 'app.authority': actor.authorityId, 'app.session': actor.sessionId,
        'app.principals': `{${principalsOf(actor).join(',')}}`, 'app.roles': `{${roleWords(actor).join(',')}}`,
      }),
    },
  })
  const url = `http://127.0.0.1:${port}/graphql`
  const body = peerQuery(actor.grants.find(({ unitId }) => unitId !== null)?.unitId ?? '')
  await untilItAnswers(url, body, child)
  return { url, body, stop: () => new Promise((resolve) => { child.once('exit', () => { resolve() }); child.kill() }) }
}

async function untilItAnswers(url: string, body: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300 && child.exitCode === null; tries += 1) {
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body }).then((response) => response.json(), () => null)
    if (answer) {
      const lines = (answer as { data?: { allAccesses?: { nodes?: unknown[] } } }).data?.allAccesses?.nodes?.length
      if (lines !== 26) throw new Error(`the peer answers something else: ${JSON.stringify(answer).slice(0, 500)}`)
      return
    }
    await pause(200)
  }
  throw new Error('the peer does not start')
}
