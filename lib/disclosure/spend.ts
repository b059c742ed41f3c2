import 'server-only'
import { timingSafeEqual } from 'node:crypto'
import { ok, refuse, type Outcome } from '@/lib/core/result'
import { ageOfFile } from '@/lib/disclosure/age-of-file'
import { groundFaultOf } from '@/lib/disclosure/check-ground'
import { deliver } from '@/lib/disclosure/deliveries/deliver'
import { fingerprintOf } from '@/lib/disclosure/fingerprint'
import { findLatestRelease, type Release } from '@/lib/disclosure/store'
import { moveRelease } from '@/lib/disclosure/writing/store'
import { nextReleaseState } from '@/lib/disclosure/transitions'

type Tx = Parameters<typeof moveRelease>[0]

/** The fingerprint of a release as it is stored now. */
export const currentFingerprint = (release: Release): Buffer<ArrayBuffer> =>
  fingerprintOf({ ...release, releaseId: release.id, purpose: release.sealedPurpose })

const isUnchanged = (release: Release): boolean =>
  release.contentHash !== null && timingSafeEqual(currentFingerprint(release), release.contentHash)

export const leavingOf = (release: Release) => release.items.flatMap(({ field, choice }) => (choice === 'stays' ? [] : [field]))

/**
 * Spends the one authorisation of a referral: exactly what was decided, once, if its ground still holds; and lays it before
 * the receiver (decisions 27; GlobaLeaks *spent*).
 */
export async function spendRelease(
  tx: Tx, referral: { id: string; purpose: string }, by: { accountId: string }, now: number,
): Promise<Outcome<Release>> {
  const release = await findLatestRelease(tx, referral.id)
  if (release?.state === 'used') return refuse('alreadySpent')
  const to = release && nextReleaseState(release.state, 'use')
  if (!release || !to) return refuse('notAuthorised')
  if (!isUnchanged(release)) return refuse('contentChanged')
  // Asked of the file anew: somebody may have turned eighteen since, or become known.
  const age = await ageOfFile(tx, release.caseFileId, release.age?.said ?? null)
  const fault = await groundFaultOf(tx, { ...release, age, aim: referral.purpose, leaving: leavingOf(release) }, now)
  if (fault) return refuse(fault)
  if (!(await moveRelease(tx, release, { to, accountId: by.accountId, at: now, decision: null, contentHash: null, decides: false }))) return refuse('changedByOther')
  await deliver(tx, release, now)
  return ok(release)
}
