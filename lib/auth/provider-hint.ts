import 'server-only'
import { z } from 'zod'
import { bind } from '@/lib/crypto/bind'
import { close, open } from '@/lib/crypto/box'
import { signInKeys, type SignInKeys, type SignInSettings } from '@/lib/auth/sign-in-keys'
import { signedOutPage } from '@/lib/auth/sign-in-path'

const binding = bind('vidare provider hint')
/** How long a person who signs out waits for the provider to say where; their session here is over already. */
const patienceMs = 2_000

const metadata = z.object({ end_session_endpoint: z.url() })

/** The provider's ID token, sealed: it names the person, and is used once more, to sign out. */
export const sealHint = ({ keptTextKey }: SignInKeys, idToken: string | undefined): Uint8Array | null =>
  (idToken === undefined ? null : close(keptTextKey, Buffer.from(idToken), binding))

/**
 * Where the browser goes to end the provider's session as well (OpenID Connect RP-Initiated Logout 1.0), from where it comes back to
 * "Du är utloggad". Straight there when the provider offers no such thing, does not answer, or names an address of another origin,
 * which the pages' own policy would not lead to.
 */
export async function signOutAddress(settings: SignInSettings, hint: Uint8Array | null): Promise<string> {
  const idToken = hint && open(signInKeys(settings).keptTextKey, hint, binding)
  if (!idToken) return signedOutPage
  const endpoint = await endSessionEndpoint(settings.oidcIssuer)
  if (endpoint === null) return signedOutPage
  endpoint.search = new URLSearchParams({
    id_token_hint: idToken.toString(), client_id: settings.oidcClientId, post_logout_redirect_uri: settings.portalUrl + signedOutPage,
  }).toString()
  return endpoint.href
}

async function endSessionEndpoint(issuer: string): Promise<URL | null> {
  try {
    const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(patienceMs), cache: 'no-store' })
    const endpoint = new URL(metadata.parse(await answer.json()).end_session_endpoint)
    return endpoint.origin === new URL(issuer).origin ? endpoint : null
  } catch {
    return null
  }
}
