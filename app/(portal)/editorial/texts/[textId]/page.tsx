import { AsidePage } from '@/components/editorial/aside-page'
import { WritingForm } from '@/components/editorial/writing-form'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { readContactChoices } from '@/lib/directory/read'
import { readPictureChoices } from '@/lib/media/read'
import { readAside } from '@/lib/editorial/read-edition'
import { asidePath, editorialHome } from '@/lib/editorial/paths'
import { firstState } from '@/lib/forms/kept-state'
import { portalText } from '@/lib/i18n/portal-messages'
import editorial from '@/messages/sv/editorial.json'
import errors from '@/messages/sv/errors.json'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { save } from '@/app/(portal)/editorial/actions'

export const metadata = titled(portalText('editorial')('title'))

/** A text that was sent, beside what stands now; whoever may write goes on in it from here. */
export default async function AsideTextPage({ params }: { params: Promise<{ textId: string }> }) {
  const actor = await requireActor()
  const { textId } = await params
  const view = shown(await readAside({ actor, now: systemNow() }, { textId }))
  const contacts = await readContactChoices(systemNow())
  const pictures = await readPictureChoices({ actor, now: systemNow() }, {})
  return (
    <PortalPage actor={actor} current={editorialHome}>
      <AsidePage view={view} />
      {view.mayEdit && (
        <WritingForm action={save} first={await firstState(actor, asidePath(textId))} editionId={view.id} version={view.version} type={view.type} locale={view.locale} source={view.own.source} minor={view.own.minor}
          changeNote={view.own.changeNote} mayFollow={view.mayFollow} faults={[]} contacts={contacts} pictures={pictures.ok ? pictures.value : []} autosaves={false} submit={portalText('editorial')('aside.submit')} text={editorial.edit} errors={errors} />
      )}
    </PortalPage>
  )
}
