import { CheckTable, ReportList } from '@/components/directory/report-list'
import { QuestionForm } from '@/components/forms/question-form'
import { Empty } from '@/components/ui/empty'
import { Notice } from '@/components/ui/notice'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { listReports } from '@/lib/directory/reports/list'
import { reportOutcomes } from '@/lib/directory/reports/model'
import { reportsPath } from '@/lib/directory/reports/paths'
import { untouched } from '@/lib/forms/form-state'
import { portalText } from '@/lib/i18n/portal-messages'
import errors from '@/messages/sv/errors.json'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'
import { check } from './actions'

export const metadata = titled(portalText('reports')('title'))

/** For whoever keeps the directory: what visitors say is wrong, and how it was. */
export default async function ReportsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireActor()
  const done = (await searchParams)['done'] === '1'
  const { open, checks } = shown(await listReports({ actor, now: systemNow() }, {}))
  const t = portalText('reports')
  const outcomes = [{ value: '', label: t('choose') }, ...reportOutcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))]
  return (
    <PortalPage actor={actor} current={reportsPath}>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <p className="small mt-2">{t('timesNote')}</p>
      <div className="stack mt-6">
        {done && <Notice kind="done">{t('done')}</Notice>}
        {open.length === 0 ? <Empty heading={t('empty')}>{t('emptyLead')}</Empty> : (
          <ReportList lines={open} form={({ contact, reason, times }) => (
            <QuestionForm action={check} first={untouched} hidden={{ contact, reason, seen: String(times) }} submit={t('submit')} quiet errors={errors}
              prefix={`${contact}-${reason}-`} questions={[{ kind: 'select', name: 'outcome', label: t('head.outcome'), options: outcomes }]} />
          )} />
        )}
        {checks.length > 0 && <section aria-labelledby="checks"><h2 id="checks">{t('checks')}</h2><CheckTable lines={checks} /></section>}
      </div>
    </PortalPage>
  )
}
