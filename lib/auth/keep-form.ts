import 'server-only'
import { bind } from '@/lib/crypto/bind'
import { close, open } from '@/lib/crypto/box'
import type { Actor } from '@/lib/auth/model'
import { keptMs } from '@/lib/auth/limits'
import { signInKeys, type SignInSettings } from '@/lib/auth/sign-in-keys'
import { findKept, insertKept } from '@/lib/auth/store'
import { hashOf } from '@/lib/auth/token'
import { z } from 'zod'

/** What was written, by field name, as a form's state holds it. */
export type KeptValues = Record<string, string | string[]>
const keptValues = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

/** Decisions 33. Larger forms than this are refused before anybody has typed that much. */
const largestBytes = 200_000

const binding = (id: string, account: string) => bind('vidare kept form', id, account)

/**
 * Keeps what was typed when it could not be sent because the sign-in had run out (or was not fresh enough): encrypted, for
 * 30 minutes, under the hash of the session it was typed in (decisions 33).
 * @param token the browser's session token, however old
 * @param path the page with the form
 * @param now epoch ms
 * @returns false when there is nobody to keep it for, or it is too large
 */
export async function keepForm(settings: SignInSettings, token: string, path: string, values: KeptValues, now: number): Promise<boolean> {
  const text = Buffer.from(JSON.stringify(values))
  if (text.byteLength > largestBytes) return false
  const { keptTextKey } = signInKeys(settings)
  return insertKept(hashOf(token), { path, expiresAt: now + keptMs, seal: (id, account) => close(keptTextKey, text, binding(id, account)) })
}

export interface Kept { path: string; values: KeptValues }

/**
 * What this person typed before the sign-in ran out: only for the same account, in the same browser, for half an hour.
 * @param token of the present session
 */
export async function readKept(settings: SignInSettings, token: string, actor: Actor, now: number): Promise<Kept | null> {
  const row = await findKept(hashOf(token), actor.accountId, now)
  const text = row && open(signInKeys(settings).keptTextKey, row.body, binding(row.id, actor.accountId))
  return text ? { path: row.path, values: keptValues.parse(JSON.parse(text.toString())) } : null
}
