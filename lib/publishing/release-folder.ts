/** Puts a release on disk: whole, durable, then visible in one step. */
import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { access, link, lstat, mkdir, open, readdir, readFile, readlink, rename, rm, symlink, unlink } from 'node:fs/promises'
import path from 'node:path'
import type { Encoded } from '@/lib/publishing/encode'
import { currentLink, endings, manifestFile, parseManifest, releaseId, releasesFolder, type Manifest, type Variant } from '@/lib/publishing/release'

/** The front may still be reading the one before; one more is for whoever wants to look back. */
const keptReleases = 3
/** A folder whose name starts so was never finished. */
const unfinished = '.new-'

export interface Previous { folder: string; manifest: Manifest }

/** The release visitors see now, or null when there is none that can be read. */
export async function readCurrent(published: string): Promise<Previous | null> {
  try {
    const folder = path.resolve(published, await readlink(currentLink(published)))
    return { folder, manifest: parseManifest(await readFile(path.join(folder, manifestFile), 'utf8')) }
  } catch {
    return null
  }
}

export class NewRelease {
  private readonly made = new Set<string>()
  private constructor(private readonly published: string, readonly id: string, private readonly folder: string) {}

  /** Clears what killed runs left behind and opens a folder nobody can see yet. Only under the publication lock. */
  static async begin(published: string, now: number): Promise<NewRelease> {
    const releases = releasesFolder(published)
    await mkdir(releases, { recursive: true })
    for (const name of await readdir(releases)) if (name.startsWith(unfinished)) await rm(path.join(releases, name), { recursive: true })
    for (const name of await readdir(published)) if (name.startsWith('.current-')) await unlink(path.join(published, name))
    const id = releaseId(now, randomBytes(4).toString('hex'), await readdir(releases))
    const folder = path.join(releases, unfinished + id)
    await mkdir(folder)
    return new NewRelease(published, id, folder)
  }

  /** Writes through to the disk before it returns. */
  async write(file: string, content: Buffer | string): Promise<void> {
    const target = await this.place(file)
    const handle = await open(target, 'wx', 0o644)
    try {
      await handle.writeFile(content)
      await handle.datasync()
    } finally {
      await handle.close()
    }
  }

  async writeEncoded(file: string, encoded: Encoded['files']): Promise<void> {
    await this.write(file, encoded.identity)
    await this.write(file + endings.br, encoded.br)
    await this.write(file + endings.gzip, encoded.gzip)
  }

  /** Shares an unchanged page with an earlier release. False when that is not possible and it must be written anew. */
  async takeOver(from: string, variant: Variant, file: string): Promise<boolean> {
    const target = await this.place(file)
    try {
      for (const ending of Object.values(endings)) await link(path.join(from, variant.file + ending), target + ending)
      return true
    } catch {
      for (const ending of Object.values(endings)) await rm(target + ending, { force: true })
      return false
    }
  }

  /** The same for a file that has no encodings. */
  async takeOverFile(from: string, file: string): Promise<boolean> {
    const target = await this.place(file)
    return link(path.join(from, file), target).then(() => true, () => false)
  }

  /** Makes the release the current one. Before this nothing of it is visible, after it all of it is. */
  async finish(manifest: Manifest): Promise<void> {
    await this.write(manifestFile, JSON.stringify(manifest))
    for (const folder of this.made) await sync(folder)
    const releases = releasesFolder(this.published)
    await sync(this.folder)
    await rename(this.folder, path.join(releases, this.id))
    await sync(releases)
    const swap = path.join(this.published, `.current-${this.id}`)
    await symlink(path.join('releases', this.id), swap, 'junction')
    await rename(swap, currentLink(this.published))
    await sync(this.published)
    await this.removeOld()
  }

  async abandon(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }

  private async place(file: string): Promise<string> {
    const target = path.join(this.folder, file)
    const folder = path.dirname(target)
    if (!this.made.has(folder)) {
      await mkdir(folder, { recursive: true })
      this.made.add(folder)
    }
    return target
  }

  private async removeOld(): Promise<void> {
    const releases = releasesFolder(this.published)
    const names = (await readdir(releases)).filter((name) => name !== this.id && !name.startsWith(unfinished)).sort()
    for (const name of names.slice(0, Math.max(0, names.length - (keptReleases - 1))))
      await rm(path.join(releases, name), { recursive: true, force: true })
  }
}

/** A rename is durable once its folder is. Windows cannot open folders; there the file system keeps them in order. */
async function sync(folder: string): Promise<void> {
  try {
    await access(folder, constants.R_OK)
    const handle = await open(folder, 'r')
    await handle.sync().finally(() => handle.close())
  } catch (error) {
    if ((await lstat(folder)).isDirectory() && process.platform === 'win32') return
    throw error
  }
}
