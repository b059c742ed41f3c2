import 'server-only'
import { rewrapKey } from '@/lib/crypto/envelope'
import { fileProvider } from '@/lib/crypto/file-provider'
import { newSecret, readKeyFile, replaceKeyFile, type KeyFile } from '@/lib/crypto/key-file'
import type { WrappedKey } from '@/lib/crypto/key-provider'

/** Wraps one data key anew. */
export type Rewrap = (authorityId: string, row: WrappedKey) => Promise<WrappedKey>

/** Goes through every row that keeps a data key older than `version`. @returns how many were wrapped anew */
export type Sweep = (version: number, rewrap: Rewrap) => Promise<number>

/**
 * How long a key that nothing uses any more is kept: a backup from before the rotation still needs it, and backups of the
 * key columns live at most this long.
 */
const keptForMs = 30 * 24 * 3_600_000

/**
 * A new key-encryption key, and every data key wrapped under it, while the system runs. The texts themselves are not
 * touched. Killed at any moment it has lost nothing: the old keys stand in the file, and the next run goes on where this
 * one was.
 * @param now epoch ms
 * @returns the version in use, how many data keys were wrapped anew, and the versions destroyed
 */
export async function rotateKeys(
  file: string, mark: KeyFile['mark'], sweep: Sweep, now: number,
): Promise<{ version: number; rewrapped: number; destroyed: number[] }> {
  const before = readKeyFile(file, mark)
  // Not swept: the last run was cut off after it had added its version. That one is finished, not followed by another.
  const standing = before.swept ? withNewVersion(before, now) : before
  if (standing !== before) replaceKeyFile(file, standing)
  const provider = fileProvider(file, mark)
  const version = await provider.newestVersion()
  const rewrapped = await sweep(version, (authorityId, row) => rewrapKey(authorityId, row, authorityId, provider))
  const old = standing.versions.filter(({ retiredAt }) => retiredAt !== null && retiredAt <= now - keptForMs)
  replaceKeyFile(file, { ...standing, versions: standing.versions.filter((one) => !old.includes(one)), swept: true })
  return { version, rewrapped, destroyed: old.map((one) => one.version) }
}

function withNewVersion(before: KeyFile, now: number): KeyFile {
  const version = Math.max(...before.versions.map((one) => one.version)) + 1
  const retired = before.versions.map((one) => ({ ...one, retiredAt: one.retiredAt ?? now }))
  return { ...before, versions: [...retired, { version, secret: newSecret(), retiredAt: null }], swept: false }
}
