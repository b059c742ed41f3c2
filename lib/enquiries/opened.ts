import 'server-only'
import { configuredProvider } from '@/lib/crypto/provider'
import { SealError } from '@/lib/crypto/envelope'
import { openBytes, openText } from '@/lib/enquiries/seal/age'
import type { EnquiryRow, MessageRow } from '@/lib/enquiries/store'

/**
 * The secret of a thread, from the contact point's side. The contact point's own key never leaves this function: it lies wrapped under
 * the authority's key, and no officer ever holds it.
 */
async function secretOf({ authorityId, forStaff, key }: EnquiryRow): Promise<Uint8Array<ArrayBuffer>> {
  const unwrapped = await configuredProvider().unwrap(authorityId, { wrapped: key.wrappedKey, keyVersion: key.keyVersion })
  if (!unwrapped) throw new SealError('a key of the contact point cannot be opened for its authority')
  return openBytes(unwrapped, forStaff)
}

export interface OpenedMessage { id: string; side: MessageRow['side']; at: number; author: string | null; text: string }

/** What was said, in clear. */
export async function openMessages(enquiry: EnquiryRow, rows: readonly MessageRow[]): Promise<OpenedMessage[]> {
  const secret = await secretOf(enquiry)
  return Promise.all(rows.map(async ({ id, side, at, author, sealed }) => ({ id, side, at, author: author?.name ?? null, text: await openText(secret, sealed) })))
}
