'use server'

import { assignKeeper } from '@/lib/editorial/assign'
import { answerEdition } from '@/lib/editorial/answer'
import { beginContent } from '@/lib/editorial/begin-content'
import { beginEdition } from '@/lib/editorial/begin'
import { callOffEdition } from '@/lib/editorial/call-off'
import { discardEdition } from '@/lib/editorial/discard'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { ExchangeState } from '@/components/editorial/exchange-form'
import { takeInFile } from '@/lib/editorial/exchange/take-in-file'
import type { FactCheckState } from '@/components/editorial/fact-check-form'
import { makeFactCheck } from '@/lib/editorial/fact-checks/make'
import { revokeFactCheck } from '@/lib/editorial/fact-checks/revoke'
import { handleComment } from '@/lib/editorial/comments/handle'
import { replyToComment } from '@/lib/editorial/comments/reply'
import { writeComment } from '@/lib/editorial/comments/write'
import { judgeAtOnce } from '@/lib/editorial/judge'
import { closeLocale, openLocale } from '@/lib/editorial/locales/open'
import { publishAtOnce } from '@/lib/editorial/publish-at-once'
import { publishEdition } from '@/lib/editorial/publish'
import { saveEdition } from '@/lib/editorial/save'
import { scheduleEdition } from '@/lib/editorial/schedule'
import { submitEdition } from '@/lib/editorial/submit'
import { takeBackEdition } from '@/lib/editorial/take-back'
import { withdrawEdition } from '@/lib/editorial/withdraw'
import { asidePath, commentsPath, contentPath, editionPath, editPath, factCheckPath, languagesPath } from '@/lib/editorial/paths'
import { addPicture } from '@/lib/media/add'
import { changePicture, replacePicture } from '@/lib/media/change'
import { mediaPath, onePicturePath } from '@/lib/media/paths'
import { takeOutPicture } from '@/lib/media/take-out'
import { withPicture } from '@/lib/media/upload'
import { reviewContent } from '@/lib/editorial/review'
import { env } from '@/lib/env'
import { untouched, type FormState } from '@/lib/forms/form-state'
import { answerForm, submitForm } from '@/lib/forms/submit-form'

export async function beginNew(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(beginContent, form, ({ editionId }) => editPath(editionId))
}
export async function begin(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(beginEdition, form, ({ id }) => editPath(id))
}
/** A text that met a newer one leads to both. */
export async function save(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(saveEdition, form, ({ id, textId, whole }) => (textId === null ? `${editPath(id)}?saved=${whole ? 'whole' : 'part'}` : asidePath(textId)))
}
export async function submit(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(submitEdition, form, ({ id }) => editionPath(id))
}
export async function takeBack(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(takeBackEdition, form, ({ id }) => editionPath(id))
}
export async function discard(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(discardEdition, form, ({ contentId }) => contentPath(contentId))
}
export async function answer(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(answerEdition, form, ({ id }) => editionPath(id))
}
export async function publish(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(publishEdition, form, ({ id }) => editionPath(id))
}
export async function schedule(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(scheduleEdition, form, ({ id }) => editionPath(id))
}
export async function callOff(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(callOffEdition, form, ({ id }) => editionPath(id))
}
export async function atOnce(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(publishAtOnce, form, ({ id }) => editionPath(id))
}
export async function judge(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(judgeAtOnce, form, ({ id }) => editionPath(id))
}
export async function withdraw(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(withdrawEdition, form, ({ id }) => editionPath(id))
}
export async function review(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(reviewContent, form, ({ contentId }) => contentPath(contentId))
}
export async function assign(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(assignKeeper, form, ({ contentId }) => contentPath(contentId))
}
export async function comment(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(writeComment, form, ({ editionId }) => commentsPath(editionId))
}
export async function reply(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(replyToComment, form, ({ editionId }) => commentsPath(editionId))
}
export async function handled(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(handleComment, form, ({ editionId }) => commentsPath(editionId))
}
export async function addImage(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(withPicture(addPicture, form), form, ({ id }) => onePicturePath(id))
}
export async function changeImage(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(changePicture, form, ({ id }) => onePicturePath(id))
}
export async function replaceImage(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(withPicture(replacePicture, form), form, ({ id }) => onePicturePath(id))
}
export async function takeOutImage(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(takeOutPicture, form, () => mediaPath)
}
/** The one time that a link is told: it is in the answer to this form and nowhere else. */
export async function makeLink(_before: FactCheckState, form: FormData): Promise<FactCheckState> {
  const answer = await answerForm(makeFactCheck, form)
  if (!answer.ok) return { ...answer.state, link: null }
  const { editionId, locale, token } = answer.value
  revalidatePath(editionPath(editionId))
  return { ...untouched, link: env().portalUrl + factCheckPath(locale, token) }
}
export async function closeLink(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(revokeFactCheck, form, ({ editionId }) => editionPath(editionId))
}
/** A file is read here, so that the command meets what stands in it and nothing else of what a browser knows of it. */
export async function takeIn(_before: ExchangeState, form: FormData): Promise<ExchangeState> {
  const file = form.get('file')
  if (file instanceof File) form.set('file', await file.text())
  const answer = await answerForm(takeInFile, form)
  if (!answer.ok) return { ...answer.state, values: {}, rows: [] }
  const { textId, faults } = answer.value
  return textId === null ? { ...untouched, rows: faults } : redirect(asidePath(textId))
}
export async function openLanguage(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(openLocale, form, () => languagesPath)
}
export async function closeLanguage(_before: FormState, form: FormData): Promise<FormState> {
  return submitForm(closeLocale, form, () => languagesPath)
}
