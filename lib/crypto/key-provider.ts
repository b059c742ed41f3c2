/**
 * What keeps an authority's keys. Three operations and no way to read a key, so that a KMS or HSM fits behind the same
 * interface as the key file. Every authority has keys of its own: nothing sealed by one opens for another.
 */
export interface KeyProvider {
  /** Wraps a data key under the newest key-encryption key of the authority. */
  wrap(authorityId: string, dataKey: Uint8Array): Promise<WrappedKey>
  /** The data key, or null when it was not wrapped by this authority under this version. */
  unwrap(authorityId: string, wrappedKey: WrappedKey): Promise<Buffer | null>
  /** HMAC-SHA-256 under the authority's index key, 32 bytes. That key never leaves the provider (decisions 34). */
  mac(authorityId: string, message: Uint8Array): Promise<Buffer<ArrayBuffer>>
  /** Version that `wrap` uses now. */
  newestVersion(): Promise<number>
}

/** A data key as a row keeps it. `keyVersion` is that of the key-encryption key; rotation replaces both (rotate.ts). */
export interface WrappedKey {
  wrapped: Uint8Array<ArrayBuffer>
  keyVersion: number
}
