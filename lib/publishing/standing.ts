import { readFileSync } from 'node:fs'
import path from 'node:path'
import { currentLink, manifestFile, parseManifest, type Manifest } from '@/lib/publishing/release'

/** What stands published: how many pages, by which build, of which directory, and until when it holds. */
export interface Standing extends Pick<Manifest, 'build' | 'directoryVersion' | 'validUntil'> { pages: number }

/** The publication that visitors see, or null when there is none that can be read. */
export function readStanding(dataDir: string): Standing | null {
  try {
    const file = path.join(currentLink(path.join(dataDir, 'published')), manifestFile)
    const { build, directoryVersion, validUntil, pages, internal } = parseManifest(readFileSync(file, 'utf8'))
    return { build, directoryVersion, validUntil, pages: Object.keys(pages).length + Object.keys(internal).length }
  } catch {
    // Missing or damaged: the same as nothing published.
    return null
  }
}
