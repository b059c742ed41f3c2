import { ContentPage } from '@/components/editorial/content-page'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { readContentPage } from '@/lib/editorial/read-content'
import { editorialHome } from '@/lib/editorial/paths'
import { portalText } from '@/lib/i18n/portal-messages'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { assign, begin, review } from '@/app/(portal)/editorial/actions'

export const metadata = titled(portalText('editorial')('title'))

/** One text: in its languages, with its editions. */
export default async function OneContentPage({ params }: { params: Promise<{ contentId: string }> }) {
  const actor = await requireActor()
  const { contentId } = await params
  const view = shown(await readContentPage({ actor, now: systemNow() }, { contentId }))
  return <PortalPage actor={actor} current={editorialHome}><ContentPage view={view} actions={{ begin, assign, review }} /></PortalPage>
}
