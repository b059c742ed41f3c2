import { GlassPageView } from '@/components/access/glass-view'
import { QuestionForm } from '@/components/forms/question-form'
import { readGlass } from '@/lib/access/glass/read'
import { verdicts } from '@/lib/access/model'
import { accessPath, glassPath } from '@/lib/access/paths'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { firstState } from '@/lib/forms/kept-state'
import { portalText } from '@/lib/i18n/portal-messages'
import access from '@/messages/sv/access.json'
import errors from '@/messages/sv/errors.json'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { check } from '@/app/(portal)/portal/access/actions'

export const metadata = titled(access.glassView.title)

/** The after-check of one opening, for the manager and the log reviewer. */
export default async function GlassPage({ params }: { params: Promise<{ glassId: string }> }) {
  const actor = await requireActor()
  const { glassId } = await params
  const view = shown(await readGlass({ actor, now: systemNow() }, { glassId }))
  const t = portalText('access')
  return (
    <PortalPage actor={actor} current={accessPath}>
      <GlassPageView view={view} form={view.mayCheck && (
        <QuestionForm action={check} first={await firstState(actor, glassPath(view.id))} hidden={{ glassId: view.id }} submit={t('glassView.submit')} errors={errors} questions={[
          { kind: 'radio', name: 'verdict', label: t('glassView.legend'), options: verdicts.map((value) => ({ value, label: t(`glassView.verdict.${value}`) })) },
          { kind: 'text', name: 'words', label: t('glassView.words'), rows: 4 },
        ]} />
      )} />
    </PortalPage>
  )
}
