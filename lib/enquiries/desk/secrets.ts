import 'server-only'
import { createSecretKey, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { bind } from '@/lib/crypto/bind'
import { close, open } from '@/lib/crypto/box'
import type { KeyProvider } from '@/lib/crypto/key-provider'
import type { derive } from '@/lib/enquiries/code/derive'

/**
 * What the desk hands a visitor to bring back, since it remembers nobody: signed tokens of forms, and sealed notes of what is under
 * way. The keys are the contact point's own, from the provider, so that any process can read what another gave out.
 */
export interface Seals { provider: KeyProvider; authorityId: string; derive: typeof derive }

/** A form is used no sooner than a person can, and no later than a day after the page. Milliseconds. */
export const tokenFromMs = 5_000
export const tokenUntilMs = 24 * 3_600_000

const timeLength = 6
const nonceLength = 16
const macLength = 16

/** @param readyAt when the form may be used at the earliest; a form that comes back with its text need not wait once more */
export async function newToken({ provider, authorityId }: Seals, readyAt: number): Promise<string> {
  const body = Buffer.alloc(timeLength + nonceLength)
  body.writeUIntBE(readyAt, 0, timeLength)
  randomBytes(nonceLength).copy(body, timeLength)
  return Buffer.concat([body, await macOf(provider, authorityId, body)]).toString('base64url')
}

const macOf = async (provider: KeyProvider, authorityId: string, body: Buffer): Promise<Buffer> =>
  (await provider.mac(authorityId, bind('vidare enquiry form', body))).subarray(0, macLength)

export type ReadToken = { ok: true; nonce: Buffer<ArrayBuffer> } | { ok: false; why: 'forged' | 'soon' | 'old' }

export async function readToken({ provider, authorityId }: Seals, token: string, now: number): Promise<ReadToken> {
  const bytes = Buffer.from(token.slice(0, 100), 'base64url')
  if (bytes.length !== timeLength + nonceLength + macLength) return { ok: false, why: 'forged' }
  const body = bytes.subarray(0, timeLength + nonceLength)
  if (!timingSafeEqual(bytes.subarray(body.length), await macOf(provider, authorityId, body))) return { ok: false, why: 'forged' }
  const readyAt = body.readUIntBE(0, timeLength)
  if (now < readyAt) return { ok: false, why: 'soon' }
  if (now > readyAt - tokenFromMs + tokenUntilMs) return { ok: false, why: 'old' }
  return { ok: true, nonce: Buffer.from(body.subarray(timeLength)) }
}

/**
 * What a message is known by: its words and their side on one form. The same page sent twice says one thing; another text from the same
 * page, as after going back, is one more. Keyed, so that whoever has the row cannot try texts against it.
 * @param text as it was written; of what a browser has sealed, as it was sealed
 */
export const messageMark = async ({ provider, authorityId }: Seals, nonce: Buffer, side: 'visitor' | 'identity', text: string): Promise<Buffer<ArrayBuffer>> =>
  Buffer.from((await provider.mac(authorityId, bind('vidare enquiry message', nonce, side, text))).subarray(0, macLength))

/** A message on its way: written, its words drawn, not sent. Nothing of it is kept here. */
export const Draft = z.strictObject({
  text: z.string(), about: z.string(), age: z.string(), region: z.string(), language: z.string().default('page'), code: z.array(z.int()), asked: z.tuple([z.int(), z.int()]), token: z.string(), at: z.int(),
})
export type Draft = z.infer<typeof Draft>

/** An opened thread, so that whoever has shown the code once need not for half an hour. `secret` null: it is opened in the browser, and never here. */
export const Visit = z.strictObject({ lookup: z.string(), secret: z.string().nullable(), at: z.int() })
export type Visit = z.infer<typeof Visit>
export const visitMs = 30 * 60_000

const kinds = { draft: Draft, visit: Visit } as const
type Kind = keyof typeof kinds

const keyOf = async ({ provider, authorityId }: Seals, kind: Kind) => createSecretKey(await provider.mac(authorityId, bind('vidare enquiry note', kind)))

export async function sealNote<K extends Kind>(seals: Seals, kind: K, note: z.infer<(typeof kinds)[K]>): Promise<string> {
  return close(await keyOf(seals, kind), Buffer.from(JSON.stringify(note)), bind('vidare enquiry note', kind)).toString('base64url')
}

/** Null: not ours, or altered. */
export async function openNote<K extends Kind>(seals: Seals, kind: K, sealed: string): Promise<z.infer<(typeof kinds)[K]> | null> {
  const plain = open(await keyOf(seals, kind), Buffer.from(sealed, 'base64url'), bind('vidare enquiry note', kind))
  return plain && (kinds[kind].parse(JSON.parse(plain.toString())) as z.infer<(typeof kinds)[K]>)
}
