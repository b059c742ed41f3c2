import { WordingPage } from '@/components/grounds/wording-page'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { firstState } from '@/lib/forms/kept-state'
import { readWording } from '@/lib/grounds/keeping/read'
import { groundsPath, wordingPath } from '@/lib/grounds/paths'
import { portalText } from '@/lib/i18n/portal-messages'
import { answer, move, takeBack } from '@/app/(portal)/portal/grounds/actions'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'

export const metadata = titled(portalText('grounds')('title'))

/** A wording on its way: what it changes, the cases that try it, and what one can do with it. */
export default async function OneWordingPage({ params }: { params: Promise<{ wordingId: string }> }) {
  const actor = await requireActor()
  const { wordingId } = await params
  const view = shown(await readWording({ actor, now: systemNow() }, { wordingId }))
  return <PortalPage actor={actor} current={groundsPath}><WordingPage view={view} actions={{ answer, move, takeBack }} first={await firstState(actor, wordingPath(view.id))} /></PortalPage>
}
