import 'server-only'
import { isFromHere } from '@/lib/auth/from-here'
import { currentActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import type { Context } from '@/lib/core/pipeline'
import type { Outcome } from '@/lib/core/result'
import { noteAway } from '@/lib/db/away'
import { isOutage } from '@/lib/db/errors'
import { env } from '@/lib/env'
import { plainForm } from '@/lib/forms/plain-form'

/** Why a form that was sent while it was written did not get there. */
export type QuietRefusal = 'signedOut' | 'away' | 'refused'

/** The longest text in four bytes a sign, and room for the rest of the form. */
const mostBytes = 400_000

/**
 * What a route does with a form that a script sends while somebody writes: through the same command and the same checks as the form
 * itself (submit-form.ts), but it leads nowhere, so that nobody loses their place. The form itself says more.
 */
export async function answerQuietly<Value>(command: (context: Context, raw: unknown) => Promise<Outcome<Value>>, request: Request): Promise<{ ok: true; value: Value } | { ok: false; why: QuietRefusal }> {
  if (!isFromHere(request, env().portalUrl) || Number(request.headers.get('content-length') ?? Infinity) > mostBytes) return { ok: false, why: 'refused' }
  const now = systemNow()
  try {
    const actor = await currentActor()
    if (!actor) return { ok: false, why: 'signedOut' }
    const outcome = await command({ actor, now }, plainForm(await request.formData()))
    return outcome.ok ? outcome : { ok: false, why: 'refused' }
  } catch (error) {
    if (!isOutage(error)) throw error
    noteAway(now)
    return { ok: false, why: 'away' }
  }
}
