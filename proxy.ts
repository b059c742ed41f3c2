import { NextResponse, type NextRequest } from 'next/server'
import { env } from '@/lib/env'
import { pathHeader } from '@/lib/auth/path-header'
import { takesForms } from '@/lib/db/ready'
import { keptPage } from '@/lib/forms/kept-page'

/**
 * Headers of the signed-in part, and nothing about rights (decisions 38): without this file every page and action
 * decides the same. It stands here and not in the front because the nonce must be in the page that Next renders.
 *
 * A nonce per request with strict-dynamic. `form-action` names the identity provider, because browsers hold the redirect after a
 * form to it too, and both signing in and signing out lead there. The referrer policy is same-origin, not no-referrer
 * as on public pages: under no-referrer browsers send `Origin: null` with every form, and then neither Next nor we
 * could tell our own forms from a stranger's.
 *
 * One answer is given here: to a form sent without scripts while the database is away. Next would draw the page again and fail at
 * it, and what somebody wrote would be gone.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname } = request.nextUrl
  const settings = env()
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64')
  const policy = [
    "default-src 'none'", `script-src 'nonce-${nonce}' 'strict-dynamic'`, `style-src 'self' 'nonce-${nonce}'`, "img-src 'self'", "connect-src 'self'",
    `form-action 'self' ${new URL(settings.oidcIssuer).origin}`, "base-uri 'none'", "frame-ancestors 'none'",
  ].join('; ')
  const inward = new Headers(request.headers)
  inward.set('content-security-policy', policy)
  inward.set(pathHeader, pathname)
  const response = isPlainForm(request) && !(await takesForms())
    ? new NextResponse(keptPage(await request.formData(), pathname, nonce), { status: 503, headers: { 'content-type': 'text/html; charset=utf-8', 'retry-after': '10' } })
    : NextResponse.next({ request: { headers: inward } })
  const outward = {
    'content-security-policy': policy, 'cache-control': 'no-store', 'referrer-policy': tellsNoReferrer.test(pathname) ? 'no-referrer' : 'same-origin', 'x-robots-tag': 'noindex, nofollow',
    'x-frame-options': 'DENY', 'x-dns-prefetch-control': 'off', 'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp', 'cross-origin-resource-policy': 'same-origin',
  }
  for (const [name, value] of Object.entries(outward)) response.headers.set(name, value)
  return response
}

/** Addresses that open something by themselves are told to nobody, not even to us; what their page sends asks for no origin. */
const tellsNoReferrer = /^\/fact-check(?:\/|$)/

/** As a browser without scripts sends it; with scripts the page is still there and keeps what was written. */
const isPlainForm = ({ method, headers }: NextRequest): boolean =>
  method === 'POST' && !headers.has('next-action') && (headers.get('content-type') ?? '').startsWith('multipart/form-data')

export const config = { matcher: ['/portal/:path*', '/editorial/:path*', '/sign-in/:path*', '/fact-check/:path*'] }
