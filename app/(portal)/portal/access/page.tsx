import { GlassTable } from '@/components/access/glass-table'
import { RequestList } from '@/components/access/request-list'
import { QuestionForm } from '@/components/forms/question-form'
import { Empty } from '@/components/ui/empty'
import { accessPath, conflictsPath, emergencyPath } from '@/lib/access/paths'
import { listToDecide } from '@/lib/access/read'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { untouched } from '@/lib/forms/form-state'
import { portalText } from '@/lib/i18n/portal-messages'
import access from '@/messages/sv/access.json'
import errors from '@/messages/sv/errors.json'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { handOver } from './actions'
import { mayBreakGlass } from './may-break'

export const metadata = titled(access.title)

/** What two people must agree on, what has to be looked into, and the files that nobody can open. */
export default async function AccessPage() {
  const actor = await requireActor()
  const now = systemNow()
  const { toAnswer, own, glass, orphans } = shown(await listToDecide({ actor, now }, {}))
  const t = portalText('access')
  const isEmpty = toAnswer.length + own.length + glass.length + orphans.length === 0
  return (
    <PortalPage actor={actor} current={accessPath}>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      {isEmpty && <Empty heading={t('empty')}>{t('emptyLead')}</Empty>}
      {orphans.length > 0 && (
        <section aria-labelledby="orphans">
          <h2 id="orphans">{t('orphans')}</h2>
          <p>{t('orphansLead')}</p>
          {orphans.map(({ id, number, colleagues }) => (
            <div className="panel mt-4" key={id}>
              <h3>{t('orphanHeading', { number })}</h3>
              {colleagues.length === 0 ? <p>{t('nobodyToGive')}</p> : (
                <QuestionForm action={handOver} first={untouched} hidden={{ caseFileId: id }} submit={t('giveSubmit')} errors={errors} prefix={`${id}-`} questions={[{
                  kind: 'select', name: 'accountId', label: t('giveTo'),
                  options: [{ value: '', label: t('choose') }, ...colleagues.map(({ accountId, name }) => ({ value: accountId, label: name }))],
                }]} />
              )}
            </div>
          ))}
        </section>
      )}
      {toAnswer.length > 0 && <section aria-labelledby="answer"><h2 id="answer">{t('toAnswer')}</h2><RequestList requests={toAnswer} /></section>}
      {own.length > 0 && <section aria-labelledby="own"><h2 id="own">{t('own')}</h2><RequestList requests={own} /></section>}
      {glass.length > 0 && <section aria-labelledby="glass"><h2 id="glass">{t('glass')}</h2><GlassTable lines={glass} now={now} /></section>}
      <nav className="row mt-6" aria-label={t('links')}>
        <a className="btn quiet" href={conflictsPath}>{t('conflictsLink')}</a>
        {mayBreakGlass(actor) && <a className="btn quiet" href={emergencyPath}>{t('emergencyLink')}</a>}
      </nav>
    </PortalPage>
  )
}
