import 'server-only'
import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { bind } from '@/lib/crypto/bind'
import { close, open } from '@/lib/crypto/box'
import { readKeyFile, stampOf, type KeyFile } from '@/lib/crypto/key-file'
import type { KeyProvider } from '@/lib/crypto/key-provider'

/**
 * Keys from a file. Each authority's keys are derived from the file's roots (HKDF-SHA-256, RFC 5869), so a new authority
 * needs no new file. The file is looked at before each use: a rotation reaches a running process without a restart.
 */
export function fileProvider(file: string, mark: KeyFile['mark']): KeyProvider {
  let seen = ''
  let content: KeyFile | null = null
  const current = (): KeyFile => {
    const stamp = stampOf(file)
    if (!content || stamp !== seen) {
      content = readKeyFile(file, mark)
      seen = stamp
    }
    return content
  }
  const newest = () => current().versions.reduce((latest, one) => (one.version > latest.version ? one : latest))
  return {
    newestVersion: () => attempt(() => newest().version),
    wrap: (authorityId, dataKey) => attempt(() => {
      const { version, secret } = newest()
      return { wrapped: close(derive(secret, 'wrap', authorityId), dataKey, wrapBinding(authorityId, version)), keyVersion: version }
    }),
    unwrap: (authorityId, { wrapped, keyVersion }) => attempt(() => {
      const root = current().versions.find((one) => one.version === keyVersion)
      return root ? open(derive(root.secret, 'wrap', authorityId), wrapped, wrapBinding(authorityId, keyVersion)) : null
    }),
    mac: (authorityId, message) => attempt(() => createHmac('sha256', derive(current().index, 'index', authorityId)).update(message).digest()),
  }
}

const wrapBinding = (authorityId: string, version: number): Buffer => bind('vidare data key', authorityId, String(version))

const derive = (root: string, purpose: 'wrap' | 'index', authorityId: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', Buffer.from(root, 'base64'), '', bind('vidare', purpose, authorityId), 32)))

/** A fault in the key file is a rejected promise here as it would be from a KMS, never a throw from the call itself. */
const attempt = async <T>(work: () => T): Promise<T> => work()
