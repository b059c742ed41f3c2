import { CommentsPage } from '@/components/editorial/comments-page'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { readComments } from '@/lib/editorial/comments/read'
import { commentsPath, editorialHome } from '@/lib/editorial/paths'
import { firstState } from '@/lib/forms/kept-state'
import { portalText } from '@/lib/i18n/portal-messages'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { comment, handled, reply } from '@/app/(portal)/editorial/actions'

export const metadata = titled(portalText('editorial')('title'))

interface Props { params: Promise<{ editionId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** An edition passage by passage, with what its readers say. */
export default async function EditionCommentsPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { editionId } = await params
  const { passage } = await searchParams
  const view = shown(await readComments({ actor, now: systemNow() }, { editionId }))
  const chosen = typeof passage === 'string' && /^\d{1,4}$/.test(passage) ? Number(passage) : null
  return (
    <PortalPage actor={actor} current={editorialHome}>
      <CommentsPage view={view} chosen={chosen} first={await firstState(actor, commentsPath(view.id))} actions={{ write: comment, reply, handle: handled }} />
    </PortalPage>
  )
}
