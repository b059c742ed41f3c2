/** The files a site has besides its pages. */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { AssetEntry } from '@/lib/publishing/release'

export interface Site { mode: 'demo' | 'live'; publicHost: string | null }

const types: Record<string, string> = {
  '.avif': 'image/avif', '.ics': 'text/calendar; charset=utf-8', '.ico': 'image/x-icon', '.jpg': 'image/jpeg', '.js': 'text/javascript; charset=utf-8', '.json': 'application/json', '.mp4': 'video/mp4', '.pdf': 'application/pdf',
  '.png': 'image/png', '.svg': 'image/svg+xml', '.txt': 'text/plain; charset=utf-8', '.vtt': 'text/vtt; charset=utf-8',
  '.webm': 'video/webm', '.webmanifest': 'application/manifest+json', '.webp': 'image/webp', '.xml': 'application/xml; charset=utf-8',
}

export interface SiteFile { path: string; entry: AssetEntry; content: Buffer | string }

const made = (address: string, content: string): SiteFile => ({ path: address, content, entry: assetOf(address) })

/** Where the file of an address lies, and what it is. */
export const assetOf = (address: string): AssetEntry => ({ file: `site${address}`, type: types[path.extname(address)] ?? 'application/octet-stream' })

/** An event for somebody's own calendar. */
export const calendarFileOf = ({ path: address, content }: { path: string; content: string }): SiteFile => made(address, content)

const origin = (site: Site): string => `https://${site.publicHost ?? 'localhost'}`

/** Demo is kept out of search engines by the noindex header, which a crawler must be let in to read (decisions 13). */
export function robots(site: Site): SiteFile {
  const map = site.mode === 'live' ? [`Sitemap: ${origin(site)}/sitemap.xml`] : []
  return made('/robots.txt', ['User-agent: *', 'Disallow:', ...map, ''].join('\n'))
}

/** Exactly the pages that may be indexed (decisions 13); none in demo. `paths` are public paths. */
export function sitemap(site: Site, paths: readonly string[]): SiteFile {
  const listed = site.mode === 'live' ? paths : []
  const rows = listed.map((each) => `<url><loc>${origin(site)}${each}</loc></url>`)
  return made('/sitemap.xml', `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${rows.join('')}</urlset>\n`)
}

/** RFC 9116. The expiry is short on purpose: a site that is no longer looked after should not claim to be. */
const securityDays = 180
const day = 86_400_000

/** @param contactPath the public page that says how to reach those responsible for the site */
export function securityTxt(site: Site, now: number, contactPath: string): SiteFile {
  const expires = new Date(Math.floor(now / day) * day + securityDays * day).toISOString()
  const lines = [`Contact: ${origin(site)}${contactPath}`, `Expires: ${expires}`, 'Preferred-Languages: sv, en']
  if (site.mode === 'live') lines.push(`Canonical: ${origin(site)}/.well-known/security.txt`)
  return made('/.well-known/security.txt', [...lines, ''].join('\n'))
}

/** Icons and images, as they lie in `public/`. A folder that does not exist holds nothing. */
export async function publicFiles(folder: string): Promise<SiteFile[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = found.filter((each) => each.isFile()).map((each) => path.join(each.parentPath, each.name)).sort()
  return Promise.all(files.map(async (file): Promise<SiteFile> => {
    const address = `/${path.relative(folder, file).split(path.sep).join('/')}`
    return { path: address, entry: assetOf(address), content: await readFile(file) }
  }))
}
