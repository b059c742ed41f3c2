import 'server-only'
import { principalsOf, roleWords } from '@/lib/auth/principals'
import type { Actor } from '@/lib/auth/model'
import { currentTrace } from '@/lib/core/trace'
import { clientFor, type Database } from '@/lib/db/client'
import { limitsFor } from '@/lib/db/limits'

/** What every store function takes first: the client inside one transaction that knows its actor. */
export type Tx = Parameters<Parameters<Database['$transaction']>[0]>[0]

/** A PostgreSQL array literal. The values are uuids and role words, none of which needs quoting. */
const literal = (values: readonly string[]): string => `{${values.join(',')}}`

/**
 * Runs `work` as portal_app in one transaction whose first statement says who acts; the policies of every table read it
 * (decisions 23–24). The settings are local to the transaction, so a pooled connection remembers nobody.
 * PostgreSQL shows the request's number with it, so that a slow statement leads to the request that asked.
 * Throws what `work` throws; everything written is then undone.
 */
export async function asActor<Value>(actor: Actor, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  const trace = await currentTrace()
  const limits = limitsFor('app')
  return clientFor('app').$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('app.account', ${actor.accountId}, true),
      set_config('app.authority', ${actor.authorityId}, true),
      set_config('app.session', ${actor.sessionId}, true),
      set_config('app.principals', ${literal(principalsOf(actor))}, true),
      set_config('app.roles', ${literal(roleWords(actor))}, true),
      set_config('application_name', ${trace === null ? 'vidare app' : `vidare ${trace}`}, true)`
    return work(tx)
  }, { maxWait: limits.connect, timeout: limits.transaction })
}
