/** A request in, an answer out: everything the public site says, from files written at publication (decisions 8). */
import { dayOf } from '@/lib/directory/days'
import { longestQuery } from '@/lib/grounds/guide'
import { answerKey, asksInQuery, formAt, guideKey, noticeKey, reportKey, secrecyKey, slugOf, type NoticeKind } from '@/lib/publishing/addresses'
import { encodeAnswer } from '@/lib/publishing/encode'
import { fill, fillIn } from '@/lib/publishing/form-letter'
import type { Answer, Ask } from '@/lib/publishing/front/exchange'
import { largestForm, reply } from '@/lib/publishing/front/finder'
import { guideReply } from '@/lib/publishing/front/guide'
import { fileHeaders, isScript, pageHeaders, redirectHeaders, refusalHeaders, type Cache, type Headers } from '@/lib/publishing/front/headers'
import { negotiate } from '@/lib/publishing/front/negotiate'
import { askedAbout } from '@/lib/publishing/front/report'
import { ReleaseGone, type OpenRelease, type Releases } from '@/lib/publishing/front/releases'
import { lastResort } from '@/lib/publishing/front/last-resort'
import { secrecyReply } from '@/lib/publishing/front/secrecy'
import { endings, type PageEntry } from '@/lib/publishing/release'
import { localeOf, publicPath, type Locale } from '@/lib/routes'

export interface Site { live: boolean; releases: Releases; clock: () => number }

/** Path of a request target, dots resolved; null when it is no path of ours. The query is dropped unread. */
export function pathOf(target: string): string | null {
  if (!target.startsWith('/') || /[\\\x00-\x20\x7f]/.test(target)) return null
  try {
    return new URL(`http://site${target.replace(/[?#].*$/s, '')}`).pathname
  } catch {
    return null
  }
}

