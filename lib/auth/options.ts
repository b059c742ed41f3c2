import 'server-only'
import type { AuthOptions } from 'next-auth'
import { adapterFor, type Visit } from '@/lib/auth/adapter'
import { identityOf, orgNumberClaim, requiredAcr, type IdentityRefusal } from '@/lib/auth/identity'
import { absoluteMs } from '@/lib/auth/limits'
import { sealHint } from '@/lib/auth/provider-hint'
import type { SignInKeys, SignInSettings } from '@/lib/auth/sign-in-keys'
import { admit } from '@/lib/auth/store'
import { newToken, sessionCookie } from '@/lib/auth/token'
import { log } from '@/lib/log'
import { returnPath } from '@/lib/auth/return-path'

/** The name of the one provider in addresses: `/api/auth/callback/identity`. */
export const providerId = 'identity'

/** What the person is told; `account` covers every reason of ours, so that nothing can be guessed from it. */
export type SignInRefusal = IdentityRefusal | 'account'

/** A sign-in's own cookies: short-lived, sealed by next-auth, and sent to /api/auth only (decisions 32). */
const passing = (secure: boolean) => {
  const named = (name: string) => ({ name, options: { httpOnly: true, sameSite: 'lax', path: '/api/auth', secure, maxAge: 15 * 60 } as const })
  return {
    callbackUrl: named('sign-in.return'), csrfToken: named('sign-in.form'), pkceCodeVerifier: named('sign-in.proof'),
    state: named('sign-in.state'), nonce: named('sign-in.nonce'),
  }
}

/**
 * next-auth as decisions 32 wants it, for one request: code flow with PKCE S256, state and nonce, private_key_jwt, level 3
 * asked for as essential and checked, always a fresh identification (prompt=login), no linking, no e-mail provider.
 * @param refused told why the person is not let in
 */
export function signInOptions(settings: SignInSettings, keys: SignInKeys, visit: Visit, refused: (why: SignInRefusal) => void): AuthOptions {
  const cookie = sessionCookie(settings.portalUrl)
  return {
    secret: keys.cookieSecret,
    adapter: adapterFor(visit),
    session: { strategy: 'database', maxAge: absoluteMs / 1000, generateSessionToken: newToken },
    cookies: { ...passing(cookie.options.secure), sessionToken: cookie },
    useSecureCookies: cookie.options.secure,
    providers: [{
      id: providerId, name: 'identity provider', type: 'oauth', idToken: true, checks: ['pkce', 'state', 'nonce'],
      wellKnown: `${settings.oidcIssuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
      clientId: settings.oidcClientId,
      client: { token_endpoint_auth_method: 'private_key_jwt', token_endpoint_auth_signing_alg: 'ES256', id_token_signed_response_alg: 'RS256' },
      jwks: { keys: [keys.clientKey] },
      authorization: { params: {
        scope: 'openid email', prompt: 'login', acr_values: requiredAcr,
        claims: JSON.stringify({ id_token: {
          acr: { essential: true, value: requiredAcr }, auth_time: { essential: true }, email: { essential: true }, [orgNumberClaim]: { essential: true },
        } }),
      } },
      profile: (claims: { sub: string }) => ({ id: claims.sub }),
    }],
    callbacks: {
      async signIn({ account: linked, profile }) {
        const identity = identityOf(profile, visit.now)
        if (typeof identity === 'string') { refused(identity); return false }
        const account = await admit(identity, visit.now)
        if (!account) { refused('account'); return false }
        visit.admitted = { account, identity, providerHint: sealHint(keys, linked?.id_token) }
        return true
      },
      // Never further than a page of ours, whatever the form or the cookie says.
      redirect: ({ url }) => settings.portalUrl + returnPath(url.startsWith(`${settings.portalUrl}/`) ? url.slice(settings.portalUrl.length) : url),
    },
    // What went wrong, never with whom: next-auth's own details hold tokens and claims.
    logger: { error: (code) => { log.info('sign-in', `next-auth ${/^[A-Z_0-9]+$/.test(code) ? code.toLowerCase() : 'error'}`) }, warn: () => undefined, debug: () => undefined },
  }
}
