import 'server-only'
import { randomUUID } from 'node:crypto'
import { event } from '@/lib/audit/events'
import { command } from '@/lib/core/command'
import { ok, refuse } from '@/lib/core/result'
import { askForRelease } from '@/lib/disclosure/ask'
import { releaseFields } from '@/lib/disclosure/model'
import { tellOfficers } from '@/lib/disclosure/tell-officers'
import { firstOpenStep } from '@/lib/referrals/drafts/model'
import { questionsOf } from '@/lib/referrals/drafts/questions'
import { loadDraft } from '@/lib/referrals/drafts/save-step'
import { SubmitReferral } from '@/lib/referrals/drafts/schemas'
import { listAddressees } from '@/lib/referrals/drafts/store'
import { openReferral } from '@/lib/referrals/open'

/** Asks for review: the referral exists from now on, for the sender's side; its release waits for somebody else's decision. */
export const submitReferral = command({
  permission: 'referral.submit',
  input: SubmitReferral,
  load: (tx, { draftId }) => loadDraft(tx, draftId),
  async run({ tx, input, actor, now, subject: { draft } }) {
    if (input.version !== draft.version) return refuse('changedByOther')
    const { answers } = draft
    const { toUnitId, purpose, purposeText, urgency, groundCode, groundVersion } = answers
    if (toUnitId === undefined || purpose === undefined || purposeText === undefined || urgency === undefined
      || groundCode === undefined || groundVersion === undefined || firstOpenStep(answers, questionsOf(answers)) !== 'check') return refuse('notComplete')
    const to = (await listAddressees(tx, draft.unitId)).find(({ unitId }) => unitId === toUnitId)
    if (!to) return refuse('unitCannotReceive')
    const opened = await openReferral(tx, {
      id: draft.id, fromAuthorityId: draft.authorityId, fromUnitId: draft.unitId, fromCaseFileId: draft.caseFileId,
      toAuthorityId: to.authorityId, toUnitId, purpose, urgency, createdAt: now,
    }, { actor, now })
    if (!opened.ok) return opened
    const releaseId = randomUUID()
    const asked = await askForRelease(tx, {
      releaseId, referralId: draft.id, authorityId: draft.authorityId, caseFileId: draft.caseFileId, unitId: draft.unitId,
      toAuthorityId: to.authorityId, toUnitId, aim: purpose, groundCode, groundVersion, consentId: answers.consentId ?? null,
      purpose: purposeText, weighing: answers.weighing ?? {},
      items: releaseFields.flatMap((field) => (answers.fields?.[field] ? [{ field, ...answers.fields[field] }] : [])),
    }, actor, now)
    if (!asked.ok) return asked
    await tellOfficers(tx, draft.authorityId, draft.id, now)
    return ok({ id: draft.id, releaseId })
  },
  audit: ({ subject, value }) => {
    const file = { id: subject.id, unitId: subject.unitId }
    return [
      event('referral.moved', file, { referralId: value.id, event: 'submit', reason: null }),
      event('release.moved', file, { releaseId: value.releaseId, event: 'submit', fields: Object.keys(subject.draft.answers.fields ?? {}) }),
    ]
  },
})
