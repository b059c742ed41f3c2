import 'server-only'
import type { Adapter } from 'next-auth/adapters'
import type { Device } from '@/lib/auth/device'
import type { Identity } from '@/lib/auth/identity'
import { insertSession, type Admitted } from '@/lib/auth/store'
import { hashOf } from '@/lib/auth/token'

/** One sign-in under way: filled in by the signIn callback, used when next-auth begins the session. */
export interface Visit {
  now: number
  /** Hash of the token the browser came with. */
  replaces: Uint8Array | null
  admitted: { account: Admitted; identity: Identity; providerHint: Uint8Array | null } | null
  /** What is signed in on. */
  device: Device
}

/** next-auth's own name for a person; only the id is used, and none of it leaves this process. */
const userOf = ({ account, identity }: NonNullable<Visit['admitted']>) => ({ id: account.accountId, email: identity.email, emailVerified: null })

/**
 * next-auth's view of our tables, for one request. It can find the person whom the signIn callback has admitted and begin
 * a session, and nothing else: it makes no users and links no accounts, so an account that nobody invited cannot come
 * to be. It knows no earlier session either, and therefore always begins a new one, with a new token.
 */
export const adapterFor = (visit: Visit): Adapter => ({
  getUserByAccount: async () => (visit.admitted ? userOf(visit.admitted) : null),
  getSessionAndUser: async () => null,
  getUserByEmail: async () => null,
  async createSession({ sessionToken, userId, expires }) {
    if (visit.admitted?.account.accountId !== userId) throw new Error('a session for somebody who was not admitted')
    const { account, identity, providerHint } = visit.admitted
    await insertSession({ tokenHash: hashOf(sessionToken), replaces: visit.replaces, admitted: account, identity, device: visit.device, providerHint, now: visit.now })
    return { sessionToken, userId, expires }
  },
  createUser: async () => { throw new Error('accounts are made by invitation only') },
  linkAccount: async () => { throw new Error('accounts are never linked') },
})
