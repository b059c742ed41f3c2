/**
 * One publication: asks the application for every page, makes each into what a visitor gets, and swaps the lot in.
 * A page that breaks a rule stops the publication and is named; visitors keep the release they had.
 */
import { createHash } from 'node:crypto'
import type { FinderIndex } from '@/lib/directory/model'
import type { Ground } from '@/lib/grounds/model'
import { portalBase, publishedBase } from '@/lib/media/model'
import { deskPaths, loadsSeal, targets, type Target } from '@/lib/publishing/addresses'
import type { Coming } from '@/lib/news/model'
import { affectedPaths, type ChangedText } from '@/lib/publishing/affected'
import { brokenRules, mostBytesAt } from '@/lib/publishing/budget'
import { encode, type Encoded } from '@/lib/publishing/encode'
import { fetchFile, fetchPage, stylesheetsFrom } from '@/lib/publishing/fetch-page'
import { templateFaults } from '@/lib/publishing/form-letter'
import { linksOf } from '@/lib/publishing/links'
import { compose } from '@/lib/publishing/page'
import { finderFile, groundsFile, internalFile, siteFile, staleFile, type Manifest, type PageEntry, type Variant } from '@/lib/publishing/release'
import { NewRelease, readCurrent, type Previous } from '@/lib/publishing/release-folder'
import { sealScript, type SealScript } from '@/lib/publishing/seal-script'
import { assetOf, calendarFileOf, publicFiles, robots, securityTxt, sitemap, type Site, type SiteFile } from '@/lib/publishing/site-files'
import { publicPath, sendReportPath, type Locale } from '@/lib/routes'

export interface Publication {
  /** Folder of all releases. */
  published: string
  /** Origin of the application, `http://127.0.0.1:3001`. */
  web: string
  /** Folder with icons and images. */
  assets: string
  exitUrl: string
  site: Site
  /** Name of the build that answers at `web` and of this code; null when not known: then every page is made anew. */
  build: string | null
  directoryVersion: string | null
  contentVersion: string | null
  /** The texts that have changed since the present release; null when not known: then every page is asked for. */
  changed: readonly ChangedText[] | null
  index: FinderIndex
  /** The legal rules in every wording that holds on some day; the front answers from them. */
  grounds: readonly Ground[]
  /** Names of the paragraphs that have a sheet. */
  sheets: readonly string[]
  validUntil: number | null
  /** News and events: which have a page, which lists stand in the menus, and the files for calendars. */
  coming: Pick<Coming, 'entries' | 'listed' | 'files'>
  locales: readonly Locale[]
  /** Those of them that somebody has read and opened; each page says of its language whether it is one. */
  opened: readonly Locale[]
  now: number
  clock: () => number
  /** What is known to be wrong before a page is asked for: then nothing is published. */
  faults: readonly { path: string; problem: string }[]
  onProgress?: (done: number, total: number) => void
}

export type Published =
  | { ok: true; release: string; pages: number; encoded: number; milliseconds: number; deadLinks: string[]; largest: { path: string; size: number } }
  | { ok: false; problems: { path: string; problem: string }[] }

/** Next renders in one thread; more at once only makes its queue longer (measured on two cores). */
const atOnce = 6

/** Part of each page's `source`: raise it when encode.ts writes other bytes for the same text. */
const encoderVersion = '1'

export async function publishRelease(publication: Publication): Promise<Published> {
  const { published, now, clock, faults } = publication
  if (faults.length > 0) return { ok: false, problems: [...faults] }
  const started = clock()
  const previous = await readCurrent(published)
  const seal = await sealScript()
  const release = await NewRelease.begin(published, now)
  const printer = new Printer(publication, previous, release, seal)
  try {
    const all = targets(publication.index, publication.locales, publication.coming, publication.sheets)
    const entries = await printer.printAll(all)
    if (printer.failure) throw printer.failure
    if (printer.problems.length > 0) {
      await release.abandon()
      return { ok: false, problems: printer.problems }
    }
    const pictures = await printer.takePictures(entries)
    if (printer.problems.length > 0) {
      await release.abandon()
      return { ok: false, problems: printer.problems }
    }
    const manifest = await complete(publication, release, all, entries, seal, pictures)
    await release.finish(manifest)
    const addresses = new Set([...Object.keys(manifest.pages), ...Object.keys(manifest.assets), sendReportPath, ...deskPaths(publication.locales)])
    const largest = [...entries].map(([path, { size }]) => ({ path, size })).sort((a, b) => b.size - a.size)[0] ?? { path: '', size: 0 }
    return {
      ok: true, release: release.id, pages: entries.size, encoded: printer.encoded, milliseconds: clock() - started, largest,
      deadLinks: [...new Set([...entries.values()].flatMap(({ links }) => links))].filter((each) => !addresses.has(each)).sort(),
    }
  } catch (error) {
    await release.abandon()
    throw error
  }
}

