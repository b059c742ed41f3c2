import 'server-only'
import { bind } from '@/lib/crypto/bind'
import { foldName, foldPersonalNumber } from '@/lib/crypto/fold'
import type { KeyProvider } from '@/lib/crypto/key-provider'
import { configuredProvider } from '@/lib/crypto/provider'

/** What can be looked up, whole and exactly, in an authority's own files (decisions 34). Never a prefix, never free text. */
export type IndexKind = 'personalNumber' | 'givenName' | 'familyName'

/** Half of the MAC: collisions stay unthinkable, and the column stays small. */
const length = 16

/**
 * What stands in the index column for `value`: 16 bytes, the same for every way to write the value, another for every
 * authority and kind. Without the authority's index key it can be neither made nor tried.
 * @throws Error when `value` holds no letter or digit: nothing is looked up by nothing
 */
export async function blindIndex(
  authorityId: string, kind: IndexKind, value: string, provider: KeyProvider = configuredProvider(),
): Promise<Buffer<ArrayBuffer>> {
  const folded = kind === 'personalNumber' ? foldPersonalNumber(value) : foldName(value)
  if (folded === '') throw new Error(`nothing to index as ${kind}`)
  return Buffer.from((await provider.mac(authorityId, bind('vidare index', kind, folded))).subarray(0, length))
}
