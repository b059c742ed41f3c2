import { DeadMailTable } from '@/components/mail/dead-mail-table'
import { Empty } from '@/components/ui/empty'
import { Notice } from '@/components/ui/notice'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { portalText } from '@/lib/i18n/portal-messages'
import { listDeadMail } from '@/lib/mail/dead'
import { deadMailPath } from '@/lib/mail/paths'
import errors from '@/messages/sv/errors.json'
import { shown, toldIn } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { retry } from './actions'

export const metadata = titled(portalText('mail')('dead.title'))

/** For whoever runs the system: mails that were given up, without a word of whom or what. */
export default async function UndeliveredPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireActor()
  const told = toldIn(await searchParams)
  const mails = shown(await listDeadMail({ actor, now: systemNow() }, {}))
  const t = portalText('mail')
  return (
    <PortalPage actor={actor} current={deadMailPath}>
      <h1>{t('dead.title')}</h1>
      <p className="lead">{t('dead.lead')}</p>
      <div className="stack mt-6">
        {told && <Notice kind={told === 'done' ? 'done' : 'know'}>{told === 'done' ? t('dead.done') : errors.refusal[told]}</Notice>}
        {mails.length === 0 ? <Empty heading={t('dead.empty')}>{t('dead.emptyLead')}</Empty> : <DeadMailTable mails={mails} retry={retry} />}
      </div>
    </PortalPage>
  )
}
