import 'server-only'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import Provider from 'oidc-provider'
import { z } from 'zod'
import type { DemoPerson } from '@/lib/accounts/people'
import { signedOutPage } from '@/lib/auth/sign-in-path'
import { orgNumberClaim, requiredAcr } from '@/lib/auth/identity'

export interface ProviderSettings {
  issuer: string
  portalUrl: string
  clientId: string
  /** The portal's public key: it proves itself by private_key_jwt, as it must with a real provider. */
  clientKey: Record<string, string>
  people: DemoPerson[]
}

/** Below this address the person chooses who to be. */
export const choosePath = '/valj'

/** What the provider calls a person: its own name for them, as with a real one, and not the e-mail. */
const subjectOf = (person: DemoPerson): string => person.accountId.replaceAll('-', '')

/**
 * A certified OpenID provider (npm oidc-provider) with the demonstration's people instead of a means of identification.
 * It keeps everything in memory: who is in the middle of a sign-in when it restarts begins again.
 */
export function demoProvider({ issuer, portalUrl, clientId, clientKey, people }: ProviderSettings): Provider {
  const bySubject = new Map(people.map((person) => [subjectOf(person), person]))
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const provider = new Provider(issuer, {
    clients: [{
      client_id: clientId, redirect_uris: [`${portalUrl}/api/auth/callback/identity`], post_logout_redirect_uris: [`${portalUrl}${signedOutPage}`], response_types: ['code'], grant_types: ['authorization_code'],
      token_endpoint_auth_method: 'private_key_jwt', token_endpoint_auth_signing_alg: 'ES256', id_token_signed_response_alg: 'RS256',
      jwks: { keys: [clientKey] }, require_auth_time: true,
    }],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kty: 'RSA', kid: randomBytes(8).toString('hex'), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: [randomBytes(32).toString('base64')] },
    acrValues: [requiredAcr],
    claims: { openid: ['sub'], email: ['email'], acr: null, auth_time: null, [orgNumberClaim]: null },
    // The e-mail of the scope goes into the ID token itself; the portal asks no second time.
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false }, claimsParameter: { enabled: true }, rpInitiatedLogout: {
      enabled: true,
      // The portal has shown whose session it is by the token of it, so nobody is asked whether they meant it.
      async logoutSource(ctx) {
        const { postLogoutRedirectUri } = z.object({ postLogoutRedirectUri: z.string().optional() }).parse(ctx.oidc.session?.state ?? {})
        await ctx.oidc.session?.destroy()
        ctx.cookies.set(ctx.oidc.provider.cookieName('session'), null, { httpOnly: true, sameSite: 'lax', signed: true })
        ctx.status = 303
        ctx.redirect(postLogoutRedirectUri ?? portalUrl)
      },
    }, userinfo: { enabled: false } },
    // ID tokens 5 minutes, sessions 60 at most: OpenID Connect Profile for Sweden Connect.
    ttl: { AccessToken: 300, AuthorizationCode: 60, IdToken: 300, Interaction: 900, Session: 3600, Grant: 3600 },
    interactions: { url: (_ctx, { uid }) => `${choosePath}/${uid}` },
    findAccount: (_ctx, sub) => {
      const person = bySubject.get(sub)
      return person && { accountId: sub, claims: () => ({ sub, email: person.email, [orgNumberClaim]: person.organisationNumber }) }
    },
    // Nobody is asked to consent: staff sign in because their employer says so.
    async loadExistingGrant(ctx) {
      const { client, session } = ctx.oidc
      if (!client || !session?.accountId) return undefined
      const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid email')
      grant.addOIDCClaims([orgNumberClaim, 'acr', 'auth_time', 'email'])
      await grant.save()
      return grant
    },
    renderError(ctx) {
      // A session that this process has forgotten is over as well.
      if (ctx.path.startsWith('/session/end')) {
        ctx.redirect(`${portalUrl}${signedOutPage}`)
        return
      }
      ctx.type = 'text/plain'
      ctx.body = 'Inloggningen gick inte att slutföra. Gå tillbaka till portalen och börja om.\n'
    },
  })
  return provider
}

/** The answer of the choice: this person, identified on level 3 at this very moment. */
export const chosen = (people: DemoPerson[], email: string): { login: { accountId: string; acr: string; remember: boolean } } | null => {
  const person = people.find((one) => one.email === email)
  return person ? { login: { accountId: subjectOf(person), acr: requiredAcr, remember: false } } : null
}

/**
 * Somebody else was signed in here before: that session ends before the new one begins. Left to itself the library does it by a page of its
 * own that sends itself with a script, and stops there, in English, for whoever has none.
 */
export async function forgetAnother(provider: Provider, interaction: Awaited<ReturnType<Provider['interactionDetails']>>, accountId: string): Promise<void> {
  const before = interaction.session
  if (!before || before.accountId === accountId) return
  await (await provider.Session.findByUid(before.uid))?.destroy()
  interaction.session = undefined
  await interaction.persist()
}
