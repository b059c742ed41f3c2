import { randomUUID } from 'node:crypto'
import { notFound } from 'next/navigation'
import { QuestionForm } from '@/components/forms/question-form'
import { Notice } from '@/components/ui/notice'
import { dangers } from '@/lib/access/model'
import { accessPath, emergencyPath } from '@/lib/access/paths'
import { requireActor } from '@/lib/auth/session'
import { firstState } from '@/lib/forms/kept-state'
import { portalText } from '@/lib/i18n/portal-messages'
import access from '@/messages/sv/access.json'
import errors from '@/messages/sv/errors.json'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { openInEmergency } from '@/app/(portal)/portal/access/actions'
import { mayBreakGlass } from '@/app/(portal)/portal/access/may-break'

export const metadata = titled(access.emergency.title)

/** Breaking the glass. The form knows nothing of any file: what is behind a number shows only when it is opened. */
export default async function EmergencyPage() {
  const actor = await requireActor()
  if (!mayBreakGlass(actor)) notFound()
  const t = portalText('access')
  return (
    <PortalPage actor={actor} current={accessPath}>
      <p className="small"><a href={accessPath}>{t('title')}</a></p>
      <h1>{t('emergency.heading')}</h1>
      <p className="lead">{t('emergency.lead')}</p>
      <div className="mt-4"><Notice kind="know">{t('emergency.means')}</Notice></div>
      <QuestionForm action={openInEmergency} first={await firstState(actor, emergencyPath)} hidden={{ glassId: randomUUID() }} submit={t('emergency.submit')} errors={errors} questions={[
        { kind: 'text', name: 'number', label: t('emergency.number'), hint: t('emergency.numberHint') },
        { kind: 'radio', name: 'danger', label: t('emergency.danger'), options: dangers.map((value) => ({ value, label: t(`emergency.dangers.${value}`) })) },
        { kind: 'checkbox', name: 'nobodyReachable', label: t('emergency.nobody'), options: [{ value: 'yes', label: t('emergency.nobodyIs') }] },
        { kind: 'text', name: 'reason', label: t('emergency.reason'), hint: t('emergency.reasonHint'), rows: 5 },
      ]} />
      <p className="small mt-4">{t('emergency.fresh')} {t('emergency.never')}</p>
    </PortalPage>
  )
}
