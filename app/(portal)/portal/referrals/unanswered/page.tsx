import { UnansweredTable } from '@/components/referrals/unanswered-table'
import { Empty } from '@/components/ui/empty'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { portalText } from '@/lib/i18n/portal-messages'
import { unansweredPath } from '@/lib/referrals/paths'
import { readUnanswered } from '@/lib/referrals/unanswered'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'

export const metadata = titled(portalText('referrals')('overdue.title'))

/** For who leads a unit: what it has not answered in time, and who has not answered it. */
export default async function UnansweredPage() {
  const actor = await requireActor()
  const { into, out } = shown(await readUnanswered({ actor, now: systemNow() }, {}))
  const t = portalText('referrals')
  return (
    <PortalPage actor={actor} current={unansweredPath}>
      <h1>{t('overdue.title')}</h1>
      <p className="lead">{t('overdue.lead')}</p>
      <div className="stack mt-6">
        <section>
          <h2>{t('overdue.in')}</h2>
          {into.length === 0
            ? <Empty level="h3" heading={t('overdue.emptyIn')}>{t('overdue.emptyInLead')}</Empty>
            : <UnansweredTable caption={t('overdue.captionIn')} other="from" lines={into} />}
        </section>
        <section>
          <h2>{t('overdue.out')}</h2>
          {out.length === 0
            ? <Empty level="h3" heading={t('overdue.emptyOut')}>{t('overdue.emptyOutLead')}</Empty>
            : <UnansweredTable caption={t('overdue.captionOut')} other="to" lines={out} />}
        </section>
      </div>
    </PortalPage>
  )
}
