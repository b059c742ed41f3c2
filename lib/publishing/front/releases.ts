/** What the front knows: the current release, kept open and changed for the next one when it is swapped in. */
import { readFileSync, readlinkSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { FinderIndex } from '@/lib/directory/model'
import type { Ground } from '@/lib/grounds/model'
import { groundSchema } from '@/lib/grounds/schema'
import { allGrounds } from '@/lib/grounds/table'
import { currentLink, finderFile, groundsFile, manifestFile, parseManifest, type Manifest } from '@/lib/publishing/release'

const finderSchema = z.object({
  municipalities: z.array(z.object({ slug: z.string(), name: z.string(), county: z.string() })),
  places: z.array(z.object({ name: z.string(), slugs: z.array(z.string()) })),
  contacts: z.array(z.object({ key: z.string(), name: z.string(), phone: z.string().nullable() })).default([]),
})

/** Bytes of files kept in memory per release: about all brotli variants. The operating system keeps the rest warm. */
const memory = 48 * 1024 * 1024

/** A file of a release that is gone: the release was replaced several times while a request was under way. */
export class ReleaseGone extends Error {}

export class OpenRelease {
  private readonly files = new Map<string, Buffer>()
  private held = 0
  private index: FinderIndex | null = null
  private rules: readonly Ground[] | null = null

  constructor(private readonly folder: string, readonly manifest: Manifest) {}

  async read(file: string): Promise<Buffer> {
    const known = this.files.get(file)
    if (known) return known
    const content = await readFile(path.join(this.folder, file)).catch((error: unknown) => { throw new ReleaseGone(String(error)) })
    if (this.held + content.length <= memory && !this.files.has(file)) {
      this.files.set(file, content)
      this.held += content.length
    }
    return content
  }

  async finderIndex(): Promise<FinderIndex> {
    this.index ??= finderSchema.parse(JSON.parse((await this.read(finderFile)).toString()))
    return this.index
  }

  /** The legal rules that were published with the pages; those of the code for a release from before they were. */
  async grounds(): Promise<readonly Ground[]> {
    this.rules ??= this.manifest.hasGrounds ? z.array(groundSchema).parse(JSON.parse((await this.read(groundsFile)).toString())) : allGrounds
    return this.rules
  }
}

/** How often the link is looked at, in milliseconds; an opening that changes on the minute is never noticed later than this. */
const lookEvery = 1000

export class Releases {
  private open: OpenRelease | null = null
  private target = ''
  private lookedAt = -Infinity

  /** @param onChange told the id of each release that is opened, and of a release that cannot be read */
  constructor(
    private readonly published: string,
    private readonly clock: () => number,
    private readonly onChange: (event: { opened: string } | { unreadable: string }) => void = () => undefined,
  ) {}

  /** The current release, or null before the first publication. Keeps the old one when the new one cannot be read. */
  current(): OpenRelease | null {
    const now = this.clock()
    if (this.open === null || now - this.lookedAt >= lookEvery) this.look(now)
    return this.open
  }

  /** Looks at once: a file was gone. */
  refresh(): void {
    this.target = ''
    this.lookedAt = -Infinity
  }

  private look(now: number): void {
    this.lookedAt = now
    let target: string
    try {
      target = readlinkSync(currentLink(this.published))
    } catch {
      return
    }
    if (target === this.target) return
    const folder = path.resolve(this.published, target)
    try {
      const manifest = parseManifest(readFileSync(path.join(folder, manifestFile), 'utf8'))
      this.open = new OpenRelease(folder, manifest)
      this.target = target
      this.onChange({ opened: manifest.id })
    } catch {
      this.onChange({ unreadable: path.basename(folder) })
    }
  }
}
