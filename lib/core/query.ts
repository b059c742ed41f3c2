import 'server-only'
import type { z } from 'zod'
import type { Permission, SubjectOf } from '@/lib/auth/permissions'
import { perform, type Context, type Spec } from '@/lib/core/pipeline'
import type { Outcome } from '@/lib/core/result'

export type Query<Value> = (context: Context, raw: unknown) => Promise<Outcome<Value>>

/** A read for a screen. What it shows of a person is written down before the first byte leaves (decisions 30). */
export const query = <P extends Permission, Schema extends z.ZodType, Subject extends SubjectOf<P>, Value>(
  spec: Spec<P, Schema, Subject, Value>,
): Query<Value> => (context, raw) => perform(spec, context, raw)
