import { randomUUID } from 'node:crypto'
import { GroundPage } from '@/components/grounds/ground-page'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { groundsPath } from '@/lib/grounds/paths'
import { readGround } from '@/lib/grounds/read'
import { portalText } from '@/lib/i18n/portal-messages'
import { begin, end } from '@/app/(portal)/portal/grounds/actions'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'

export const metadata = titled(portalText('grounds')('title'))

/** One rule in all its wordings. */
export default async function GroundDetailPage({ params }: { params: Promise<{ groundId: string }> }) {
  const actor = await requireActor()
  const { groundId } = await params
  const view = shown(await readGround({ actor, now: systemNow() }, { code: groundId }))
  return <PortalPage actor={actor} current={groundsPath}><GroundPage view={view} actions={{ begin, end }} newId={randomUUID()} /></PortalPage>
}
