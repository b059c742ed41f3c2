import 'server-only'
import path from 'node:path'
import { createKeyFile, readKeyFile } from '@/lib/crypto/key-file'
import { fileProvider } from '@/lib/crypto/file-provider'
import type { KeyProvider } from '@/lib/crypto/key-provider'
import { env, SettingsError, type Settings } from '@/lib/env'

/** One provider per key file: it remembers what it read. */
const providers = new Map<string, KeyProvider>()

/** The provider that the settings name. In the demonstration the file is made at first use. */
export function configuredProvider(): KeyProvider {
  const settings = env()
  const file = keyFilePath(settings)
  const known = providers.get(file)
  if (known) return known
  if (settings.mode === 'demo') createKeyFile(file, 'demo')
  const provider = fileProvider(file, settings.mode)
  providers.set(file, provider)
  return provider
}

/**
 * Asked at start, so that a missing or wrong key file is said then and not at the first case file.
 * @throws SettingsError of one sentence
 */
export function requireKeys(settings: Settings): void {
  const file = keyFilePath(settings)
  if (settings.mode === 'demo') createKeyFile(file, 'demo')
  readKeyFile(file, settings.mode)
}

/** Where the keys lie. */
export function keyFilePath(settings: Settings): string {
  if (settings.mode === 'demo') return path.join(settings.dataDir, 'keys.json')
  if (settings.keyFile === null) throw new SettingsError('Vidare startar inte i skarpt läge: KEY_FILE saknas.')
  return path.resolve(settings.keyFile)
}
