import 'server-only'
import type { Actor } from '@/lib/auth/model'
import type { Holder } from '@/lib/cases/model'
import { findNamedFile, type NamedFileRow } from '@/lib/cases/store'
import { holdersOf } from '@/lib/cases/view'

/** A file as the rules ask about it, and who can open it in words; null when it is not for this actor. Nothing sealed is opened. */
export async function fileWithHolders(tx: Parameters<typeof findNamedFile>[0], id: string): Promise<(NamedFileRow & { holders(actor: Actor, now: number): Holder[] }) | null> {
  const file = await findNamedFile(tx, id)
  return file && { ...file, holders: (actor, now) => holdersOf(file, actor, now) }
}