/** Renders, checks and writes pages, a few at once; gathers problems instead of stopping at the first. */
class Printer {
  readonly problems: { path: string; problem: string }[] = []
  /** The machine failed us (disk full, folder gone): no page is at fault, and no other page would fare better. */
  failure: Error | null = null
  encoded = 0
  private readonly stylesheets: (addresses: string[]) => Promise<string>
  /** The only pages that can have changed; null: any of them. */
  private readonly affected: ReadonlySet<string> | null

  constructor(private readonly publication: Publication, private readonly previous: Previous | null, private readonly release: NewRelease, private readonly seal: SealScript) {
    this.stylesheets = stylesheetsFrom(publication.web)
    this.affected = publication.changed && previous && holdsStill(publication, previous) ? affectedPaths(publication.changed, publication.sheets) : null
  }

  async printAll(all: readonly Target[]): Promise<Map<string, PageEntry>> {
    const entries = new Map<string, PageEntry>()
    const waiting = all.values()
    let done = 0
    const work = async () => {
      for (const target of waiting) {
        // A broken application breaks every page the same way; the first few say enough.
        if (this.problems.length >= 10 || this.failure) return
        const entry = await (this.affected?.has(target.path) === false ? this.leave(target) : this.print(target)).catch((error: unknown) => {
          if (isOfTheMachine(error)) this.failure ??= error
          else this.problems.push({ path: target.path, problem: error instanceof Error ? error.message : String(error) })
          return null
        })
        if (entry) entries.set(target.path, entry)
        this.publication.onProgress?.(++done, all.length)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    return new Map(all.flatMap(({ path }) => { const entry = entries.get(path); return entry ? [[path, entry]] : [] }))
  }

  /** Every picture that a page shows, from the release before or from the application: a page never goes out without what it refers to. */
  async takePictures(entries: ReadonlyMap<string, PageEntry>): Promise<string[]> {
    const shownOn = new Map([...entries].flatMap(([path, { links }]) => links.filter(isPicture).map((address) => [address, path] as const)))
    for (const [address, path] of shownOn) {
      const { file } = assetOf(address)
      if (this.previous && await this.release.takeOverFile(this.previous.folder, file)) continue
      const content = await fetchFile(this.publication.web, portalBase + address.slice(publishedBase.length))
      if (content) await this.release.write(file, content)
      else this.problems.push({ path, problem: `The picture ${address} is not there.` })
    }
    return [...shownOn.keys()]
  }

  /** A page that no changed text stands on is the one it was, without asking for it. */
  private async leave(target: Target): Promise<PageEntry> {
    const before = this.before(target)
    return before && await this.takeOver(target, before) || this.print(target)
  }

  private async print(target: Target): Promise<PageEntry> {
    const before = this.before(target)
    const [fresh, stale] = [fileOf(target), staleFile(target.path)]
    const answer = await fetchPage(this.publication.web, target.from)
    const rendered = this.nameOfAnswer(answer)
    const same = before && rendered !== null && before.rendered === rendered ? await this.takeOver(target, before) : null
    if (same) return same
    const seal = loadsSeal(target) ? this.seal : null
    const page = await compose(answer, this.stylesheets, seal)
    const made = before?.fresh.source === nameOf(page.html) ? null : await encode(page.html)
    const size = made?.size ?? before?.size ?? 0
    const faults = [...brokenRules(page.html, size, this.publication.exitUrl, mostBytesAt(target.path), seal), ...templateFaults(target, page.html)]
    if (faults.length > 0) throw new Error(faults.join(' '))
    return {
      kind: target.kind, locale: target.locale, indexable: target.indexable, hashes: page.hashes, until: page.until, size,
      links: linksOf(page.html), rendered,
      fresh: await this.put(page.html, fresh, before?.fresh, made),
      stale: page.stale === null ? null : await this.put(page.stale, stale, before?.stale),
    }
  }

  private async takeOver(target: Target, before: PageEntry): Promise<PageEntry | null> {
    const [fresh, stale] = [fileOf(target), staleFile(target.path)]
    if (!await this.keep(before, fresh, stale)) return null
    return { ...before, indexable: target.indexable, fresh: { ...before.fresh, file: fresh }, stale: before.stale && { ...before.stale, file: stale } }
  }

  private before(target: Target): PageEntry | undefined {
    return this.previous?.manifest.pages[target.path] ?? this.previous?.manifest.internal[target.path]
  }

  /**
   * The same answer becomes the same page only by the same code, with the same stylesheets and rules: the build has the
   * first two in its name, and the one rule that is a setting is where the exit leads.
   */
  private nameOfAnswer(answer: string): string | null {
    const { build, exitUrl } = this.publication
    return build === null ? null : createHash('sha256').update(`${build}\0${exitUrl}\0`).update(answer).digest('base64')
  }

  private async keep(entry: PageEntry, fresh: string, stale: string): Promise<boolean> {
    if (!this.previous) return false
    return (await this.release.takeOver(this.previous.folder, entry.fresh, fresh))
      && (entry.stale === null || await this.release.takeOver(this.previous.folder, entry.stale, stale))
  }

  private async put(html: string, file: string, before: Variant | null | undefined, made: Encoded | null = null): Promise<Variant> {
    const source = nameOf(html)
    if (this.previous && before?.source === source && await this.release.takeOver(this.previous.folder, before, file)) return { file, source }
    await this.release.writeEncoded(file, (made ?? await encode(html)).files)
    this.encoded++
    return { file, source }
  }
}

/** Errors of the file system name the system call that failed; those of a page and of asking for it do not. */
const isOfTheMachine = (error: unknown): error is Error => error instanceof Error && 'syscall' in error

/** Nothing but texts can differ from the release before: same build, settings, languages and directory, its opening sentences hold, and every menu names the same. */
const holdsStill = ({ build, exitUrl, site, directoryVersion, opened, coming, now }: Publication, { manifest }: Previous): boolean =>
  build !== null && manifest.build === build && manifest.exitUrl === exitUrl && manifest.mode === site.mode && manifest.publicHost === site.publicHost
  && directoryVersion !== null && manifest.directoryVersion === directoryVersion && (manifest.validUntil === null || now < manifest.validUntil)
  && manifest.opened.join() === opened.join() && manifest.listed.join() === coming.listed.join()

const isPicture = (address: string): boolean => address.startsWith(`${publishedBase}/`)

const nameOf = (html: string): string => createHash('sha256').update(encoderVersion).update(html).digest('base64')

const addressed = (target: Target): boolean => target.path.startsWith('/')
const fileOf = (target: Target): string => (addressed(target) ? siteFile(target.path) : internalFile(target.path))

async function complete(publication: Publication, release: NewRelease, all: readonly Target[], entries: Map<string, PageEntry>, seal: SealScript, pictures: readonly string[]): Promise<Manifest> {
  const { site, now, validUntil, index, grounds, assets, build, directoryVersion, contentVersion, exitUrl, opened, coming } = publication
  const pages = [...entries].filter(([path]) => path.startsWith('/'))
  const files: SiteFile[] = [
    ...await publicFiles(assets),
    ...coming.files.map(calendarFileOf),
    robots(site),
    sitemap(site, all.filter((target) => target.indexable).map((target) => target.path)),
    securityTxt(site, now, publicPath('accessibility', 'sv')),
  ]
  for (const file of files) await release.write(file.entry.file, file.content)
  const script = assetOf(seal.path)
  await release.writeEncoded(script.file, seal.files)
  await release.write(finderFile, JSON.stringify(index))
  await release.write(groundsFile, JSON.stringify(grounds))
  return {
    id: release.id, publishedAt: now, validUntil, ...site, build, exitUrl, directoryVersion, contentVersion, opened: [...opened], listed: [...coming.listed],
    pages: Object.fromEntries(pages),
    internal: Object.fromEntries([...entries].filter(([path]) => !path.startsWith('/'))),
    assets: Object.fromEntries([...files.map((file) => [file.path, file.entry] as const), [seal.path, script], ...pictures.map((address) => [address, assetOf(address)] as const)]),
    hasGrounds: true,
  }
}
