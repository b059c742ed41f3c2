import { ReleaseTable } from '@/components/disclosure/release-table'
import { Empty } from '@/components/ui/empty'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { decidedReleasesPath, releasesPath } from '@/lib/disclosure/paths'
import { listForReview } from '@/lib/disclosure/read'
import { portalText } from '@/lib/i18n/portal-messages'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'

export const metadata = titled(portalText('releases')('title'))

/** What waits for the secrecy officer, and what has been decided. */
export default async function ReleasesPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireActor()
  const now = systemNow()
  const waiting = (await searchParams)['decided'] !== '1'
  const lines = shown(await listForReview({ actor, now }, { waiting }))
  const t = portalText('releases')
  const box = waiting ? 'waiting' : 'decided'
  return (
    <PortalPage actor={actor} current={releasesPath}>
      <h1>{t('title')}</h1>
      <nav className="tabs" aria-label={t('boxes')}>
        <a href={releasesPath} aria-current={waiting ? 'page' : undefined}>{t('waiting')}</a>
        <a href={decidedReleasesPath} aria-current={waiting ? undefined : 'page'}>{t('decided')}</a>
      </nav>
      {lines.length === 0 ? <Empty heading={t(`empty.${box}`)}>{t('emptyLead')}</Empty> : <ReleaseTable caption={t(`caption.${box}`)} lines={lines} now={now} />}
    </PortalPage>
  )
}
