import 'server-only'
import { configuredProvider } from '@/lib/crypto/provider'
import { asUnopened, SealError } from '@/lib/crypto/seal-error'
import { openBytes, openText } from '@/lib/enquiries/seal/age'
import type { EnquiryRow, MessageRow } from '@/lib/enquiries/store'

/**
 * The secret of a thread, from the contact point's side. The contact point's own key never leaves this function: it lies wrapped under
 * the authority's key, and no officer ever holds it. Null: what the visitor's browser sealed is not sealed for it.
 */
async function secretOf({ authorityId, forStaff, key }: EnquiryRow): Promise<Uint8Array<ArrayBuffer> | null> {
  const unwrapped = await configuredProvider().unwrap(authorityId, { wrapped: key.wrappedKey, keyVersion: key.keyVersion })
  if (!unwrapped) throw new SealError('a key of the contact point cannot be opened for its authority')
  return openBytes(unwrapped, forStaff).catch(asUnopened)
}

/** `text` null: it does not open. What a browser sealed is taken unread, so somebody may have sealed what opens for nobody. */
export interface OpenedMessage { id: string; side: MessageRow['side']; at: number; author: string | null; text: string | null }

/** What was said, in clear. */
export async function openMessages(enquiry: EnquiryRow, rows: readonly MessageRow[]): Promise<OpenedMessage[]> {
  const secret = await secretOf(enquiry)
  const textOf = async (sealed: Uint8Array) => (secret ? openText(secret, sealed).catch(asUnopened) : null)
  return Promise.all(rows.map(async ({ id, side, at, author, sealed }) => ({ id, side, at, author: author?.name ?? null, text: await textOf(sealed) })))
}
