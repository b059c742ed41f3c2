import type { Instrumentation } from 'next'

/**
 * Called by Next. It is bundled for a runtime that has no process and no sockets too, where nothing of ours runs; the condition
 * is what keeps the rest out of that bundle.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') (await import('@/lib/metrics/watch-web')).watchWeb()
}

export const onRequestError: Instrumentation.onRequestError = async (...fault) => {
  if (process.env.NEXT_RUNTIME === 'nodejs') await (await import('@/lib/metrics/watch-web')).tellFault(...fault)
}
