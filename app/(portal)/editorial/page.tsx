import { PlanList } from '@/components/editorial/plan-view'
import { Trends } from '@/components/editorial/trends'
import { Empty } from '@/components/ui/empty'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { editorialHome, languagesPath, pagesPath, planDocumentPath } from '@/lib/editorial/paths'
import { readPlan } from '@/lib/editorial/read-plan'
import { portalText } from '@/lib/i18n/portal-messages'
import { supportFiguresPath } from '@/lib/knowledge/use/paths'
import { mediaPath } from '@/lib/media/paths'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'

export const metadata = titled(portalText('editorial')('planTitle'))

/** The plan for looking after the site: what is about to become false, and who does something about it. */
export default async function PlanPage() {
  const actor = await requireActor()
  const plan = shown(await readPlan({ actor, now: systemNow() }, {}))
  const t = portalText('editorial')
  return (
    <PortalPage actor={actor} current={editorialHome}>
      <h1>{t('planTitle')}</h1>
      <p className="lead">{t('planLead', { texts: plan.texts })}</p>
      <p className="row mt-4"><a className="btn" href={pagesPath}>{t('allTexts')}</a> <a className="btn quiet" href={languagesPath}>{t('languages.title')}</a> <a className="btn quiet" href={mediaPath}>{portalText('media')('title')}</a> <a className="btn quiet" href={supportFiguresPath}>{portalText('supportUse')('figures.title')}</a></p>
      <p className="row small mt-4"><a href={planDocumentPath('docx')} download>{t('document.word')}</a> <a href={planDocumentPath('pdf')} download>{t('document.pdf')}</a></p>
      <div className="stack mt-6">
        {plan.groups.length === 0 && <Empty heading={t('planEmpty')}>{t('planEmptyLead')}</Empty>}
        <PlanList plan={plan} />
        <Trends trends={plan.trends} />
      </div>
    </PortalPage>
  )
}
