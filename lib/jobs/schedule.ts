import 'server-only'
import type { AddJobFunction } from 'graphile-worker'

/** Openings change on the whole minute; a second later every clock involved agrees that they have. */
const afterChangeMs = 1_000

/**
 * Puts the next publication in the queue: at the moment the present one stops being true ("Öppet nu", decisions 15),
 * or now when there is none or its time is past. One job only, whoever schedules: the key replaces the earlier one.
 * @param now epoch milliseconds
 */
export async function schedulePublication(addJob: AddJobFunction, standing: { validUntil: number | null } | null, now: number): Promise<void> {
  const runAt = nextPublication(standing, now)
  if (runAt === null) return
  await addJob('publish', {}, { jobKey: 'publish', jobKeyMode: 'replace', runAt: new Date(runAt), maxAttempts: 10 })
}

/** Epoch milliseconds of the next publication; null when the present one never runs out by itself. */
export function nextPublication(standing: { validUntil: number | null } | null, now: number): number | null {
  if (!standing) return now
  if (standing.validUntil === null) return null
  return Math.max(standing.validUntil + afterChangeMs, now)
}
