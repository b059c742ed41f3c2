import { EditionPage } from '@/components/editorial/edition-page'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { readEdition } from '@/lib/editorial/read-edition'
import { editorialHome } from '@/lib/editorial/paths'
import { portalText } from '@/lib/i18n/portal-messages'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { answer, atOnce, callOff, closeLink, discard, judge, makeLink, publish, schedule, submit, takeBack, withdraw } from '@/app/(portal)/editorial/actions'

export const metadata = titled(portalText('editorial')('title'))

/** One edition: where it stands, and what one can do with it. */
export default async function OneEditionPage({ params }: { params: Promise<{ editionId: string }> }) {
  const actor = await requireActor()
  const { editionId } = await params
  const view = shown(await readEdition({ actor, now: systemNow() }, { editionId }))
  return (
    <PortalPage actor={actor} current={editorialHome}>
      <EditionPage view={view} actions={{ submit, takeBack, discard, answer, publish, schedule, callOff, publishAtOnce: atOnce, judge, withdraw, factCheck: { make: makeLink, revoke: closeLink } }} />
    </PortalPage>
  )
}
