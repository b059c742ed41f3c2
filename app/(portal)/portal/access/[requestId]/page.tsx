import { RequestPageView } from '@/components/access/request-view'
import { QuestionForm } from '@/components/forms/question-form'
import { requestAnswers } from '@/lib/access/model'
import { accessPath, requestPath } from '@/lib/access/paths'
import { readRequest } from '@/lib/access/read'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { untouched } from '@/lib/forms/form-state'
import { firstState } from '@/lib/forms/kept-state'
import { portalText } from '@/lib/i18n/portal-messages'
import access from '@/messages/sv/access.json'
import errors from '@/messages/sv/errors.json'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { answer, takeBack } from '@/app/(portal)/portal/access/actions'

export const metadata = titled(access.request.title)

export default async function RequestPage({ params }: { params: Promise<{ requestId: string }> }) {
  const actor = await requireActor()
  const { requestId } = await params
  const view = shown(await readRequest({ actor, now: systemNow() }, { requestId }))
  const t = portalText('access')
  return (
    <PortalPage actor={actor} current={accessPath}>
      <RequestPageView view={view} forms={<>
        {view.mayAnswer && (
          <>
            <QuestionForm action={answer} first={await firstState(actor, requestPath(view.id))} hidden={{ requestId: view.id }} submit={t('request.submit')} errors={errors}
              questions={[{ kind: 'radio', name: 'answer', label: t('request.legend'), options: requestAnswers.map((value) => ({ value, label: t(`request.${value}`) })) }]} />
            <p className="small">{t('request.fresh')}</p>
          </>
        )}
        {view.mayWithdraw && <QuestionForm action={takeBack} first={untouched} hidden={{ requestId: view.id }} questions={[]} submit={t('request.withdraw')} quiet errors={errors} />}
      </>} />
    </PortalPage>
  )
}
