import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/auth/model'
import { ok, refuse, type Outcome } from '@/lib/core/result'
import { ageOfFile } from '@/lib/disclosure/age-of-file'
import { askForRelease, type Question } from '@/lib/disclosure/ask'
import { releaseFields, type ReleaseField } from '@/lib/disclosure/model'
import { tellOfficers } from '@/lib/disclosure/tell-officers'
import { recordCode, recordOf } from '@/lib/grounds/situation'
import { caseOf, chosenIn } from '@/lib/referrals/drafts/case'
import { firstOpenStep, leavingFields } from '@/lib/referrals/drafts/model'
import { questionsOf } from '@/lib/referrals/drafts/questions'
import { listAddressees, type DraftRow } from '@/lib/referrals/drafts/store'
import { openReferral } from '@/lib/referrals/open'

/** The referral exists from now on, for the sender's side, and its release is a question; the secrecy officers are told. */
export async function putForward(
  tx: Parameters<typeof listAddressees>[0], draft: DraftRow, version: number, urgent: Question['urgent'], { actor, now }: { actor: Actor; now: number },
): Promise<Outcome<{ id: string; releaseId: string; fields: ReleaseField[] }>> {
  if (version !== draft.version) return refuse('changedByOther')
  const { answers } = draft
  const { question, answer, table } = await caseOf(tx, draft, now)
  const { toUnitId, purpose, purposeText, urgency, groundCode, groundVersion } = answers
  if (toUnitId === undefined || purpose === undefined || purposeText === undefined || urgency === undefined
    || groundCode === undefined || groundVersion === undefined || firstOpenStep(answers, questionsOf(answers, table)) !== 'check') return refuse('notComplete')
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
    purpose: purposeText, weighing: { ...answers.weighing, ...(answers.situation && { [recordCode]: recordOf(question) }) }, age: await ageOfFile(tx, draft.caseFileId, answers.isChild ?? null), urgent,
    items: releaseFields.flatMap((field) => (answers.fields?.[field] ? [{ field, ...answers.fields[field] }] : [])),
  }, actor, now)
  if (!asked.ok) return asked
  // What a rule asks by itself has words of its own, so those go first. Nobody is asked to decide, or decides alone, on a rule that what
  // the writer has said closes, whether it was said before or after it was chosen.
  if (chosenIn(answer, answers)?.standing === 'closed') return refuse('ruleClosed')
  await tellOfficers(tx, draft.authorityId, draft.id, now)
  return ok({ id: draft.id, releaseId, fields: leavingFields(answers) })
}
