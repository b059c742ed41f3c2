import 'server-only'
import type { TaskList } from 'graphile-worker'
import { metrics } from '@/lib/metrics/metrics'

/** The same jobs, each counted with how it went and how long it took. */
export const counted = (tasks: TaskList): TaskList => Object.fromEntries(Object.entries(tasks).map(([task, work]) => [task, async (payload, helpers) => {
  const timer = metrics.jobs.startTimer({ task })
  try {
    const done = await work?.(payload, helpers)
    timer({ outcome: 'ok' })
    return done
  } catch (error) {
    timer({ outcome: 'failed' })
    metrics.faults.inc({ part: 'worker' })
    throw error
  }
}])) as TaskList
