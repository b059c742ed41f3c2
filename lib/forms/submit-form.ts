import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { isFromHere } from '@/lib/auth/from-here'
import { currentActor, dropKeptOfThisPage, signInAndComeBack } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import type { Context } from '@/lib/core/pipeline'
import type { Outcome } from '@/lib/core/result'
import { noteAway } from '@/lib/db/away'
import { isOutage } from '@/lib/db/errors'
import { env } from '@/lib/env'
import type { FormState } from '@/lib/forms/form-state'
import { plainForm } from '@/lib/forms/plain-form'

/** A form that is accepted and answered, or what it looks like when it was not. */
type Answer<Value> = { ok: true; value: Value } | { ok: false; state: FormState }

/**
 * What every server action does with a form, with and without JavaScript: from our own page, from somebody
 * who is signed in, through the command. Nothing that was written is lost: a refusal returns it, and where a sign-in is
 * needed first it is kept (decisions 33).
 */
export async function answerForm<Value>(command: (context: Context, raw: unknown) => Promise<Outcome<Value>>, form: FormData): Promise<Answer<Value>> {
  const values = plainForm(form)
  const now = systemNow()
  const refused = (state: Partial<FormState>): Answer<Value> => ({ ok: false, state: { values, faults: {}, refusal: null, ...state } })
  if (!isFromHere({ headers: await headers() }, env().portalUrl)) return refused({ refusal: 'foreignOrigin' })
  const tried = await unlessAway(now, async () => {
    const actor = await currentActor()
    return { actor, outcome: actor && await command({ actor, now }, values) }
  })
  if (tried === 'away') return refused({ refusal: 'databaseAway' })
  const { actor, outcome } = tried
  if (!actor || !outcome) return signInAndComeBack('ended', values, now)
  if (outcome.ok) {
    // It is done; what was kept goes by itself within half an hour.
    await unlessAway(now, () => dropKeptOfThisPage(actor))
    return outcome
  }
  if (outcome.code === 'invalidInput') return refused({ faults: outcome.fields })
  if (outcome.code === 'signInAgain') return signInAndComeBack('fresh', values, now)
  return refused({ refusal: outcome.code })
}

/** A database that is away is no reason to lose what somebody wrote. */
async function unlessAway<Value>(now: number, work: () => Promise<Value>): Promise<Value | 'away'> {
  try {
    return await work()
  } catch (error) {
    if (!isOutage(error)) throw error
    noteAway(now)
    return 'away'
  }
}

/** The same for a form whose success leads to a page (303, so that a reload sends nothing again). */
export async function submitForm<Value>(command: (context: Context, raw: unknown) => Promise<Outcome<Value>>, form: FormData, where: (value: Value) => string): Promise<FormState> {
  const answer = await answerForm(command, form)
  return answer.ok ? redirect(where(answer.value)) : answer.state
}
