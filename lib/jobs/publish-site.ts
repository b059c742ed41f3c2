import 'server-only'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { env } from '@/lib/env'
import { publish } from '@/lib/publishing/publish'
import type { Published } from '@/lib/publishing/publish-release'
import { currentLink, manifestFile } from '@/lib/publishing/release'

const recordFile = z.object({ pages: z.number().int(), build: z.string().nullable() })
const validity = z.object({ validUntil: z.number().nullable() })

/** What stands published: how many pages, from which build, until when (epoch milliseconds; null = nothing will change it). */
export type Standing = z.infer<typeof recordFile> & z.infer<typeof validity>

const recordOf = (dataDir: string) => path.join(dataDir, 'publication.json')

/** The publication that visitors see, or null when there is none. */
export function readStanding(dataDir: string): Standing | null {
  try {
    const manifest = path.join(currentLink(path.join(dataDir, 'published')), manifestFile)
    return { ...recordFile.parse(read(recordOf(dataDir))), ...validity.parse(read(manifest)) }
  } catch {
    // Missing or half-made: the same as nothing published.
    return null
  }
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

/**
 * Publishes the site and records from which build, so that the next start knows whether the pages are its own.
 * @param build name of the build that renders the pages; the worker keeps the one it was started with
 */
export async function publishSite(build: string | null, onProgress?: (done: number, total: number) => void): Promise<Published> {
  const published = await publish(onProgress ? { onProgress } : {})
  if (published.ok) {
    const { dataDir } = env()
    const half = `${recordOf(dataDir)}.${process.pid}`
    writeFileSync(half, `${JSON.stringify({ pages: published.pages, build })}\n`)
    renameSync(half, recordOf(dataDir))
  }
  return published
}
