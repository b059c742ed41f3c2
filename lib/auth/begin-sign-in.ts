import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { askNextAuth, type Reply } from '@/lib/auth/ask-next-auth'
import { providerId, signInOptions } from '@/lib/auth/options'
import { returnPath } from '@/lib/auth/return-path'
import { signInKeys, type SignInSettings } from '@/lib/auth/sign-in-keys'

/**
 * The first step: where the identity provider wants the person to go, and the cookies that recognise them when they come
 * back. Null when the provider does not answer.
 * @param wanted the page to return to
 * @param now epoch ms
 */
export async function beginSignIn(settings: SignInSettings, wanted: string | null, now: number): Promise<{ location: string; setCookie: string[] } | null> {
  const keys = signInKeys(settings)
  const options = signInOptions(settings, keys, { now, replaces: null, admitted: null, device: 'other/other' }, () => undefined)
  // next-auth guards this step by a cookie and a field that say the same. Our form is guarded by its Origin instead
  // (the route checks it), so that the sign-in page needs no cookie; the pair is therefore made here.
  const formToken = randomBytes(32).toString('hex')
  const formProof = createHash('sha256').update(`${formToken}${keys.cookieSecret}`).digest('hex')
  const reply: Reply = await askNextAuth({
    method: 'POST', path: ['signin', providerId], query: {},
    body: { csrfToken: formToken, callbackUrl: settings.portalUrl + returnPath(wanted) },
    cookies: { 'sign-in.form': `${formToken}|${formProof}` },
  }, options)
  if (!reply.location || reply.location.startsWith(settings.portalUrl)) return null
  return { location: reply.location, setCookie: reply.setCookie }
}
