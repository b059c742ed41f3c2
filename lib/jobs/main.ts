import 'server-only'
import { run, type Runner } from 'graphile-worker'
import { systemNow } from '@/lib/core/clock'
import { env } from '@/lib/env'
import { listenForChanges } from '@/lib/jobs/listen'
import { scheduleChange } from '@/lib/jobs/schedule'
import { tasksOf, timetable } from '@/lib/jobs/tasks'
import { log } from '@/lib/log'
import { counted } from '@/lib/metrics/jobs'
import { serveMetrics } from '@/lib/metrics/serve'

/** Name of the build that this run was started from. */
const [, , build] = process.argv
const leaving = new AbortController()

/**
 * The worker process: jobs from the queue, as login portal_worker. The queue lives in a schema of its own which that
 * login owns; payloads hold no personal data (decisions 23).
 */
async function start(): Promise<Runner> {
  const { metricsSocket } = env()
  if (metricsSocket !== null) serveMetrics(metricsSocket)
  const runner = await run({
    connectionString: env().databaseUrl.worker,
    schema: 'graphile_worker',
    // Publications one after the other: what the first one already shows, the second need not publish again.
    concurrency: 1,
    pollInterval: 2_000,
    // The supervisor's signals are handled below; a job in hand is finished first.
    noHandleSignals: true,
    noPreparedStatements: false,
    taskList: counted(tasksOf(build || null)),
    crontab: timetable,
    logger: log.forQueue('worker'),
  })
  // Asks once at the start too: a publication may have run out, or the directory changed, while nobody was at work.
  void listenForChanges(env().databaseUrl.worker, () => scheduleChange(runner.addJob, systemNow()), leaving.signal)
  return runner
}

start().then(
  (runner) => {
    log.info('worker', 'started')
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.on(signal, () => {
        leaving.abort()
        runner.stop().finally(() => process.exit(0))
      })
    runner.promise.catch((error: unknown) => { fail(error) })
  },
  (error: unknown) => { fail(error) },
)

/** The supervisor starts the worker again; after a database restart the second or third try succeeds. */
function fail(error: unknown): never {
  log.fault('worker', 'stopped', error)
  process.exit(1)
}
