import { randomUUID } from 'node:crypto'
import { QuestionForm } from '@/components/forms/question-form'
import { sheetQuestions } from '@/components/grounds/wording-questions'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { firstState } from '@/lib/forms/kept-state'
import { readNew } from '@/lib/grounds/keeping/read'
import { groundsPath, newSheetPath } from '@/lib/grounds/paths'
import { portalText } from '@/lib/i18n/portal-messages'
import errors from '@/messages/sv/errors.json'
import { newSheet } from '@/app/(portal)/portal/grounds/actions'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'

export const metadata = titled(portalText('grounds')('newSheet'))

/** The sheet of a paragraph that has none. */
export default async function NewSheetPage() {
  const actor = await requireActor()
  const { fields } = shown(await readNew({ actor, now: systemNow() }, {}))
  const t = portalText('grounds')
  return (
    <PortalPage actor={actor} current={groundsPath}>
      <p className="small"><a href={groundsPath}>{t('back')}</a></p>
      <h1>{t('newSheet')}</h1>
      <p className="lead">{t('write.lead')}</p>
      <QuestionForm action={newSheet} first={await firstState(actor, newSheetPath)} hidden={{ wordingId: randomUUID() }} questions={sheetQuestions(fields, true)}
        submit={t('write.submit')} errors={errors} named />
    </PortalPage>
  )
}
