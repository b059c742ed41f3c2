import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { freshForMs } from '@/lib/auth/can'
import { endThisSignIn } from '@/lib/auth/sessions/end'
import { keepForm, readKept, type Kept, type KeptValues } from '@/lib/auth/keep-form'
import type { Actor } from '@/lib/auth/model'
import { pathHeader } from '@/lib/auth/path-header'
import { signOutAddress } from '@/lib/auth/provider-hint'
import { portalHome, returnPath } from '@/lib/auth/return-path'
import { deleteKept, endSession, listSignIns, readActor, readOwnSession, type SignIn } from '@/lib/auth/store'
import { hashOf, sessionCookie } from '@/lib/auth/token'
import { systemNow } from '@/lib/core/clock'
import { env } from '@/lib/env'
import { keptPage, signInPath, type SignInCause } from '@/lib/auth/sign-in-path'

/** Without proxy.ts the portal's start. */
const pathOfRequest = async (): Promise<string> => returnPath((await headers()).get(pathHeader) ?? portalHome)

const tokenOfRequest = async (): Promise<string | null> =>
  (await cookies()).get(sessionCookie(env().portalUrl).name)?.value ?? null

/** One look-up per request, however many parts of a page ask. */
const actorOfToken = cache((token: string, now: number) => readActor(hashOf(token), now))
const nowOfRequest = cache(systemNow)

/**
 * Who makes this request, or null. Read from the database every time: idle 15 minutes, absolute 8 hours, disabled
 * accounts and ended sessions count from the next request on, in every process.
 * @param now epoch ms
 */
export async function currentActor(now: number = nowOfRequest()): Promise<Actor | null> {
  const token = await tokenOfRequest()
  return token === null || token === '' ? null : actorOfToken(token, now)
}

/** The actor; a visitor is sent to sign in and comes back to the page asked for. */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor()
  if (actor) return actor
  return redirect(signInPath(await pathOfRequest(), await tokenOfRequest() ? 'ended' : 'new'))
}

/**
 * For a form that arrived without a valid sign-in: keeps what was typed and sends the person to sign in; afterwards they
 * are led to it (decisions 33). Never returns.
 */
export async function signInAndComeBack(cause: SignInCause, values: KeptValues, now: number, to?: string): Promise<never> {
  const token = await tokenOfRequest()
  const path = returnPath(to ?? await pathOfRequest())
  const kept = token !== null && Object.keys(values).length > 0 && await keepForm(env(), token, path, values, now)
  return redirect(signInPath(kept ? keptPage : path, cause))
}

/**
 * Steps that must not be done at a desk somebody left (decisions 29): unless the person identified themselves in the
 * last five minutes they do so now, what they typed is kept, and they come back.
 */
export async function requireFreshSignIn(actor: Actor, now: number, returnTo: string, values: KeptValues = {}): Promise<void> {
  if (now - actor.authTime > freshForMs) await signInAndComeBack('fresh', values, now, returnTo)
}

/**
 * What the person typed before the sign-in ran out, or null. A form page that is opened with `?kept=1` (`keptAddress`)
 * fills its form with `values` when `path` is its own.
 */
export async function keptForm(actor: Actor): Promise<Kept | null> {
  const token = await tokenOfRequest()
  return token === null ? null : readKept(env(), token, actor, nowOfRequest())
}

/** Throws away all that was kept, because it is not wanted. */
export async function dropKept(actor: Actor): Promise<void> {
  const token = await tokenOfRequest()
  if (token !== null) await deleteKept(hashOf(token), actor.accountId, null)
}

/** The form of the page asked for has been sent: what was kept of it is not needed. A small button elsewhere loses nobody's text. */
export async function dropKeptOfThisPage(actor: Actor): Promise<void> {
  const token = await tokenOfRequest()
  if (token !== null) await deleteKept(hashOf(token), actor.accountId, await pathOfRequest())
}

/**
 * Ends the session in the database and takes the cookie away; a copy of the cookie opens nothing any more. One that had run out is
 * nobody's act and leaves no row in the log, but what was kept of it is not given back (`insertKept`).
 * @returns where to go: to the identity provider, which ends its own session and leads back, or straight to the last page
 */
export async function signOut(now: number): Promise<string> {
  const { name, options } = sessionCookie(env().portalUrl)
  const jar = await cookies()
  const token = jar.get(name)?.value
  const actor = await currentActor(now)
  const ended = actor && await endThisSignIn({ actor, now }, {})
  const hint = ended?.ok ? ended.value.providerHint : token ? await endSession(hashOf(token), 'signedOut', now) : null
  jar.set(name, '', { ...options, maxAge: 0 })
  return signOutAddress(env(), hint)
}

/** The actor's own sign-ins that hold now; asking for them is having seen them. */
export async function ownSignIns(actor: Actor): Promise<SignIn[]> {
  const token = await tokenOfRequest()
  return token === null ? [] : listSignIns(hashOf(token), actor.accountId, nowOfRequest())
}

/** When the actor's sign-in ends whatever is done (epoch ms), and whether they have one elsewhere that they have not seen in the list. */
export async function ownSession(actor: Actor): Promise<{ endsAt: number; hasNewElsewhere: boolean } | null> {
  const token = await tokenOfRequest()
  return token === null ? null : readOwnSession(hashOf(token), actor.accountId, nowOfRequest())
}

/** Where to sign in anew before the end, and come back to this page. */
export const signInAnewPath = async (): Promise<string> => signInPath(await pathOfRequest(), 'anew')
