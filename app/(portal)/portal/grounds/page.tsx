import { GroundList } from '@/components/grounds/ground-list'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { groundsPath } from '@/lib/grounds/paths'
import { listGrounds } from '@/lib/grounds/read'
import { portalText } from '@/lib/i18n/portal-messages'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'

export const metadata = titled(portalText('grounds')('title'))

/** For the jurist who keeps the rules true, and for those who decide by them. No word of a person. */
export default async function GroundsPage() {
  const actor = await requireActor()
  const view = shown(await listGrounds({ actor, now: systemNow() }, {}))
  return <PortalPage actor={actor} current={groundsPath}><GroundList view={view} /></PortalPage>
}
