import 'server-only'
import type { Instrumentation } from 'next'
import { isTrace, traceHeader } from '@/lib/core/trace'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { metrics } from '@/lib/metrics/metrics'
import { serveMetrics } from '@/lib/metrics/serve'

/** Before the first request of a web process. */
export function watchWeb(): void {
  const { metricsSocket } = env()
  if (metricsSocket !== null) serveMetrics(metricsSocket)
}

/** What broke while answering: which page by its pattern, and the numbers that lead to the other logs. */
export const tellFault: Instrumentation.onRequestError = (error, request, context) => {
  const { [traceHeader]: trace } = request.headers
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  metrics.faults.inc({ part: 'web' })
  log.fault('web', 'request broke', error, {
    route: context.routePath, ...(typeof trace === 'string' && isTrace(trace) ? { trace } : {}), ...(digest === undefined ? {} : { digest }),
  })
}
