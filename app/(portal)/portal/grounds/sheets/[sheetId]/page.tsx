import { randomUUID } from 'node:crypto'
import { SheetPage } from '@/components/grounds/sheet-page'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { readSheet } from '@/lib/grounds/keeping/read'
import { groundsPath } from '@/lib/grounds/paths'
import { portalText } from '@/lib/i18n/portal-messages'
import { begin } from '@/app/(portal)/portal/grounds/actions'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'

export const metadata = titled(portalText('grounds')('sheets'))

/** One sheet in all its wordings. */
export default async function KeptSheetPage({ params }: { params: Promise<{ sheetId: string }> }) {
  const actor = await requireActor()
  const { sheetId } = await params
  const view = shown(await readSheet({ actor, now: systemNow() }, { slug: sheetId }))
  return <PortalPage actor={actor} current={groundsPath}><SheetPage view={view} begin={begin} newId={randomUUID()} /></PortalPage>
}
