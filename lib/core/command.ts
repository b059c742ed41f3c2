import 'server-only'
import type { z } from 'zod'
import type { Permission, SubjectOf } from '@/lib/auth/permissions'
import { perform, type Context, type Spec } from '@/lib/core/pipeline'
import type { Outcome } from '@/lib/core/result'

export type Command<Value> = (context: Context, raw: unknown) => Promise<Outcome<Value>>

/** A change always leaves a trace: a command cannot say that it shows nobody. */
type CommandSpec<P extends Permission, Schema extends z.ZodType, Subject extends SubjectOf<P>, Value> =
  Spec<P, Schema, Subject, Value> & { audit: Exclude<Spec<P, Schema, Subject, Value>['audit'], string> }

/** A verb that changes something. Every write of the portal is one. */
export const command = <P extends Permission, Schema extends z.ZodType, Subject extends SubjectOf<P>, Value>(
  spec: CommandSpec<P, Schema, Subject, Value>,
): Command<Value> => (context, raw) => perform(spec, context, raw)
