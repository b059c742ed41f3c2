/**
 * A release: one folder with everything a visitor may be shown, never changed after it was swapped in.
 *
 *   published/current → releases/<id>
 *   releases/<id>/site/        what has an address: start as index.html, /en as en.html, robots.txt, icons …
 *   releases/<id>/internal/    stale/ (pages without opening sentences), answers and notices, finder.json, grounds.json
 *   releases/<id>/manifest.json
 *
 * Only site/ is ever addressable; nginx serves it as it stands.
 */
import path from 'node:path'
import { z } from 'zod'
import { locales } from '@/lib/routes'

const locale = z.enum(locales)

/** One page in its encodings: `file`, `file`.br and `file`.gz. `source` names its content, so that it can be taken over. */
const variant = z.object({ file: z.string(), source: z.string() })
const pageEntry = z.object({
  kind: z.enum(['page', 'municipality', 'ambiguous', 'notFound', 'unavailable', 'answer', 'guide', 'report', 'secrecy', 'desk']),
  locale,
  indexable: z.boolean(),
  hashes: z.object({ script: z.string(), style: z.string(), seal: z.string().optional() }),
  fresh: variant,
  stale: variant.nullable(),
  /** Epoch milliseconds after which `stale` is what holds. */
  until: z.number().nullable(),
  /** Bytes under brotli without padding. */
  size: z.number(),
  /** Addresses on this site that the page links to. */
  links: z.array(z.string()),
  /** Names what the application answered, so that the same answer need not be made into a page again; null: do. */
  rendered: z.string().nullable().default(null),
})
const assetEntry = z.object({ file: z.string(), type: z.string() })
const manifestSchema = z.object({
  id: z.string(),
  publishedAt: z.number(),
  /** Next opening or closing anywhere in the directory; null when nothing is known to change. */
  validUntil: z.number().nullable(),
  mode: z.enum(['demo', 'live']),
  /** Name of the build that rendered and made the pages; null when nobody said. */
  build: z.string().nullable().default(null),
  /** The settings that stand in the pages. */
  exitUrl: z.string().nullable().default(null),
  publicHost: z.string().nullable().default(null),
  /** The directory's version before the first page was asked for; null when nobody said. */
  directoryVersion: z.string().nullable().default(null),
  /** The version of the live texts before the first page was asked for; null when nobody said. */
  contentVersion: z.string().nullable().default(null),
  /** Languages that had been opened by somebody who had read their safety set. */
  opened: z.array(locale).default([]),
  /** Lists of news and events that had something on them, and stood in the menus. */
  listed: z.array(z.string()).default([]),
  /** By public path; answers and notices by the keys of addresses.ts under `internal`. */
  pages: z.record(z.string(), pageEntry),
  internal: z.record(z.string(), pageEntry),
  assets: z.record(z.string(), assetEntry),
  /** Whether the legal rules lie beside the pages. */
  hasGrounds: z.boolean().default(false),
})

export type Variant = z.infer<typeof variant>
export type PageEntry = z.infer<typeof pageEntry>
export type AssetEntry = z.infer<typeof assetEntry>
export type Manifest = z.infer<typeof manifestSchema>

export const parseManifest = (text: string): Manifest => manifestSchema.parse(JSON.parse(text))

export const currentLink = (folder: string): string => path.join(folder, 'current')
export const releasesFolder = (folder: string): string => path.join(folder, 'releases')
export const manifestFile = 'manifest.json'
export const finderFile = 'internal/finder.json'
export const groundsFile = 'internal/grounds.json'

/** Ending of each encoding's file. */
export const endings = { br: '.br', gzip: '.gz', identity: '' } as const

/** `/` → `site/index.html`, `/en/find-support` → `site/en/find-support.html`. */
export const siteFile = (publicPath: string): string => `site/${publicPath === '/' ? 'index' : publicPath.slice(1)}.html`
export const staleFile = (key: string): string => `internal/stale/${key === '/' ? 'index' : key.replace(/^\//, '')}.html`
export const internalFile = (key: string): string => `internal/${key}.html`

const stamp = (time: number) => new Date(time).toISOString().replace(/[-:.]/g, '')

/** `20261121T222100123Z-…` → epoch milliseconds; -Infinity for a name that is none of ours. */
const timeOf = (id: string): number =>
  Date.parse(id.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\d)(\d{3}Z)-.*$/, '$1-$2-$3:$4:$5.$6')) || -Infinity

/**
 * Sorts after every release there is, also when two fall in one millisecond or the clock was set back: what is old is
 * told by the name, and the old ones are removed. `mark` tells apart two that are made at once.
 */
export const releaseId = (now: number, mark: string, existing: readonly string[]): string =>
  `${stamp(Math.max(now, ...existing.map((id) => timeOf(id) + 1)))}-${mark}`
