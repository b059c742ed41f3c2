import 'server-only'
import { bind } from '@/lib/crypto/bind'
import { close, open } from '@/lib/crypto/box'
import type { Actor } from '@/lib/auth/model'
import { keptMs } from '@/lib/auth/limits'
import { signInKeys } from '@/lib/auth/sign-in-keys'
import { insertKept, takeKept } from '@/lib/auth/store'
import { hashOf } from '@/lib/auth/token'
import type { Settings } from '@/lib/env'
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
export async function keepForm(settings: Settings, token: string, path: string, values: KeptValues, now: number): Promise<boolean> {
  const text = Buffer.from(JSON.stringify(values))
  if (text.byteLength > largestBytes) return false
  const { keptTextKey } = signInKeys(settings)
  return insertKept(hashOf(token), { path, expiresAt: now + keptMs, seal: (id, account) => close(keptTextKey, text, binding(id, account)) })
}

/** The page on which something unsent waits for this person, or null. */
export async function keptPath(token: string, actor: Actor, now: number): Promise<string | null> {
  return (await takeKept(hashOf(token), actor.accountId, now, { remove: false }))?.path ?? null
}

/**
 * What was typed on `path` before the sign-in ran out; only to the same account, in the same browser, once.
 * Without a path: whichever form was kept last.
 */
export async function takeForm(settings: Settings, token: string, actor: Actor, path: string | null, now: number): Promise<KeptValues | null> {
  const row = await takeKept(hashOf(token), actor.accountId, now, { ...(path === null ? {} : { path }), remove: true })
  if (!row) return null
  const text = open(signInKeys(settings).keptTextKey, row.body, binding(row.id, actor.accountId))
  return text ? keptValues.parse(JSON.parse(text.toString())) : null
}
