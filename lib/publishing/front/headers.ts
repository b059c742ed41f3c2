/** Every header the front sends, in one place. Decisions 7, 10–13 and 15. */
import type { Encoding } from '@/lib/publishing/encode'
import type { Locale } from '@/lib/routes'

export type Headers = Record<string, string>

/** What every answer carries, whatever it is. No ETag, no Server, no cookie: nothing that tells visitors apart. */
const always: Headers = {
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // Else Chromium asks the name server for the exit link's host while the page is only being read.
  'x-dns-prefetch-control': 'off',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': [
    'accelerometer', 'autoplay', 'bluetooth', 'browsing-topics', 'camera', 'clipboard-read', 'clipboard-write', 'display-capture',
    'encrypted-media', 'fullscreen', 'gamepad', 'geolocation', 'gyroscope', 'hid', 'idle-detection', 'local-fonts', 'magnetometer',
    'microphone', 'midi', 'payment', 'picture-in-picture', 'publickey-credentials-create', 'publickey-credentials-get',
    'screen-wake-lock', 'serial', 'storage-access', 'usb', 'web-share', 'window-management', 'xr-spatial-tracking',
  ].map((feature) => `${feature}=()`).join(', '),
}

/** Two years, as preload lists ask; live only, since a browser would remember it for everything else on localhost. */
const strictTransport = 'max-age=63072000; includeSubDomains'

/** For what runs and loads nothing: redirects, files, short refusals. */
const sealed = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

/** Of a page's script and style; `seal` is the file that seals in the browser, which two pages alone load. */
interface Hashes { script: string; style: string; seal?: string }

/**
 * Decisions 12. The script that seals may ask its own site and nobody else: a form that was sent by the browser itself would take with it
 * what the script holds, and may go to the same place anyhow (`form-action`).
 */
const pagePolicy = ({ script, style, seal }: Hashes): string =>
  `default-src 'none'; script-src '${script}'${seal === undefined ? '' : ` '${seal}'`}; style-src '${style}'; img-src 'self'; media-src 'self'; `
  + `${seal === undefined ? '' : "connect-src 'self'; "}form-action 'self'; base-uri 'none'; frame-ancestors 'none'`

/** Seconds a published page may be kept (decisions 11). */
export const pageSeconds = 60

export type Cache =
  /** A published page; `validUntil` is the next opening or closing, which no copy may outlive (decisions 15). */
  | { kind: 'page'; now: number; validUntil: number | null }
  /** An answer to one visitor. Not `no-store`: that would break Back inside the flow. */
  | { kind: 'answer' }
  | { kind: 'file'; file: string }
  | { kind: 'never' }

function cacheControl(cache: Cache): string {
  switch (cache.kind) {
    case 'page': {
      const left = cache.validUntil === null || cache.validUntil <= cache.now ? pageSeconds : Math.floor((cache.validUntil - cache.now) / 1000)
      return `public, max-age=${Math.min(pageSeconds, left)}`
    }
    case 'answer': return 'private, no-cache'
    case 'file': return cacheOfFile(cache.file)
    case 'never': return 'no-store'
  }
}

/** Compressed at publication like a page; other files are sent as they are. */
export const isScript = (file: string): boolean => file.endsWith('.js')

/** A file whose name holds its hash never changes; one of an event follows its page, which may be taken down; others may be an hour old. */
export const cacheOfFile = (file: string): string =>
  // The one script stands on the contact point's pages alone: a copy of it in the browser would say who has been there.
  isScript(file) ? 'no-store' : (/[.-][0-9a-f]{8,}\.\w+$/.test(file) ? 'public, max-age=31536000, immutable' : `public, max-age=${file.endsWith('.ics') ? pageSeconds : 3_600}`)

interface Common { live: boolean; cache: Cache; indexable?: boolean }

const common = ({ live, cache, indexable = false }: Common): Headers => ({
  ...always,
  'cache-control': cacheControl(cache),
  ...(live ? { 'strict-transport-security': strictTransport } : {}),
  ...(live && indexable ? {} : { 'x-robots-tag': 'noindex' }),
})

export const pageHeaders = (
  about: Common & { hashes: Hashes; encoding: Encoding; locale: Locale },
): Headers => ({
  ...common(about),
  'content-type': 'text/html; charset=utf-8',
  'content-language': about.locale,
  'content-security-policy': pagePolicy(about.hashes),
  vary: 'accept-encoding',
  ...(about.encoding === 'identity' ? {} : { 'content-encoding': about.encoding }),
})

export const fileHeaders = (about: Common & { type: string; encoding: Encoding | null }): Headers => ({
  ...common(about), 'content-type': about.type, 'content-security-policy': sealed,
  ...(about.encoding === null ? {} : { vary: 'accept-encoding' }),
  ...(about.encoding === null || about.encoding === 'identity' ? {} : { 'content-encoding': about.encoding }),
})

export const redirectHeaders = (live: boolean, location: string): Headers => ({
  ...common({ live, cache: { kind: 'answer' } }), location, 'content-security-policy': sealed,
})

/** Short refusals in plain text: wrong method, a request that cannot be read. */
export const refusalHeaders = (live: boolean, more: Headers = {}): Headers => ({
  ...common({ live, cache: { kind: 'never' } }), 'content-type': 'text/plain; charset=utf-8', 'content-security-policy': sealed, ...more,
})

/** What an answer of the application gets when it does not say otherwise itself; it is never indexed. */
export const forwardedHeaders = (live: boolean): Headers => ({
  'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff', 'x-robots-tag': 'noindex',
  'permissions-policy': always['permissions-policy'] ?? '',
  ...(live ? { 'strict-transport-security': strictTransport } : {}),
})
