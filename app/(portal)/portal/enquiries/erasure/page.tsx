import { Empty } from '@/components/ui/empty'
import { Table } from '@/components/ui/table'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { enquiriesPath, enquiryPath } from '@/lib/enquiries/paths'
import { previewErasure } from '@/lib/enquiries/preview-erasure'
import { longDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'

export const metadata = titled(portalText('enquiries')('erasure.title'))

export default async function ErasurePage() {
  const actor = await requireActor()
  const { rule, lines } = shown(await previewErasure({ actor, now: systemNow() }, {}))
  const t = portalText('enquiries')
  const head = (['enquiry', 'day', 'why'] as const).map((key) => ({ label: t(`erasure.head.${key}`) }))
  return (
    <PortalPage actor={actor} current={enquiriesPath}>
      <h1>{t('erasure.title')}</h1>
      <p className="lead">{t('erasure.lead')}</p>
      <p className="mt-4">{t('erasure.rule', { version: rule.version, note: rule.note })}</p>
      <div className="mt-6">
        {lines.length === 0 ? <Empty heading={t('erasure.empty')}>{t('erasure.emptyLead')}</Empty> : (
          <Table folds caption={t('erasure.caption')} head={head} rows={lines.map(({ id, day, state, isUnread, codeEnded }) => ({
            key: id,
            cells: [<a key="to" href={enquiryPath(id)}>{t('erasure.read')}</a>, longDay(day, 'sv'), codeEnded ? t('erasure.codeEnded') : isUnread ? t('erasure.unread') : t(`state.${state}`)],
          }))} />
        )}
      </div>
    </PortalPage>
  )
}
