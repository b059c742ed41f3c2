import 'server-only'
import { Counter, Gauge, Histogram, collectDefaultMetrics, register } from 'prom-client'

/**
 * What is counted, for Prometheus. Names of verbs, outcomes, logins and jobs are words of our own code; nobody's id, unit or
 * authority is ever a label, and nothing is counted on the public side, where a single visit could be told from the count.
 */
interface Metrics {
  verbs: Histogram<'permission' | 'outcome'>
  faults: Counter<'part'>
  jobs: Histogram<'task' | 'outcome'>
  connections: Gauge<'login' | 'state'>
}

interface WatchedPool { totalCount: number; idleCount: number; waitingCount: number }

/** On globalThis: Next bundles this module more than once, and all of them count the same things. */
const kept = globalThis as { vidareMetrics?: Metrics; vidarePools?: Map<string, WatchedPool> }
const pools = (kept.vidarePools ??= new Map<string, WatchedPool>())

/** Seconds; a person waits, so the last one is where the limits of lib/db/limits.ts have ended it. */
const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2, 5]

function made(): Metrics {
  collectDefaultMetrics()
  return {
    verbs: new Histogram({ name: 'vidare_verb_seconds', help: 'A verb of the portal, with rights, work and audit.', labelNames: ['permission', 'outcome'], buckets: seconds }),
    faults: new Counter({ name: 'vidare_faults_total', help: 'Requests that broke, and jobs that failed.', labelNames: ['part'] }),
    jobs: new Histogram({ name: 'vidare_job_seconds', help: 'A job of the worker.', labelNames: ['task', 'outcome'], buckets: [0.1, 0.5, 1, 5, 15, 60, 300] }),
    connections: new Gauge({
      name: 'vidare_database_connections', help: 'Connections of this process: in use, resting, and people waiting for one.', labelNames: ['login', 'state'],
      collect() {
        for (const [login, { totalCount, idleCount, waitingCount }] of pools) {
          this.set({ login, state: 'used' }, totalCount - idleCount)
          this.set({ login, state: 'idle' }, idleCount)
          this.set({ login, state: 'waiting' }, waitingCount)
        }
      },
    }),
  }
}

export const metrics: Metrics = (kept.vidareMetrics ??= made())

export const watchPool = (login: string, pool: WatchedPool): void => { pools.set(login, pool) }

/** Everything in Prometheus' text format. */
export const exposition = (): Promise<string> => register.metrics()
export const expositionType = register.contentType
