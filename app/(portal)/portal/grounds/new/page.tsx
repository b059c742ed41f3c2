import { randomUUID } from 'node:crypto'
import { QuestionForm } from '@/components/forms/question-form'
import { wordingQuestions } from '@/components/grounds/wording-questions'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { firstState } from '@/lib/forms/kept-state'
import { readNew } from '@/lib/grounds/keeping/read'
import { groundsPath, newRulePath } from '@/lib/grounds/paths'
import { portalText } from '@/lib/i18n/portal-messages'
import errors from '@/messages/sv/errors.json'
import { newRule } from '@/app/(portal)/portal/grounds/actions'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'

export const metadata = titled(portalText('grounds')('new'))

/** A rule that there was not, as one form without script. */
export default async function NewRulePage() {
  const actor = await requireActor()
  const { fields } = shown(await readNew({ actor, now: systemNow() }, {}))
  const t = portalText('grounds')
  return (
    <PortalPage actor={actor} current={groundsPath}>
      <p className="small"><a href={groundsPath}>{t('back')}</a></p>
      <h1>{t('new')}</h1>
      <p className="lead">{t('write.newRuleLead')}</p>
      <QuestionForm action={newRule} first={await firstState(actor, newRulePath)} hidden={{ wordingId: randomUUID() }} questions={wordingQuestions(fields)}
        submit={t('write.submit')} errors={errors} named />
    </PortalPage>
  )
}
