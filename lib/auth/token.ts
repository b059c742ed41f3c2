import 'server-only'
import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, for the cookie only: nothing that is stored or logged ever holds it. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is stored instead of the token. Unsalted SHA-256 is enough for 256 random bits. */
export const hashOf = (token: string): Buffer<ArrayBuffer> => createHash('sha256').update(token).digest()

/** The session's cookie (decisions 32). `__Host-` binds it to this very host and to https, which the demonstration has not. */
export const sessionCookie = (portalUrl: string) => {
  const secure = portalUrl.startsWith('https://')
  return { name: secure ? '__Host-session' : 'session', options: { httpOnly: true, sameSite: 'lax', path: '/', secure } } as const
}
