/**
 * What the identity provider must say about a person before we look for an account: Sweden Connect's OpenID Connect
 * profile (level 3 as an essential acr, organisation number of whom the person acts for) and decisions 32.
 */
import { z } from 'zod'

/** Tillitsnivå 3, as E-legitimationsnämnden names it. The CHECK of portal.session holds the same. */
export const requiredAcr = 'http://id.elegnamnden.se/loa/1.0/loa3'
/** Swedish OIDC profile: the organisation that the person acts for. */
export const orgNumberClaim = 'https://id.oidc.se/claim/orgNumber'

/** A sign-in takes minutes; a proof of identity older than this was not made for us, whatever the provider says. */
const oldestProofMs = 15 * 60_000
/** Two clocks never agree entirely. */
const clockSkewMs = 60_000

const claims = z.object({
  sub: z.string().min(1).max(255),
  email: z.email().max(254).transform((email) => email.toLowerCase()),
  acr: z.string().optional(),
  auth_time: z.number().int().positive(),
  iat: z.number().int().positive(),
  [orgNumberClaim]: z.string().regex(/^[0-9]{10}$/),
})

export interface Identity {
  subject: string
  email: string
  organisationNumber: string
  acr: typeof requiredAcr
  /** Epoch ms. */
  authTime: number
}

/** `level`: the means of identification was not strong enough. `failed`: the answer lacks something or is too old. */
export type IdentityRefusal = 'level' | 'failed'

/**
 * The identity in a verified ID token's claims. Signature, issuer, audience, nonce and expiry have been checked before
 * (openid-client); whom it belongs to here is asked after.
 * @param now epoch ms
 */
export function identityOf(given: unknown, now: number): Identity | IdentityRefusal {
  const parsed = claims.safeParse(given)
  // Said first: a person with too weak a means can do something about it.
  if (acrOf(given) !== requiredAcr) return 'level'
  if (!parsed.success) return 'failed'
  const { sub, email } = parsed.data
  const [authTime, issuedAt] = [parsed.data.auth_time * 1000, parsed.data.iat * 1000]
  // openid-client looks at exp, not at whether the token was made in the future.
  if ([authTime, issuedAt].some((at) => at > now + clockSkewMs || at < now - oldestProofMs)) return 'failed'
  return { subject: sub, email, organisationNumber: parsed.data[orgNumberClaim], acr: requiredAcr, authTime: Math.min(authTime, now) }
}

const acrOf = (given: unknown): unknown => z.object({ acr: z.unknown() }).safeParse(given).data?.acr
