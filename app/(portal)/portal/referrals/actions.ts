'use server'

import { createElement } from 'react'
import { FoundFiles } from '@/components/cases/found-files'
import type { LookUpState } from '@/components/cases/look-up-form'
import { caseFileId } from '@/lib/core/ids'
import { lookUp } from '@/lib/cases/look-up'
import { casePath } from '@/lib/cases/paths'
import { takeConsent } from '@/lib/disclosure/consents/take'
import { withdrawConsent } from '@/lib/disclosure/consents/withdraw'
import { useReceived } from '@/lib/disclosure/deliveries/use'
import { recallRelease } from '@/lib/disclosure/recall'
import type { FormState } from '@/lib/forms/form-state'
import { plainForm } from '@/lib/forms/plain-form'
import { answerForm, submitForm } from '@/lib/forms/submit-form'
import { acceptReferral } from '@/lib/referrals/accept'
import { askForMore } from '@/lib/referrals/ask-for-more'
import { completeReferral } from '@/lib/referrals/complete'
import { declineReferral } from '@/lib/referrals/decline'
import { beginReferral } from '@/lib/referrals/drafts/begin'
import { answerFields, answerGround, answerPurpose, answerRecipient, answerSituation, answerWeighing } from '@/lib/referrals/drafts/save-step'
import { decideAlone } from '@/lib/referrals/drafts/decide-alone'
import { submitReferral } from '@/lib/referrals/drafts/submit'
import { askError } from '@/lib/referrals/errors/ask'
import { confirmError } from '@/lib/referrals/errors/confirm'
import { refuseError } from '@/lib/referrals/errors/refuse'
import { takeBackError } from '@/lib/referrals/errors/take-back'
import { feedBackReferral } from '@/lib/referrals/feed-back'
import { pauseReferral } from '@/lib/referrals/pause'
import { joinReferral } from '@/lib/referrals/join'
import { draftPath, joinPath, referralPath, referralsOfFilePath } from '@/lib/referrals/paths'
import { receiveReferral } from '@/lib/referrals/receive'
import { resumeReferral } from '@/lib/referrals/resume'
import { sendReferral } from '@/lib/referrals/send'
import { startReferral } from '@/lib/referrals/start'
import { stopReferral } from '@/lib/referrals/stop'
import { supplyMore } from '@/lib/referrals/supply'
import { withdrawReferral } from '@/lib/referrals/withdraw'

export async function begin(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(beginReferral, form, ({ id }) => draftPath(id, 'recipient'))
}
export async function recipient(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(answerRecipient, form, ({ id, next }) => draftPath(id, next))
}
export async function purpose(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(answerPurpose, form, ({ id, next }) => draftPath(id, next))
}
export async function fields(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(answerFields, form, ({ id, next }) => draftPath(id, next))
}
export async function ground(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(answerGround, form, ({ id, next }) => draftPath(id, next))
}
export async function situation(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(answerSituation, form, ({ id }) => draftPath(id, 'ground'))
}
export async function weighing(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(answerWeighing, form, ({ id, next }) => draftPath(id, next))
}
export async function submit(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(submitReferral, form, ({ id }) => referralPath(id))
}
export async function alone(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(decideAlone, form, ({ id }) => referralPath(id))
}
export async function send(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(sendReferral, form, ({ id }) => referralPath(id))
}
export async function recall(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(recallRelease, form, ({ id }) => referralPath(id))
}
export async function withdraw(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(withdrawReferral, form, ({ id }) => referralPath(id))
}
export async function supply(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(supplyMore, form, ({ id }) => referralPath(id))
}
export async function receive(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(receiveReferral, form, ({ id }) => referralPath(id))
}
export async function ask(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(askForMore, form, ({ id }) => referralPath(id))
}
export async function accept(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(acceptReferral, form, ({ id }) => referralPath(id))
}
export async function join(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(joinReferral, form, ({ id }) => referralPath(id))
}
export async function lookToJoin(referralId: string, _before: LookUpState, form: FormData): Promise<LookUpState> {
  const answer = await answerForm(lookUp, form)
  if (!answer.ok) return { ...answer.state, found: null }
  return { values: plainForm(form), faults: {}, refusal: null, found: createElement(FoundFiles, { lines: answer.value.lines, pathOf: (id) => joinPath(referralId, id) }) }
}
export async function takeIn(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(useReceived, form, ({ id }) => casePath(caseFileId.parse(id)))
}
export async function decline(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(declineReferral, form, ({ id }) => referralPath(id))
}
export async function start(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(startReferral, form, ({ id }) => referralPath(id))
}
export async function pause(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(pauseReferral, form, ({ id }) => referralPath(id))
}
export async function resume(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(resumeReferral, form, ({ id }) => referralPath(id))
}
export async function complete(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(completeReferral, form, ({ id }) => referralPath(id))
}
export async function stop(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(stopReferral, form, ({ id }) => referralPath(id))
}
export async function feedBack(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(feedBackReferral, form, ({ id }) => referralPath(id))
}
export async function askWrong(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(askError, form, ({ id }) => referralPath(id))
}
export async function confirmWrong(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(confirmError, form, ({ id }) => referralPath(id))
}
export async function refuseWrong(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(refuseError, form, ({ id }) => referralPath(id))
}
export async function takeBackWrong(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(takeBackError, form, ({ id }) => referralPath(id))
}
export async function take(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(takeConsent, form, ({ caseFileId }) => referralsOfFilePath(caseFileId))
}
export async function endConsent(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(withdrawConsent, form, ({ caseFileId }) => referralsOfFilePath(caseFileId))
}