/** The query of the one page that answers a question told there; of every other page it is dropped unread. */
export const queryAt = (path: string, target: string): string =>
  (asksInQuery(path) ? (/\?([^#]*)/s.exec(target)?.[1] ?? '').slice(0, longestQuery) : '')

/** Never throws for what a visitor sends. */
export async function serve(ask: Ask, site: Site): Promise<Answer> {
  for (let attempt = 0; ; attempt++) {
    const release = site.releases.current()
    if (!release) return lastResort(site.live)
    try {
      return await answerFrom(release, ask, site)
    } catch (error) {
      // The release was swept away by several publications since it was opened: the current one has the page.
      if (!(error instanceof ReleaseGone) || attempt > 1) throw error
      site.releases.refresh()
    }
  }
}

/** A page without address, such as the 404, in the language of the address. */
export async function notice(kind: NoticeKind, status: number, ask: Ask, site: Site): Promise<Answer> {
  const release = site.releases.current()
  const entry = release && noticeEntry(release, kind, localeOf(ask.path))
  if (!release || !entry) return lastResort(site.live)
  return page(release, entry, ask, site, { status, cache: { kind: kind === 'unavailable' ? 'never' : 'answer' } })
}

const noticeEntry = (release: OpenRelease, kind: NoticeKind, locale: Locale): PageEntry | undefined =>
  release.manifest.internal[noticeKey(kind, locale)] ?? release.manifest.internal[noticeKey(kind, 'sv')]

async function answerFrom(release: OpenRelease, ask: Ask, site: Site): Promise<Answer> {
  const { manifest } = release
  const entry = own(manifest.pages, ask.path)
  const asset = own(manifest.assets, ask.path)
  const reads = ask.method === 'GET' || ask.method === 'HEAD'
  const form = formAt(ask.path)
  if (entry && form && ask.method === 'POST') return answerForm(release, form, ask, site)
  if ((entry || asset) && !reads) return refuse(405, site, { allow: form && entry ? 'GET, HEAD, POST' : 'GET, HEAD' })
  if (entry && ask.query !== '') {
    const table = await release.grounds()
    return filledLetter(release, secrecyKey, 200, ask, site, (html) => secrecyReply(html, ask.query, dayOf(site.clock()), table))
  }
  if (entry) {
    const cache: Cache = { kind: 'page', now: site.clock(), validUntil: earliest(entry.until, manifest.validUntil) }
    return page(release, entry, ask, site, { status: 200, cache })
  }
  if (asset) {
    const cache: Cache = { kind: 'file', file: asset.file }
    const encoding = isScript(asset.file) ? negotiate(ask.acceptEncoding) : null
    const headers = fileHeaders({ live: site.live, cache, type: asset.type, indexable: true, encoding })
    return { status: 200, headers, body: await release.read(asset.file + (encoding === null ? '' : endings[encoding])) }
  }
  const other = reads ? spelling(release, ask.path) : null
  if (other !== null) return { status: 303, headers: redirectHeaders(site.live, other), body: Buffer.alloc(0) }
  const missing = noticeEntry(release, 'notFound', localeOf(ask.path))
  if (!missing) return lastResort(site.live)
  return page(release, missing, ask, site, { status: 404, cache: { kind: 'answer' } })
}

/** `__proto__` is an address like any other. */
const own = <Value>(table: Record<string, Value>, key: string): Value | undefined => (Object.hasOwn(table, key) ? table[key] : undefined)

const earliest = (...instants: (number | null)[]): number | null => {
  const known = instants.filter((each) => each !== null)
  return known.length > 0 ? Math.min(...known) : null
}

async function page(
  release: OpenRelease, entry: PageEntry, ask: Ask, site: Site, { status, cache }: { status: number; cache: Cache },
): Promise<Answer> {
  const encoding = negotiate(ask.acceptEncoding)
  const past = entry.until !== null && site.clock() >= entry.until
  const { file } = (past ? entry.stale : null) ?? entry.fresh
  const body = await release.read(file + endings[encoding])
  const { hashes, locale } = entry
  const indexable = entry.indexable && status === 200
  return { status, headers: pageHeaders({ live: site.live, cache, indexable, hashes, locale, encoding }), body }
}

async function answerForm(release: OpenRelease, { form, locale }: NonNullable<ReturnType<typeof formAt>>, ask: Ask, site: Site): Promise<Answer> {
  const body = await ask.body(largestForm)
  if (form === 'guide') {
    const { node, status, values } = guideReply(body)
    return filledLetter(release, guideKey(node, locale), status, ask, site, (html) => fillIn(html, values))
  }
  if (form === 'report') {
    const values = askedAbout(await release.finderIndex(), body)
    return values
      ? filledLetter(release, reportKey(locale), 200, ask, site, (html) => fillIn(html, values))
      : { status: 303, headers: redirectHeaders(site.live, publicPath('report', locale)), body: Buffer.alloc(0) }
  }
  const answer = reply(await release.finderIndex(), locale, body)
  if ('redirect' in answer) return { status: 303, headers: redirectHeaders(site.live, answer.redirect), body: Buffer.alloc(0) }
  return filledLetter(release, answerKey(answer.letter, locale), answer.status, ask, site, (html) => fill(html, answer.filling))
}

/**
 * A form letter filled in for this visitor, padded and compressed like any page, and forgotten.
 * @param change fills it in; `isFull`: padded to the largest of the sizes at least
 */
export async function filledLetter(
  release: OpenRelease, key: string, status: number, ask: Ask, site: Site, change: (html: string) => string,
  { cache, isFull }: { cache: Cache; isFull: boolean } = { cache: { kind: 'answer' }, isFull: false },
): Promise<Answer> {
  const entry = release.manifest.internal[key]
  if (!entry) return lastResort(site.live)
  const past = entry.until !== null && site.clock() >= entry.until
  const text = (await release.read(((past ? entry.stale : null) ?? entry.fresh).file)).toString()
  const html = change(text.slice(0, text.lastIndexOf('</html>') + '</html>'.length))
  const encoding = negotiate(ask.acceptEncoding)
  const headers = pageHeaders({ live: site.live, cache, hashes: entry.hashes, locale: entry.locale, encoding })
  // The rest of a form that was too large is not read; the connection cannot be used again.
  const close: Headers = status === 413 ? { connection: 'close' } : {}
  return { status, headers: { ...headers, ...close }, body: await encodeAnswer(encoding, html, isFull) }
}

/** The address somebody meant who wrote a slash too many, capitals, or å ä ö; null when no page is like it. */
function spelling(release: OpenRelease, typed: string): string | null {
  const exists = (path: string) => path !== typed && own(release.manifest.pages, path) !== undefined
  const trimmed = typed.replace(/\/+$/, '') || '/'
  const lower = decoded(trimmed).toLowerCase()
  if (exists(lower)) return lower
  const finderPage = `${publicPath('findSupport', localeOf(lower))}/`
  if (!lower.startsWith(finderPage)) return null
  const folded = finderPage + slugOf(lower.slice(finderPage.length))
  return exists(folded) ? folded : null
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

const refuse = (status: number, site: Site, more: Headers): Answer => ({
  status, headers: refusalHeaders(site.live, more), body: Buffer.from('Sidan går bara att läsa.\n'),
})
