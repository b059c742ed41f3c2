import 'server-only'
import type { AddJobFunction } from 'graphile-worker'
import type { Standing } from '@/lib/publishing/standing'

type Published = Pick<Standing, 'validUntil' | 'directoryVersion' | 'contentVersion'> | null
/** Of the directory and of the live texts, as the database has them. */
export interface Versions { directory: string; content: string }

/** Openings change on the whole minute; a second later every clock involved agrees that they have. */
const afterChangeMs = 1_000
/** Whoever edits saves several things in a row; visitors get them together, at most this much later. */
const gatherMs = 2_000

/**
 * Puts the next publication in the queue: at the moment the present one stops being true by itself ("Öppet nu",
 * decisions 15), or now when there is none, its time is past, or it shows another version of the directory or the texts.
 * One such job only, whoever schedules: the key replaces the earlier one.
 * @param now epoch milliseconds
 */
export async function schedulePublication(addJob: AddJobFunction, standing: Published, versions: Versions, now: number): Promise<void> {
  const runAt = nextPublication(standing, versions, now)
  if (runAt === null) return
  await addJob('publish', {}, { jobKey: 'publish', jobKeyMode: 'replace', runAt: new Date(runAt), maxAttempts: 10 })
}

/**
 * Puts a publication in the queue because the directory may have changed. Its key is its own, so that neither this nor
 * the next opening can push the other aside, and it keeps its time, so that a stream of changes cannot put it off.
 * @param now epoch milliseconds
 */
export async function scheduleChange(addJob: AddJobFunction, now: number): Promise<void> {
  await addJob('publish', {}, { jobKey: 'publish-change', jobKeyMode: 'preserve_run_at', runAt: new Date(now + gatherMs), maxAttempts: 10 })
}

/** Epoch milliseconds of the next publication; null when the present one neither runs out by itself nor is outdated. */
export function nextPublication(standing: Published, versions: Versions, now: number): number | null {
  if (!standing || standing.directoryVersion !== versions.directory || standing.contentVersion !== versions.content) return now
  if (standing.validUntil === null) return null
  return Math.max(standing.validUntil + afterChangeMs, now)
}
