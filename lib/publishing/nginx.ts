/**
 * What nginx must know of a release, as configuration: which address is which file, under which policy, and until when.
 * Written by deploy/nginx-release.ts after each publication; deploy/nginx.conf says what is done with it. The files
 * themselves are served as they lie in the release, so nginx and the front give a visitor the same bytes.
 */
import { asksInQuery, formAt, noticeKey, type NoticeKind } from '@/lib/publishing/addresses'
import { cacheOfFile, pageHeaders, pageSeconds } from '@/lib/publishing/front/headers'
import { lastResortText } from '@/lib/publishing/front/last-resort'
import type { Manifest, PageEntry } from '@/lib/publishing/release'
import { locales } from '@/lib/routes'

/** Addresses and file names of a release. What does not look so is refused: it would become configuration of a server. */
const plain = /^[\w./-]+$/
const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

function checked(text: string): string {
  if (!plain.test(text) || text.includes('..')) throw new Error('a release names an address or file that nginx must not be told')
  return text
}

type Row = readonly [key: string, value: string]
/** `volatile`: an internal redirect changes what is asked for, and the answer must change with it. */
const table = (from: string, to: string, otherwise: string, rows: readonly Row[]): string =>
  [`map ${from} ${to} {`, '  volatile;', `  default ${quoted(otherwise)};`, ...rows.map(([key, value]) => `  ${quoted(key)} ${quoted(value)};`), '}'].join('\n')

/** A pattern of the whole seconds from `second` on. Both have ten digits until the year 2286. */
function from(second: number): string {
  const digits = String(second)
  const later = [...digits].flatMap((digit, at) => (digit === '9' ? [] : [`${digits.slice(0, at)}[${Number(digit) + 1}-9]\\d{${digits.length - at - 1}}`]))
  return `~^(${[digits, ...later].join('|')})$`
}

/** In the last minute before `end` a copy may be kept for what is left of it, rounded down; afterwards as long as any. */
const lastMinute = (end: number): Row[] =>
  Array.from({ length: pageSeconds }, (_, at): Row => [String(end - at - 1), String(at)])

/** When something on a page stops being true, and until when a copy of it may be kept: epoch seconds. */
interface Clock { name: string; until: number | null; end: number | null }

function clocksOf(validUntil: number | null): (entry: PageEntry) => Clock {
  const clocks = new Map<string, Clock>()
  return ({ until }) => {
    const known = [until, validUntil].filter((each) => each !== null)
    const clock: Omit<Clock, 'name'> = {
      until: until === null ? null : Math.floor(until / 1000),
      end: known.length === 0 ? null : Math.floor(Math.min(...known) / 1000),
    }
    const key = JSON.stringify(clock)
    const found = clocks.get(key) ?? { name: String(clocks.size), ...clock }
    clocks.set(key, found)
    return found
  }
}

const policyOf = ({ hashes, locale }: PageEntry): string =>
  pageHeaders({ live: true, cache: { kind: 'never' }, hashes, locale, encoding: 'identity' })['content-security-policy'] ?? ''

/**
 * The maps of one release, for the `http` block.
 * @param folder absolute path of the release; `manifest` null: nothing is published, and every map is empty
 */
export function nginxRelease(folder: string, manifest: Manifest | null): string {
  const pages = Object.entries(manifest?.pages ?? {}).map(([path, entry]) => [checked(path), entry] as const)
  const assets = Object.entries(manifest?.assets ?? {}).map(([path, entry]) => [checked(path), entry] as const)
  const clockOf = clocksOf(manifest?.validUntil ?? null)
  const clocks = [...new Map(pages.map(([, entry]) => [clockOf(entry).name, clockOf(entry)])).values()]
  const notices = (kind: NoticeKind) => locales.flatMap((locale) => {
    const entry = manifest?.internal[noticeKey(kind, locale)] ?? manifest?.internal[noticeKey(kind, 'sv')]
    return entry ? [[locale, entry] as const] : []
  })
  const notice = (kind: NoticeKind) => [
    table('$asked_locale', `$${snake(kind)}_file`, '', notices(kind).map(([locale, entry]) => [locale, `/${checked(entry.fresh.file)}`])),
    table('$asked_locale', `$${snake(kind)}_policy`, '', notices(kind).map(([locale, entry]) => [locale, policyOf(entry)])),
    table('$asked_locale', `$${snake(kind)}_locale`, '', notices(kind).map(([locale, entry]) => [locale, entry.locale])),
  ]
  return [
    `# Release ${checked(manifest?.id ?? 'none')}. Written after each publication and read at a reload; changes made by hand are lost.`,
    table('$host', '$release_folder', checked(folder), []),
    table('$host', '$has_pages', notices('notFound').length > 0 ? '1' : '', []),
    table('$asked', '$fresh_file', '', pages.map(([path, { fresh }]) => [path, `/${checked(fresh.file)}`])),
    table('$asked', '$stale_file', '', pages.flatMap(([path, { stale }]) => (stale ? [[path, `/${checked(stale.file)}`] as const] : []))),
    table('$asked', '$page_policy', '', pages.map(([path, entry]) => [path, policyOf(entry)])),
    table('$asked', '$page_locale', '', pages.map(([path, { locale }]) => [path, locale])),
    table('$asked', '$page_indexable', '', pages.flatMap(([path, { indexable }]) => (indexable ? [[path, '1'] as const] : []))),
    table('$asked', '$page_clock', '', pages.map(([path, entry]) => [path, clockOf(entry).name])),
    ...clocks.flatMap(({ name, until, end }) => [
      table('$second', `$page_past_${name}`, '', until === null ? [] : [[from(until), '1']]),
      table('$second', `$page_seconds_${name}`, String(pageSeconds), end === null ? [] : lastMinute(end)),
    ]),
    // A map whose values are variables asks only the one that is needed.
    table('$page_clock', '$page_past', '', clocks.map(({ name }) => [name, `$page_past_${name}`])),
    table('$page_clock', '$page_seconds', '', clocks.map(({ name }) => [name, `$page_seconds_${name}`])),
    table('$asked', '$takes_form', '', pages.flatMap(([path]) => (formAt(path) ? [[path, '1'] as const] : []))),
    table('$asked', '$takes_query', '', pages.flatMap(([path]) => (asksInQuery(path) ? [[path, '1'] as const] : []))),
    table('$asked', '$asset_file', '', assets.map(([path, { file }]) => [path, `/${checked(file)}`])),
    table('$asked', '$asset_cache', '', assets.map(([path, { file }]) => [path, cacheOfFile(file)])),
    ...notice('notFound'),
    ...notice('unavailable'),
    table('$host', '$last_resort', lastResortText, []),
    '',
  ].join('\n\n')
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
