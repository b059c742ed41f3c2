import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { keptForm } from '@/lib/auth/session'
import { untouched, type FormState } from '@/lib/forms/form-state'

/** How a form begins: empty, or as it was when the sign-in ran out, if it was this page's form (decisions 33). */
export async function firstState(actor: Actor, path: string): Promise<FormState> {
  const kept = await keptForm(actor)
  return kept?.path === path ? { ...untouched, values: kept.values } : untouched
}
