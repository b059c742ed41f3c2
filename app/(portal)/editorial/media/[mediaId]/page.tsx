import { OnePicturePage } from '@/components/media/one-picture-page'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { editorialHome } from '@/lib/editorial/paths'
import { firstState } from '@/lib/forms/kept-state'
import { portalText } from '@/lib/i18n/portal-messages'
import { onePicturePath } from '@/lib/media/paths'
import { readPicture } from '@/lib/media/read'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { changeImage, replaceImage, takeOutImage } from '@/app/(portal)/editorial/actions'

export const metadata = titled(portalText('media')('title'))

/** One picture of the library. */
export default async function PicturePage({ params }: { params: Promise<{ mediaId: string }> }) {
  const actor = await requireActor()
  const { mediaId } = await params
  const view = shown(await readPicture({ actor, now: systemNow() }, { mediaId }))
  return (
    <PortalPage actor={actor} current={editorialHome}>
      <OnePicturePage view={view} first={await firstState(actor, onePicturePath(view.id))} actions={{ change: changeImage, replace: replaceImage, takeOut: takeOutImage }} />
    </PortalPage>
  )
}
