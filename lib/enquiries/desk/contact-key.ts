import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Seals } from '@/lib/enquiries/desk/secrets'
import { currentKey, layKey, type CurrentKey } from '@/lib/enquiries/desk/store'
import { newKeyPair } from '@/lib/enquiries/seal/age'

/**
 * The contact point seals for one key at a time, for thirty days (portal.contact_key_next holds the same). The key before is kept
 * while a thread needs it and destroyed with the last of them, so that a backup from before cannot be opened with keys from after.
 */
const keyMs = 30 * 24 * 3_600_000

/** The key to seal for now; the first enquiry after thirty days lays the next one in. */
export async function keyToSealFor({ provider, authorityId }: Seals, now: number): Promise<CurrentKey> {
  const key = await currentKey()
  if (key && now - key.createdAt < keyMs) return key
  const { secret, recipient } = await newKeyPair()
  await layKey({ id: randomUUID(), recipient, ...await provider.wrap(authorityId, secret) })
  const next = await currentKey()
  if (!next) throw new Error('the contact point has no key')
  return next
}
