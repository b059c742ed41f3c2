import { OpenComments } from '@/components/editorial/open-comments'
import { SwedishBeside } from '@/components/editorial/swedish-beside'
import { FaultList, toldFaults } from '@/components/editorial/fault-list'
import { WritingForm } from '@/components/editorial/writing-form'
import { WritingGuide } from '@/components/editorial/writing-guide'
import { Notice } from '@/components/ui/notice'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { readContactChoices } from '@/lib/directory/read'
import { readPictureChoices } from '@/lib/media/read'
import { readWriting } from '@/lib/editorial/read-edition'
import { editionPath, editorialHome, editPath } from '@/lib/editorial/paths'
import { firstState } from '@/lib/forms/kept-state'
import { portalText } from '@/lib/i18n/portal-messages'
import editorial from '@/messages/sv/editorial.json'
import errors from '@/messages/sv/errors.json'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { save } from '@/app/(portal)/editorial/actions'

export const metadata = titled(portalText('editorial')('title'))

interface Props { params: Promise<{ editionId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The text of an edition, to write in: one text, whole, that works without script. */
export default async function WritingPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { editionId } = await params
  const { saved } = await searchParams
  const view = shown(await readWriting({ actor, now: systemNow() }, { editionId }))
  const contacts = await readContactChoices(systemNow())
  const pictures = await readPictureChoices({ actor, now: systemNow() }, {})
  const t = portalText('editorial')
  return (
    <PortalPage actor={actor} current={editorialHome}>
      <p className="small"><a href={editionPath(view.id)}>{t('edit.done')}</a></p>
      <h1>{t('edit.heading', { title: view.title, n: view.n })}</h1>
      <p className="lead">{t('edit.lead')}</p>
      <div className="stack mt-4">
        {saved !== undefined && <Notice kind="done">{view.faults.length === 0 ? t('edit.savedWhole') : t('edit.saved')}</Notice>}
        {view.asked !== null && <Notice kind="do">{t('edit.asked')} {view.asked}</Notice>}
      </div>
      <FaultList faults={view.faults} />
      <OpenComments editionId={view.id} comments={view.comments} locale={view.locale} />
      <div className={view.swedish ? 'beside' : undefined}>
        {view.swedish && <SwedishBeside swedish={view.swedish} />}
        <WritingForm action={save} first={await firstState(actor, editPath(view.id))} editionId={view.id} version={view.version} type={view.type} locale={view.locale} source={view.source} minor={view.minor}
          changeNote={view.changeNote} mayFollow={view.mayFollow} faults={toldFaults(view.faults)} contacts={contacts} pictures={pictures.ok ? pictures.value : []} autosaves submit={t('edit.submit')} text={editorial.edit} errors={errors} />
      </div>
      <WritingGuide />
    </PortalPage>
  )
}
