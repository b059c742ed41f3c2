import 'server-only'
import { z } from 'zod'
import { event } from '@/lib/audit/events'
import { endOwnSignIns, signOutHere } from '@/lib/auth/sessions/store'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { id } from '@/lib/forms/fields'

/** "Avsluta" and "Avsluta alla andra": they count no more from their next request on, in every process. The one that asks goes on. */
export const endOtherSignIns = command({
  permission: 'session.endOthers',
  input: z.strictObject({ signIn: z.union([z.literal('all'), id]) }),
  load: (_tx, _input, { actor }) => Promise.resolve({ accountId: actor.accountId }),
  async run({ tx, now, input: { signIn } }) {
    const ended = await endOwnSignIns(tx, signIn === 'all' ? null : signIn, now)
    return ended.length > 0 ? ok(ended) : refuse('signInOver')
  },
  audit: ({ value }) => event('session.ended', null, { sessionIds: value, why: 'revoked' }),
})

/** "Logga ut": ends the session that asks, for good. Its value is the identity provider's own token of it, sealed, or null. */
export const endThisSignIn = command({
  permission: 'session.signOut',
  input: z.strictObject({}),
  load: (_tx, _input, { actor }) => Promise.resolve({ accountId: actor.accountId }),
  async run({ tx, now }) {
    const own = await signOutHere(tx, now)
    return own ? ok(own) : refuse('signInOver')
  },
  audit: ({ actor }) => event('session.ended', null, { sessionIds: [actor.sessionId], why: 'signedOut' }),
})
