/** Forms that another site's page sends in somebody's name stop here: the application never sees them. */
import type { IncomingMessage } from 'node:http'
import { isFromHere } from '@/lib/auth/from-here'
import type { Answer } from '@/lib/publishing/front/exchange'
import { refusalHeaders } from '@/lib/publishing/front/headers'
import { shortPageMain, shortPageStyle } from '@/lib/publishing/front/short-page'
import { styleHash } from '@/lib/publishing/house-style'
import errors from '@/messages/sv/errors.json'
import portal from '@/messages/sv/portal.json'

/** What may change nothing (RFC 9110 section 9.2.1); anything else, known to us or not, may. */
const safe = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE'])

/** `/api` is not here: its routes ask `isFromHere` themselves, and sign-in comes back to one of them from the provider. */
const guarded = ['/portal', '/editorial', '/sign-in', '/fact-check'] as const

/**
 * Whether a request would change something in the signed-in part without coming from a page of it: another origin, `null`
 * (a sandboxed frame), none at all, or one that the browser itself calls cross-site (W3C Fetch Metadata, section 2.3).
 * @param portalUrl the portal's origin, without a slash at its end
 */
export function isForeignForm({ method = 'GET', headers }: Pick<IncomingMessage, 'method' | 'headers'>, path: string, portalUrl: string): boolean {
  if (safe.has(method) || !guarded.some((prefix) => path === prefix || path.startsWith(`${prefix}/`))) return false
  return headers['sec-fetch-site'] === 'cross-site' || !isFromHere({ headers: { get: () => headers.origin ?? null } }, portalUrl)
}

const html = '<!doctype html><html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
  + `<title>${portal.siteName}</title><style>${shortPageStyle}</style></head><body>`
  + `${shortPageMain(`<h1>${errors.foreignTitle}</h1><p>${errors.foreignLead}</p>`)}</body></html>\n`
const policy = `default-src 'none'; style-src ${styleHash(shortPageStyle)}; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`

/** The form is not read, so the connection cannot be used again. */
export const foreignForm = (live: boolean): Answer => ({
  status: 403,
  headers: refusalHeaders(live, { 'content-type': 'text/html; charset=utf-8', 'content-language': 'sv', 'content-security-policy': policy, connection: 'close' }),
  body: Buffer.from(html),
})
