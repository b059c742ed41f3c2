import { QuestionForm } from '@/components/forms/question-form'
import { endingQuestions, sheetQuestions, wordingQuestions } from '@/components/grounds/wording-questions'
import { Notice } from '@/components/ui/notice'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { firstState } from '@/lib/forms/kept-state'
import { readWriting } from '@/lib/grounds/keeping/read'
import { groundsPath, wordingPath, writeWordingPath } from '@/lib/grounds/paths'
import { portalText } from '@/lib/i18n/portal-messages'
import errors from '@/messages/sv/errors.json'
import { save, saveEnd, saveSheetText } from '@/app/(portal)/portal/grounds/actions'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'

export const metadata = titled(portalText('grounds')('title'))

/** The form of a wording: one form, whole, that works without script. */
export default async function WriteWordingPage({ params }: { params: Promise<{ wordingId: string }> }) {
  const actor = await requireActor()
  const { wordingId } = await params
  const view = shown(await readWriting({ actor, now: systemNow() }, { wordingId }))
  const t = portalText('grounds')
  const { action, questions } = {
    rule: { action: save, questions: (fields: typeof view.fields) => wordingQuestions(fields, false) }, ending: { action: saveEnd, questions: endingQuestions },
    sheet: { action: saveSheetText, questions: (fields: typeof view.fields) => sheetQuestions(fields, false) },
  }[view.kind]
  return (
    <PortalPage actor={actor} current={groundsPath}>
      <p className="small"><a href={wordingPath(view.id)}>{t('write.back')}</a></p>
      <h1>{t('write.heading', { kind: view.kind, title: view.title, n: view.n })}</h1>
      <p className="lead">{t('write.lead')}</p>
      {view.asked !== null && <Notice kind="do">{t('wording.asked')} {view.asked}</Notice>}
      <QuestionForm action={action} first={await firstState(actor, writeWordingPath(view.id))} hidden={{ wordingId: view.id, version: String(view.version) }} questions={questions(view.fields)}
        submit={t('write.submit')} errors={errors} named />
    </PortalPage>
  )
}
