import 'server-only'
import { mkdirSync, rmSync, existsSync } from 'node:fs'
import path from 'node:path'
import { bootstrap, newDemo, writeDemoFile } from '@/lib/db/bootstrap'
import { initialise, isInitialised, placeCluster, startCluster, stopCluster, type ClusterPlace, type RunningCluster } from '@/lib/db/cluster'
import { readDemoFile, type DemoFile } from '@/lib/env'

export interface DemoDatabase {
  demo: DemoFile
  place: ClusterPlace
  cluster: RunningCluster
  /** True when the cluster was made now. */
  created: boolean
  stop(): Promise<void>
}

/** First port tried for the demo database: far from PostgreSQL's own 5432, which others use. */
const firstPort = 54_329

/**
 * Starts the demo database of `dataDir`: makes it the first time, takes over one that a killed run left, and writes
 * `demo.json`, where every tool finds the addresses.
 * @param onStep told before each thing that takes time, in Swedish
 */
export async function startDemoDatabase(dataDir: string, options: { fromPort?: number; durable?: boolean; onStep?(step: string): void } = {}): Promise<DemoDatabase> {
  const { fromPort = firstPort, durable = true, onStep = () => undefined } = options
  mkdirSync(dataDir, { recursive: true })
  const place = placeCluster(path.join(dataDir, 'postgres'))
  let demo = readDemoFile(dataDir)
  const created = !demo || !isInitialised(place)
  if (!demo || created) {
    onStep('Skapar databasen')
    // Data without its passwords cannot be opened, and passwords without data open nothing: both begin anew.
    await stopCluster(place)
    if (existsSync(place.dir)) rmSync(place.dir, { recursive: true, force: true })
    demo = newDemo(place.dir, fromPort)
    initialise(place, demo.superuserPassword, durable)
    writeDemoFile(dataDir, demo)
  }
  const cluster = await startCluster(place, demo.superuserPassword, demo.port, durable)
  demo = { ...demo, port: cluster.port, clusterDir: place.dir }
  writeDemoFile(dataDir, demo)
  await bootstrap(demo)
  return { demo, place, cluster, created, stop: () => stopCluster(place) }
}

/** Removes the demo database and all that was published from it (`npm run db:reset`). */
export async function removeDemoDatabase(dataDir: string): Promise<void> {
  const place = placeCluster(path.join(dataDir, 'postgres'))
  await stopCluster(place)
  rmSync(place.dir, { recursive: true, force: true })
  for (const name of ['demo.json', 'published']) rmSync(path.join(dataDir, name), { recursive: true, force: true })
}
