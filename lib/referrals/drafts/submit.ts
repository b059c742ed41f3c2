import 'server-only'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { putForward } from '@/lib/referrals/drafts/put-forward'
import { loadDraft } from '@/lib/referrals/drafts/save-step'
import { SubmitReferral } from '@/lib/referrals/drafts/schemas'

/** Asks for review: the referral exists from now on, for the sender's side; its release waits for somebody else's decision. */
export const submitReferral = command({
  permission: 'referral.submit',
  input: SubmitReferral,
  load: (tx, { draftId }) => loadDraft(tx, draftId),
  run: ({ tx, input, actor, now, subject: { draft } }) => putForward(tx, draft, input.version, null, { actor, now }),
  audit: ({ subject, value }) => {
    const file = { id: subject.id, unitId: subject.unitId }
    return [
      event('referral.moved', file, { referralId: value.id, event: 'submit', reason: null }),
      event('release.moved', file, { releaseId: value.releaseId, event: 'submit', fields: Object.keys(subject.draft.answers.fields ?? {}) }),
    ]
  },
})
