import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/result'
import { isChildOn } from '@/lib/disclosure/age'
import { ageOfFile } from '@/lib/disclosure/age-of-file'
import { authoriseAlone } from '@/lib/disclosure/authorise-alone'
import { deciderOf } from '@/lib/disclosure/grounds'
import { dayOf } from '@/lib/directory/days'
import { rulesIn } from '@/lib/grounds/live'
import { groundOf } from '@/lib/grounds/table'
import { putForward } from '@/lib/referrals/drafts/put-forward'
import { loadDraft } from '@/lib/referrals/drafts/save-step'
import { DecideAlone } from '@/lib/referrals/drafts/schemas'

/**
 * Danger to life or health, or a child, and no time for a second person: whoever wrote the referral decides alone, freshly
 * signed in and in words, where the ground allows it. It is marked on both sides, and the secrecy officer judges it within
 * one working day. Sending is a step of its own, as always.
 */
export const decideAlone = command({
  permission: 'release.decideAlone',
  input: DecideAlone,
  async load(tx, { draftId, cause }) {
    const loaded = await loadDraft(tx, draftId)
    if (!loaded) return null
    const { groundCode, groundVersion } = loaded.draft.answers
    const ground = groundCode === undefined || groundVersion === undefined ? null : groundOf(groundCode, groundVersion, (await rulesIn(tx)).table)
    return { ...loaded, requestedBy: loaded.accountId, urgent: ground !== null && deciderOf(ground, cause) === 'caseworker' }
  },
  async run({ tx, input, actor, now, subject: { draft } }) {
    if (input.cause === 'child' && isChildOn(await ageOfFile(tx, draft.caseFileId, draft.answers.isChild ?? null), dayOf(now)) === false) return refuse('notAChild')
    const put = await putForward(tx, draft, input.version, input, { actor, now })
    if (!put.ok) return put
    return (await authoriseAlone(tx, put.value.releaseId, input.words, actor, now)) ? put : refuse('changedByOther')
  },
  audit: ({ subject, input, value }) => {
    const file = { id: subject.id, unitId: subject.unitId }
    return [
      event('referral.moved', file, { referralId: value.id, event: 'submit', reason: null }),
      event('release.decidedAlone', file, { releaseId: value.releaseId, cause: input.cause, fields: value.fields }),
    ]
  },
})
