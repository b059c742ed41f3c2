import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { groundFaultOf } from '@/lib/disclosure/check-ground'
import type { FieldChoice } from '@/lib/disclosure/model'
import { isNarrowing } from '@/lib/disclosure/narrowing'
import { chosenFor, DecideRelease } from '@/lib/disclosure/schemas'
import { currentFingerprint, leavingOf } from '@/lib/disclosure/spend'
import { findRelease, type Release } from '@/lib/disclosure/store'
import { moveRelease, narrowItem } from '@/lib/disclosure/writing/store'
import { nextReleaseState } from '@/lib/disclosure/transitions'
import { fingerprintOf } from '@/lib/disclosure/fingerprint'
import { notify } from '@/lib/outbox/notify'
import { returnReferral } from '@/lib/referrals/return'

type Tx = Parameters<typeof moveRelease>[0]

/**
 * The sekretessprövning: somebody other than the requester, freshly signed in, decides on exactly what the page showed.
 * The decision may take away, never add (decisions 27, 29; OSL 10 kap.). A no or a question goes back to the sender's side;
 * the receiver never learns that it was asked.
 */
export const decideRelease = command({
  permission: 'release.decide',
  input: DecideRelease,
  load: (tx, { releaseId }) => findRelease(tx, releaseId),
  async run({ tx, input, actor, now, subject: release }) {
    const to = nextReleaseState(release.state, input.decision)
    if (!to) return refuse(release.state === 'used' ? 'alreadySpent' : 'changedByOther')
    if (currentFingerprint(release).toString('hex') !== input.shown) return refuse('contentChanged')
    let decided = release
    if (input.decision === 'authorise') {
      const narrowed = await narrow(tx, release, input)
      if (!narrowed) return refuse('onlyNarrow')
      decided = narrowed
      const leaving = leavingOf(decided)
      if (leaving.length === 0) return refuse('nothingLeaves')
      const wrong = await groundFaultOf(tx, { ...release, leaving }, now)
      if (wrong) return refuse(wrong)
    }
    const moved = await moveRelease(tx, release, {
      to, accountId: actor.accountId, at: now, decision: input.why, decides: true,
      contentHash: input.decision === 'authorise'
        ? fingerprintOf({ ...decided, releaseId: decided.id, purpose: decided.sealedPurpose }) : null,
    })
    if (!moved) return refuse('changedByOther')
    if (input.decision !== 'authorise') {
      const back = await returnReferral(tx, release.referralId, input.decision, { actor, now }, input.reason)
      if (!back.ok) return back
    }
    await notify(tx, [{ authorityId: release.authorityId, accountId: release.requestedBy }], release.referralId, now)
    return ok({ id: release.id, state: to, fields: input.decision === 'authorise' ? leavingOf(decided) : [] })
  },
  audit: ({ subject, input, value }) => event(
    'release.moved', { id: subject.caseFileId, unitId: subject.unitId }, { releaseId: subject.id, event: input.decision, fields: value.fields }),
})

/** The release with every narrowing written; null when one of them is not a narrowing. */
async function narrow(tx: Tx, release: Release, input: Parameters<typeof chosenFor>[0]): Promise<Release | null> {
  const items: Release['items'] = []
  for (const item of release.items) {
    const chosen = chosenFor(input, item.field)
    const decided = chosen && { choice: chosen.choice, text: textFor(item, chosen) }
    if (!decided || (decided.choice === item.choice && decided.text === item.text)) {
      items.push(item)
      continue
    }
    if (!isNarrowing(item, decided)) return null
    items.push({ ...item, ...decided, sealed: await narrowItem(tx, release, { field: item.field, ...decided }) })
  }
  return { ...release, items }
}

/** A text is only asked for when a field is shortened; left empty, what was proposed stands. */
function textFor(item: Release['items'][number], chosen: { choice: FieldChoice; text: string | null }): string | null {
  if (chosen.choice === 'stays') return null
  return chosen.choice === 'shortened' ? chosen.text ?? item.text : item.text
}
