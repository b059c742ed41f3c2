import 'server-only'
import type { z } from 'zod'
import type { Permission, SubjectOf } from '@/lib/auth/permissions'
import { inOne, perform, type Context, type Opens, type Spec } from '@/lib/core/pipeline'
import type { Outcome } from '@/lib/core/result'

export type Query<Value> = (context: Context, raw: unknown, opens?: Opens) => Promise<Outcome<Value>>

/** A read for a screen. What it shows of a person is written down before the first byte leaves (decisions 30). */
export const query = <P extends Permission, Schema extends z.ZodType, Subject extends SubjectOf<P>, Value>(
  spec: Spec<P, Schema, Subject, Value>,
): Query<Value> => (context, raw, opens) => perform(spec, context, raw, opens)

/** Several reads of the same moment in one transaction instead of one each, one after the other. */
export const readTogether = <Value>(context: Context, work: (read: <One>(asked: Query<One>, raw: unknown) => Promise<Outcome<One>>) => Promise<Value>): Promise<Value> =>
  inOne(context.actor, (opens) => work((asked, raw) => asked(context, raw, opens)))
