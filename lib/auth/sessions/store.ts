import 'server-only'
import { z } from 'zod'
import type { Tx } from '@/lib/db/as-actor'

/** The portal's login sees no session. Two functions of the database end those of the actor and nobody else's. */

const ids = z.array(z.object({ id: z.string() }))

/** Ends one of the actor's other sign-ins, or all of them (`which` null). @returns the ids of those that ended */
export const endOwnSignIns = async (tx: Tx, which: string | null, now: number): Promise<string[]> =>
  ids.parse(await tx.$queryRaw`select id from portal.end_sign_ins(${which}::uuid, ${new Date(now)}) as t (id)`).map(({ id }) => id)

const signedOut = z.array(z.object({ providerHint: z.instanceof(Uint8Array).nullable() }))

/** Ends the session that asks. @returns the provider's token of it, still sealed, which is forgotten at the same time; null when it was over */
export async function signOutHere(tx: Tx, now: number): Promise<{ providerHint: Uint8Array | null } | null> {
  const [own] = signedOut.parse(await tx.$queryRaw`select provider_hint as "providerHint" from portal.sign_out(${new Date(now)})`)
  return own ?? null
}
