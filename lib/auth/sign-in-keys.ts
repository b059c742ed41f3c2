import 'server-only'
import { createSecretKey, generateKeyPairSync, hkdfSync, randomBytes, type KeyObject } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { SettingsError, type Settings } from '@/lib/env'

/** Elliptic curve P-256, for ES256 (RFC 7518 section 6.2). `d` is the private half. */
const publicJwk = z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string(), kid: z.string(), use: z.literal('sig'), alg: z.literal('ES256') })
const privateJwk = publicJwk.extend({ d: z.string() })

const keyFile = z.strictObject({
  format: z.literal(1),
  /** A demonstration's keys in live mode, or the reverse, are refused (decisions 5). */
  mark: z.enum(['demo', 'live']),
  /** Proves to the identity provider that it is the portal who asks (private_key_jwt, decisions 32). */
  clientKey: privateJwk,
  /** Root of what protects the cookies of a sign-in that is under way, and of what keeps an unsent form. */
  secret: z.base64().refine((text) => Buffer.from(text, 'base64').length === 32),
})

/** What sign-in has to know of the installation. */
export type SignInSettings = Pick<Settings, 'mode' | 'portalUrl' | 'oidcIssuer' | 'oidcClientId' | 'signInKeyFile'>

export interface SignInKeys {
  clientKey: z.infer<typeof privateJwk>
  publicKey: z.infer<typeof publicJwk>
  cookieSecret: string
  keptTextKey: KeyObject
}

/**
 * The keys of sign-in, made the first time and readable by their owner only. Every process of an installation must have
 * the same file; in live mode the public half is registered with the identity provider.
 * @throws SettingsError of one Swedish sentence
 */
export function signInKeys({ signInKeyFile: file, mode }: Pick<Settings, 'signInKeyFile' | 'mode'>): SignInKeys {
  if (!statSync(file, { throwIfNoEntry: false })) create(file, mode)
  const parsed = keyFile.safeParse(read(file))
  if (!parsed.success) throw new SettingsError(`Nyckelfilen ${file} är inte en nyckelfil för inloggningen.`)
  if (parsed.data.mark !== mode) throw new SettingsError(`Nyckelfilen ${file} hör inte till det här läget (${mode === 'live' ? 'skarpt' : 'demonstration'}).`)
  const { clientKey, secret } = parsed.data
  const { d: _private, ...publicKey } = clientKey
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64'), '', `vidare ${purpose}`, 32))
  return { clientKey, publicKey, cookieSecret: derive('sign-in cookies').toString('base64'), keptTextKey: createSecretKey(derive('kept text')) }
}

function read(file: string): unknown {
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
      throw new SettingsError(`Nyckelfilen ${file} får bara kunna läsas av sin ägare: sätt rättigheterna till 600.`)
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof SettingsError) throw error
    throw new SettingsError(`Nyckelfilen ${file} går inte att läsa.`)
  }
}

/** Whole or not at all; of two processes that try at once, one wins and both read the same. */
function create(file: string, mark: Settings['mode']): void {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const clientKey = { ...privateKey.export({ format: 'jwk' }), kid: randomBytes(8).toString('hex'), use: 'sig', alg: 'ES256' }
  mkdirSync(path.dirname(file), { recursive: true })
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, `${JSON.stringify({ format: 1, mark, clientKey, secret: randomBytes(32).toString('base64') }, null, 2)}\n`, { mode: 0o600 })
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
}
