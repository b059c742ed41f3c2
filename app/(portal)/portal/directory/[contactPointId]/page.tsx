import { ContactPage } from '@/components/keeping/contact-page'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { portalText } from '@/lib/i18n/portal-messages'
import { directoryPath } from '@/lib/keeping/paths'
import { readContact } from '@/lib/keeping/read'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { confirm, drop, except, hours, number } from '@/app/(portal)/portal/directory/actions'

export const metadata = titled(portalText('keeping')('title'))

/** One contact, to confirm or to change. */
export default async function OneContactPage({ params }: { params: Promise<{ contactPointId: string }> }) {
  const actor = await requireActor()
  const { contactPointId } = await params
  const view = shown(await readContact({ actor, now: systemNow() }, { contactPointId }))
  return <PortalPage actor={actor} current={directoryPath}><ContactPage view={view} actions={{ confirm, number, hours, except, drop }} /></PortalPage>
}
