import 'server-only'
import { askNextAuth } from '@/lib/auth/ask-next-auth'
import { deviceOf } from '@/lib/auth/device'
import { providerId, signInOptions, type SignInRefusal } from '@/lib/auth/options'
import { returnPath } from '@/lib/auth/return-path'
import { signInKeys, type SignInSettings } from '@/lib/auth/sign-in-keys'
import { hashOf, sessionCookie } from '@/lib/auth/token'
import type { Visit } from '@/lib/auth/adapter'

export type Completed =
  | { ok: true; to: string; setCookie: string[] }
  | { ok: false; why: SignInRefusal; setCookie: string[] }

/**
 * The second step: the person is back from the identity provider. Begins a session when everything holds; whatever else
 * happens, no session and one of three reasons.
 * @param query what the provider sent along
 * @param cookies the browser's, all of them
 * @param userAgent what the browser calls itself; only its family is kept
 * @param now epoch ms
 */
export async function completeSignIn(
  settings: SignInSettings, { query, cookies, userAgent }: { query: Record<string, string>; cookies: Record<string, string>; userAgent: string | null }, now: number,
): Promise<Completed> {
  const cookie = sessionCookie(settings.portalUrl)
  const before = cookies[cookie.name]
  const visit: Visit = { now, replaces: before ? hashOf(before) : null, admitted: null, device: deviceOf(userAgent) }
  let why: SignInRefusal = 'failed'
  const options = signInOptions(settings, signInKeys(settings), visit, (reason) => { why = reason })
  const { location, setCookie } = await askNextAuth({ method: 'GET', path: ['callback', providerId], query, body: {}, cookies }, options)
  const isSession = (line: string) => line.startsWith(`${cookie.name}=`)
  if (!location?.startsWith(`${settings.portalUrl}/`) || location.includes('/api/auth/') || !setCookie.some(isSession))
    return { ok: false, why, setCookie: setCookie.filter((line) => !isSession(line)) }
  return {
    ok: true, to: returnPath(location.slice(settings.portalUrl.length)),
    // Without an end date the browser forgets it when it is closed; when it stops counting is decided in the database.
    setCookie: setCookie.map((line) => (isSession(line) ? line.replace(/; (Expires|Max-Age)=[^;]*/gi, '') : line)),
  }
}
