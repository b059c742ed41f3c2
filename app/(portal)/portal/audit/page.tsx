import { LogFilter } from '@/components/audit/log-filter'
import { LogTable } from '@/components/audit/log-table'
import { Empty } from '@/components/ui/empty'
import { auditPath } from '@/lib/audit/paths'
import { reviewLog } from '@/lib/audit/review'
import { requireActor } from '@/lib/auth/session'
import { systemNow } from '@/lib/core/clock'
import { portalText } from '@/lib/i18n/portal-messages'
import audit from '@/messages/sv/audit.json'
import { shown } from '@/app/(portal)/portal/outcome'
import { PortalPage, titled } from '@/app/(portal)/portal/portal-page'

export const metadata = titled(audit.title)

/** The authority's log, for its log reviewer. */
export default async function AuditPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireActor()
  const asked = await searchParams
  const one = (name: string) => {
    const value = asked[name]
    return typeof value === 'string' && value !== '' ? value.slice(0, 80) : null
  }
  const chosen = { who: one('who'), on: one('on'), number: one('number')?.slice(0, 40) ?? null }
  const { lines, next, people } = shown(await reviewLog({ actor, now: systemNow() }, { ...chosen, after: one('after') }))
  const t = portalText('audit')
  const query = Object.entries(chosen).filter((entry): entry is [string, string] => entry[1] !== null)
  return (
    <PortalPage actor={actor} current={auditPath}>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <section aria-labelledby="filter">
        <h2 id="filter">{t('filter.heading')}</h2>
        <LogFilter people={people} chosen={{ who: chosen.who ?? '', on: chosen.on ?? '', number: chosen.number ?? '' }} />
      </section>
      <section>
        {lines.length === 0 ? <Empty heading={t('empty')}>{t('emptyLead')}</Empty> : <LogTable lines={lines} />}
        {next && <p><a href={`${auditPath}?${new URLSearchParams([...query, ['after', next]]).toString()}`} rel="next">{t('more')}</a></p>}
        {one('after') && <p><a href={auditPath}>{t('fromTop')}</a></p>}
      </section>
    </PortalPage>
  )
}
