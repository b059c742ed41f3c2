import { LibraryPage } from '@/components/media/library-page'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { editorialHome } from '@/lib/editorial/paths'
import { firstState } from '@/lib/forms/kept-state'
import { portalText } from '@/lib/i18n/portal-messages'
import { mediaPath } from '@/lib/media/paths'
import { listPictures } from '@/lib/media/read'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { addImage } from '@/app/(portal)/editorial/actions'

export const metadata = titled(portalText('media')('title'))

/** The library of pictures. */
export default async function MediaPage() {
  const actor = await requireActor()
  const view = shown(await listPictures({ actor, now: systemNow() }, {}))
  return (
    <PortalPage actor={actor} current={editorialHome}>
      <LibraryPage view={view} first={await firstState(actor, mediaPath)} add={addImage} />
    </PortalPage>
  )
}
