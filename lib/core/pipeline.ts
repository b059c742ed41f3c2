import 'server-only'
import type { z } from 'zod'
import { event, type AuditEvent } from '@/lib/audit/events'
import { recordEvents } from '@/lib/audit/record'
import { can } from '@/lib/auth/can'
import type { Actor } from '@/lib/auth/model'
import type { Permission, SubjectOf } from '@/lib/auth/permissions'
import { refuse, type FieldFault, type FieldFaults, type Outcome, type RefusalCode } from '@/lib/core/result'
import { asActor, type Tx } from '@/lib/db/as-actor'
import { isCollision, isDuplicate } from '@/lib/db/errors'
import { metrics } from '@/lib/metrics/metrics'
import errors from '@/messages/sv/errors.json'

/** Who asks, and when (epoch milliseconds). Read from session and clock in app/, an argument everywhere below. */
export interface Context { actor: Actor; now: number }

/** Never empty by accident: a list of events has a first one. */
type Events = AuditEvent | readonly [AuditEvent, ...AuditEvent[]]

interface Scope<Input, Subject> extends Context { tx: Tx; input: Input; subject: Subject }

/** What a command and a query have in common. Every field is required: forgetting one does not compile. */
export interface Spec<P extends Permission, Schema extends z.ZodType, Subject extends SubjectOf<P>, Value> {
  permission: P
  /** Strict and pure; parsed before anything is opened. */
  input: Schema
  /** The row the rules are asked about. Null: it is not there, or not there for this actor. Nobody can tell the two apart. */
  load(tx: Tx, input: z.output<Schema>, context: Context): Promise<Subject | null>
  /** What cannot be told from the form alone may still be answered as a fault of a field. */
  run(scope: Scope<z.output<Schema>, Subject>): Promise<Outcome<Value>>
  /** What is written down, in the same transaction. `showsNoPerson` only for reads of what is no secret from any colleague. */
  audit: 'showsNoPerson' | ((scope: Scope<z.output<Schema>, Subject> & { value: Value }) => Events)
}

/** Opens the transaction in which a verb runs; `asActor`, unless it is one of several reads in one. */
export type Opens = <Value>(actor: Actor, work: (tx: Tx) => Promise<Value>) => Promise<Value>

/** One transaction of this actor for all that `work` opens. For reads only: a refusal of one of them undoes nothing of the others. */
export const inOne = <Value>(actor: Actor, work: (opens: Opens) => Promise<Value>): Promise<Value> =>
  asActor(actor, (tx) => work((_actor, inside) => inside(tx)))

/** Carries a refusal out of the transaction, so that everything in it is undone. */
class Undo extends Error {
  constructor(readonly outcome: Exclude<Outcome<never>, { ok: true }>, readonly refusedAccess: RefusalCode | null) { super(outcome.code) }
}

/**
 * parse → transaction as this actor → load → may they → run → audit → commit, always in this order. A refusal undoes
 * everything; a refused access is then written down in a transaction of its own, since the first is gone.
 */
export async function perform<P extends Permission, Schema extends z.ZodType, Subject extends SubjectOf<P>, Value>(
  spec: Spec<P, Schema, Subject, Value>, context: Context, raw: unknown, opens: Opens = asActor,
): Promise<Outcome<Value>> {
  const counted = metrics.verbs.startTimer({ permission: spec.permission })
  try {
    const outcome = await performed(spec, context, raw, opens)
    counted({ outcome: outcome.ok ? 'ok' : outcome.code })
    return outcome
  } catch (error) {
    counted({ outcome: 'broke' })
    throw error
  }
}

async function performed<P extends Permission, Schema extends z.ZodType, Subject extends SubjectOf<P>, Value>(
  spec: Spec<P, Schema, Subject, Value>, context: Context, raw: unknown, opens: Opens,
): Promise<Outcome<Value>> {
  const parsed = spec.input.safeParse(raw)
  if (!parsed.success) return { ok: false, code: 'invalidInput', fields: faultsOf(parsed.error) }
  const input = parsed.data
  try {
    return await opens(context.actor, async (tx): Promise<Outcome<Value>> => {
      const subject = await spec.load(tx, input, context)
      if (subject === null) throw new Undo(refuse('notFound'), 'notFound')
      const answer = can(context.actor, spec.permission, subject, context.now)
      if (!answer.ok) throw new Undo(answer, answer.code === 'signInAgain' ? null : answer.code)
      const scope = { ...context, tx, input, subject }
      const result = await spec.run(scope)
      if (!result.ok) throw new Undo(result, null)
      if (spec.audit !== 'showsNoPerson') await recordEvents(tx, spec.audit({ ...scope, value: result.value }))
      return result
    })
  } catch (error) {
    if (isDuplicate(error)) return refuse('alreadyReceived')
    if (isCollision(error)) return refuse('changedByOther')
    if (!(error instanceof Undo)) throw error
    if (error.refusedAccess) await recordRefusal(context.actor, spec.permission, error.refusedAccess, input)
    return error.outcome
  }
}

/** Who tried what, and about which row. Nothing typed by the actor is written down, only an id that was asked for. */
const recordRefusal = (actor: Actor, permission: Permission, code: RefusalCode, input: unknown): Promise<void> =>
  asActor(actor, (tx) => recordEvents(tx, event('access.refused', null, { permission, code, asked: askedId(input) })))

function askedId(input: unknown): string | null {
  if (typeof input !== 'object' || input === null) return null
  const id = Object.entries(input).find(([name]) => name.endsWith('Id'))?.[1]
  return typeof id === 'string' && /^[0-9a-f-]{36}$/i.test(id) ? id : null
}

const isFault = (message: string): message is FieldFault => message in errors.field

/** Our schemas say a key of errors.json; whatever zod itself says (a form somebody rebuilt) is an answer we do not know. */
function faultsOf(error: z.ZodError): FieldFaults {
  const fields: FieldFaults = {}
  for (const { path, message } of error.issues) (fields[String(path[0] ?? '')] ??= []).push(isFault(message) ? message : 'unknown')
  return fields
}
