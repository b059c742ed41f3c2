import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { freshForMs } from '@/lib/auth/can'
import { keepForm, readKept, type Kept, type KeptValues } from '@/lib/auth/keep-form'
import type { Actor } from '@/lib/auth/model'
import { pathHeader } from '@/lib/auth/path-header'
import { signOutAddress } from '@/lib/auth/provider-hint'
import { portalHome, returnPath } from '@/lib/auth/return-path'
import { deleteKept, endOthers, endSession, hasNewSignIn, listSignIns, readActor, type SignIn } from '@/lib/auth/store'
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

/** Throws away what was kept, because it has been sent or is not wanted. */
export async function dropKept(actor: Actor): Promise<void> {
  const token = await tokenOfRequest()
  if (token !== null) await deleteKept(hashOf(token), actor.accountId)
}

/**
 * Ends the session in the database and takes the cookie away; a copy of the cookie opens nothing any more.
 * @returns where to go: to the identity provider, which ends its own session and leads back, or straight to the last page
 */
export async function signOut(now: number): Promise<string> {
  const { name, options } = sessionCookie(env().portalUrl)
  const jar = await cookies()
  const token = jar.get(name)?.value
  const hint = token ? await endSession(hashOf(token), 'signedOut', now) : null
  jar.set(name, '', { ...options, maxAge: 0 })
  return signOutAddress(env(), hint)
}

/** The actor's own sign-ins that hold now; asking for them is having seen them. */
export async function ownSignIns(actor: Actor): Promise<SignIn[]> {
  const token = await tokenOfRequest()
  return token === null ? [] : listSignIns(hashOf(token), actor.accountId, nowOfRequest())
}

/** Whether there is a sign-in elsewhere that the actor has not seen in the list. */
export async function isSignedInElsewhere(actor: Actor): Promise<boolean> {
  const token = await tokenOfRequest()
  return token !== null && hasNewSignIn(hashOf(token), actor.accountId, nowOfRequest())
}

/** Ends other sign-ins of the actor: one, or all but this. They count no more from their next request on, in every process. */
export async function endOtherSignIns(actor: Actor, which: string | 'all', now: number): Promise<void> {
  const token = await tokenOfRequest()
  if (token !== null) await endOthers(hashOf(token), actor.accountId, which, now)
}
