/** The rules a page must keep to be published. Each broken rule is one sentence that names what broke it. */
import { secrecyKey } from '@/lib/publishing/addresses'
import { exitScript } from '@/lib/publishing/exit-script'
import type { SealScript } from '@/lib/publishing/seal-script'
import { locales, publicPath, type PageId } from '@/lib/routes'
import { hasAttribute, pieces, unescapeHtml, valueOf, wordsOf, type OpenTag, type Piece } from '@/lib/publishing/html'

/** First view under brotli, without padding: with headers and TLS one 14.6 kB flight (decisions 9). */
const largestPage = 13_250

/** Pages that are one large picture or table, and what each may weigh; every other page keeps to one flight. */
const roomy: Partial<Record<PageId, number>> = { map: 30_000 }

/** Never sent as it stands: the front sends the pieces of one answer, which keep to one flight (tests/site/secrecy-guide.test.ts). */
const wholeGuide: readonly [string, number] = [secrecyKey, 60_000]

const roomyPaths = new Map<string, number>([
  wholeGuide, ...Object.entries(roomy).flatMap(([page, most]) => locales.map((locale) => [publicPath(page as PageId, locale), most] as const)),
])

/** The most bytes under brotli, without padding, that the page at a public path may have. */
export const mostBytesAt = (path: string): number => roomyPaths.get(path) ?? largestPage
/** Bytes of script in a page: more would cost another round trip on a slow network. */
const longestScript = 1_500
/** The script of the contact point's desk, under brotli: what a slow network brings within two seconds of the form, which does not wait for it. */
const largestSeal = 45_000
/** The page itself is the third request (decisions 9). */
const mostFiles = 2

const framed = new Set(['iframe', 'frame', 'object', 'embed', 'applet', 'base', 'portal'])
const loading = ['src', 'srcset', 'poster', 'data', 'background', 'action', 'formaction', 'manifest']

/**
 * @param html the page as it will be sent, without padding
 * @param size its bytes under brotli
 * @param exitUrl where the exit link must lead (setting EXIT_URL)
 * @param most the bytes it may have
 * @param seal the one file of script that it may load; its bytes are counted by themselves (`largestSeal`)
 */
export function brokenRules(html: string, size: number, exitUrl: string, most = largestPage, seal: SealScript | null = null): string[] {
  const all = pieces(html)
  const tags = all.filter((piece): piece is OpenTag => piece.kind === 'open')
  const files = new Set(tags.flatMap(loadedFile))
  return [
    ...(size > most ? [`The first view is ${size} bytes; ${most} is the most.`] : []),
    ...(files.size > mostFiles ? [`The page loads ${files.size} files: ${[...files].join(', ')}.`] : []),
    ...scriptFaults(all, seal),
    ...(seal && seal.files.br.length > largestSeal ? [`The script that seals is ${seal.files.br.length} bytes; ${largestSeal} is the most.`] : []),
    ...exitFaults(tags, exitUrl),
    ...tags.flatMap(tagFaults),
  ]
}

/** Loaded as it was made and no other way: the browser compares what comes with `integrity`. */
const isSeal = (tag: OpenTag, seal: SealScript | null): boolean => seal !== null && valueOf(tag, 'src') === seal.path && valueOf(tag, 'integrity') === seal.hash

function scriptFaults(all: readonly Piece[], seal: SealScript | null): string[] {
  const scripts = all.flatMap((piece, at) => {
    const inside = all[at + 1]
    return piece.kind === 'open' && piece.name === 'script' ? [{ tag: piece, source: inside?.kind === 'raw' ? inside.text : '' }] : []
  })
  const sources = scripts.filter(({ tag }) => !isSeal(tag, seal)).map(({ source }) => source)
  const known = exitScript().source
  return [
    ...(sources.length === 1 && sources[0] === known ? [] : [`The page has ${sources.length} scripts; it may have the exit script and no other.`]),
    ...(known.length > longestScript ? [`The exit script is ${known.length} bytes; ${longestScript} is the most.`] : []),
  ]
}

function exitFaults(tags: readonly OpenTag[], exitUrl: string): string[] {
  const exits = tags.filter((tag) => tag.name === 'a' && wordsOf(tag, 'class').includes('leave'))
  if (exits.length === 0) return ['The page has no exit link.']
  return exits.flatMap((tag) => {
    const href = unescapeHtml(valueOf(tag, 'href') ?? '')
    const silent = wordsOf(tag, 'rel').includes('noreferrer')
    return [
      ...(href === exitUrl ? [] : [`The exit link leads to ${href} instead of ${exitUrl}.`]),
      ...(silent ? [] : ['The exit link tells its target where the visitor came from (rel lacks noreferrer).']),
    ]
  })
}

function tagFaults(tag: OpenTag): string[] {
  const faults: string[] = []
  const where = `<${tag.name}>`
  if (framed.has(tag.name)) faults.push(`${where} is not allowed on a public page.`)
  if (tag.name === 'meta' && hasAttribute(tag, 'http-equiv')) faults.push('<meta http-equiv> could change what a header says.')
  if (tag.name === 'img') {
    if (!hasAttribute(tag, 'alt')) faults.push('<img> says nothing to who does not see it (alt).')
    if (!hasAttribute(tag, 'width') || !hasAttribute(tag, 'height')) faults.push('<img> moves the page when it comes (width and height).')
    if (valueOf(tag, 'loading') !== 'lazy') faults.push('<img> is asked for before anybody has come to it (loading).')
  }
  for (const [name, value] of tag.attributes) {
    const address = unescapeHtml(value ?? '').trim()
    if (name === 'style') faults.push(`${where} has a style attribute, which the Content-Security-Policy ignores: use a class.`)
    if (/^on[a-z]/i.test(name)) faults.push(`${where} has a script in ${name}.`)
    if (name === 'ping') faults.push(`${where} reports clicks (ping).`)
    if (name === 'target') faults.push(`${where} opens a new window (target), which leaves our page behind it.`)
    if (/^(javascript|data|vbscript):/i.test(address) && name !== 'content') faults.push(`${where} has ${name}="${address.slice(0, 30)}".`)
    const addresses = name === 'srcset' ? address.split(',').map((each) => each.trim()) : [address]
    if (isReference(tag, name) && !addresses.every(isOwn)) faults.push(`${where} refers to another site: ${address}.`)
  }
  return faults
}

/** What the browser fetches or posts to. A link one may choose to follow is no reference: no-referrer covers it. */
function isReference(tag: OpenTag, name: string): boolean {
  if (loading.includes(name)) return true
  if (name !== 'href' && name !== 'xlink:href') return false
  if (tag.name === 'link') return !wordsOf(tag, 'rel').some((word) => word === 'canonical' || word === 'alternate')
  return tag.name !== 'a'
}

const isOwn = (address: string): boolean => address.startsWith('#') || (address.startsWith('/') && !/^\/[/\\]/.test(address))

function loadedFile(tag: OpenTag): string[] {
  const icon = tag.name === 'link' && wordsOf(tag, 'rel').some((word) => word === 'icon' || word === 'manifest')
  const lazy = valueOf(tag, 'loading') === 'lazy'
  const address = icon ? valueOf(tag, 'href') : lazy ? null : (valueOf(tag, 'src') ?? valueOf(tag, 'poster'))
  return address === null || address === '' ? [] : [address]
}
