import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { log } from '@/lib/log'

/** Between two tries to reach a database that is away. */
const retryMs = 1_000

/**
 * Calls `onChange` whenever the directory has changed (`pg_notify('directory')`, once per transaction) and each time
 * listening begins, because what was said while nobody listened is not said again. Goes on through restarts of the
 * database until `signal`; a call that fails is made again with the next connection.
 * @param url any login may listen
 */
export async function listenForChanges(url: string, onChange: () => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await listenOnce(url, onChange, signal)
    } catch (error) {
      log.fault('worker', 'the directory cannot be heard', error)
    }
    // Rejects when the signal comes while waiting; then the loop is over.
    await pause(retryMs, null, { signal }).catch(() => null)
  }
}

/** Resolves when the connection has ended or `signal` came; rejects when it broke or `onChange` failed. */
async function listenOnce(url: string, onChange: () => Promise<void>, signal: AbortSignal): Promise<void> {
  // keepAlive: a database behind a network that silently went away must not look like one where nothing happens.
  const client = new Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 5_000 })
  const over = new AbortController()
  const ended = new Promise<void>((resolve, reject) => {
    client.on('error', reject).on('end', () => { resolve() })
    client.on('notification', () => { onChange().catch(reject) })
    signal.addEventListener('abort', () => { resolve() }, { once: true, signal: over.signal })
  })
  try {
    await Promise.all([ended, client.connect().then(() => client.query('listen directory')).then(onChange)])
  } finally {
    over.abort()
    // Not awaited: on a connection that never came about, the end never comes either.
    client.end().catch(() => undefined)
  }
}
