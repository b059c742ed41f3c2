import 'server-only'
import path from 'node:path'
import { systemNow } from '@/lib/core/clock'
import { env } from '@/lib/env'
import { askDesk } from '@/lib/publishing/front/ask-desk'
import { largeForms } from '@/lib/publishing/front/desk'
import { Flood } from '@/lib/publishing/front/flood'
import { Releases } from '@/lib/publishing/front/releases'
import { createFront } from '@/lib/publishing/front/server'

/**
 * Starts the front. Says when it starts, stops and changes release, and how often which kind of fault occurred;
 * never anything about a visitor.
 */
const settings = env()
const dev = process.argv.includes('--dev')
const web = `http://127.0.0.1:${settings.webPort}`

const say = (line: string) => { process.stdout.write(`front: ${line}\n`) }
const faults = new Map<string, number>()
const tell = () => {
  for (const [kind, count] of faults) say(`${kind}: ${count}`)
  faults.clear()
}
/** Counted and told together, so that a log line does not give away when one visitor came. */
const tellEvery = 600_000

/** The front has no database login in dev either, so names come from the files that the database was seeded with. */
const factsIndex = async () => {
  const [{ finderIndex }, { rowsOfFacts }] = await Promise.all([import('@/lib/directory/view'), import('@/lib/directory/facts')])
  return finderIndex({ rows: rowsOfFacts() })
}

const releases = new Releases(path.join(settings.dataDir, 'published'), systemNow, (event) => {
  say('opened' in event ? `release ${event.opened}` : `release ${event.unreadable} cannot be read`)
})
const server = createFront({
  site: { live: settings.mode === 'live', releases, clock: systemNow },
  desk: { ask: askDesk(settings.webPort), flood: new Flood(systemNow), held: new Flood(systemNow), large: largeForms(), ...(dev ? { live: (await import('@/lib/publishing/front/live')).liveDesk(web) } : {}) },
  webPort: settings.webPort,
  portalUrl: settings.portalUrl,
  hosts: settings.publicHost && settings.portalHost ? { public: settings.publicHost, portal: settings.portalHost } : null,
  onError: (kind) => faults.set(kind, (faults.get(kind) ?? 0) + 1),
  // Loaded in dev only: what it needs to read rendered pages would make every start slower.
  ...(dev ? { live: (await import('@/lib/publishing/front/live')).livePages(web, factsIndex) } : {}),
})
server.on('error', (error: NodeJS.ErrnoException) => {
  say(error.code === 'EADDRINUSE' ? `port ${settings.port} is taken` : `cannot listen: ${error.code ?? error.message}`)
  process.exit(1)
})
server.listen(settings.port, () => {
  releases.current()
  say(`listening on ${settings.port}`)
})
const timer = setInterval(tell, tellEvery)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => {
  clearInterval(timer)
  tell()
  say('stopping')
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  // Whoever is in the middle of a page gets two seconds to receive it.
  setTimeout(() => { process.exit(0) }, 2_000).unref()
})
