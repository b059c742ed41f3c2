import { readFileSync } from 'node:fs'
import path from 'node:path'
import { currentLink, manifestFile, parseManifest, type Manifest } from '@/lib/publishing/release'

/** What stands published: how many pages, by which build and settings, of which directory, and until when it holds. */
export interface Standing extends Omit<Manifest, 'id' | 'publishedAt' | 'pages' | 'internal' | 'assets'> { pages: number }

/** The publication that visitors see, or null when there is none that can be read. */
export function readStanding(dataDir: string): Standing | null {
  try {
    const file = path.join(currentLink(path.join(dataDir, 'published')), manifestFile)
    const { pages, internal, ...standing } = parseManifest(readFileSync(file, 'utf8'))
    return { ...standing, pages: Object.keys(pages).length + Object.keys(internal).length }
  } catch {
    // Missing or damaged: the same as nothing published.
    return null
  }
}
