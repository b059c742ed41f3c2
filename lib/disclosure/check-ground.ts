import 'server-only'
import { consentFor } from '@/lib/disclosure/consents/facts'
import { ageDoubts, ageLimitOf, groundFault, type GroundFault } from '@/lib/disclosure/grounds'
import type { ReleaseField } from '@/lib/disclosure/model'
import { ownKind } from '@/lib/disclosure/party'
import type { Age } from '@/lib/disclosure/age'
import { dayOf } from '@/lib/directory/days'
import { rulesIn } from '@/lib/grounds/live'
import { groundOf } from '@/lib/grounds/table'

export interface Grounded {
  authorityId: string
  caseFileId: string
  toAuthorityId: string
  toUnitId: string
  groundCode: string
  groundVersion: number
  consentId: string | null
  /** Purpose of the referral, as a code: a consent names the same. */
  aim: string
  leaving: readonly ReleaseField[]
  /** Null: written before age was asked about. */
  age: Age | null
  weighing: Record<string, string>
}

/**
 * Does the ground still carry this release? Asked when it is proposed, when it is decided and once more when it is sent: a
 * consent may be withdrawn and a rule may end in between. Null: yes.
 */
export async function groundFaultOf(tx: Parameters<typeof ownKind>[0], release: Grounded, now: number): Promise<GroundFault | null> {
  const ground = groundOf(release.groundCode, release.groundVersion, (await rulesIn(tx)).table)
  if (!ground) return 'notInForce'
  const from = await ownKind(tx, release.authorityId)
  const to = await ownKind(tx, release.toAuthorityId)
  if (!from) return 'notFromThisAuthority'
  if (!to) return 'notToThisAuthority'
  const limit = ageLimitOf(ground)
  const consent = release.consentId === null ? null : await consentFor(tx, release.consentId, release.caseFileId)
  return groundFault(ground, {
    from, to, toUnitId: release.toUnitId, purpose: release.aim, fields: release.leaving, consent,
    age: release.age, doubt: limit === null ? null : release.weighing[ageDoubts[limit]] ?? null,
  }, { day: dayOf(now), now })
}
