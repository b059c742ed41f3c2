import type { Actor } from '@/lib/auth/model'
import { permissions, type Permission, type SubjectOf } from '@/lib/auth/permissions'
import type { Relation } from '@/lib/auth/relations'
import { refuse, type RefusalCode } from '@/lib/core/result'

type Answer = { ok: true } | { ok: false; code: RefusalCode }

/** How old a sign-in may be for what must not be done at a desk somebody left (decisions 29). */
export const freshForMs = 5 * 60_000

/**
 * May this actor do this to this subject now? The one answer that buttons, pages, commands and tests share.
 * A relation that hides (refusal `notFound`) is asked before the role, so that a refusal never tells that something exists.
 */
export function can<P extends Permission>(actor: Actor, permission: P, subject: SubjectOf<P>, now: number): Answer {
  const { roles, when, fresh } = permissions[permission]
  const relations: readonly Relation<never>[] = when
  // SubjectOf<P> is all that these relations need; TypeScript cannot follow that through the index, and `never` fits each.
  const broken = relations.filter((relation) => !relation.holds(actor, subject as never, now))
  const hidden = broken.find((relation) => relation.refusal === 'notFound')
  if (hidden) return refuse(hidden.refusal)
  if (!actor.grants.some((grant) => roles.some((role) => role === grant.role))) return refuse('notPermitted')
  const [first] = broken
  if (first) return refuse(first.refusal)
  if (fresh && now - actor.authTime > freshForMs) return refuse('signInAgain')
  return { ok: true }
}
