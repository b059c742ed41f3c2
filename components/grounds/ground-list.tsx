import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { groundPath, keptSheetPath, newRulePath, newSheetPath, sheetPath, wordingPath } from '@/lib/grounds/paths'
import type { GroundsView } from '@/lib/grounds/read'
import { longDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'
import { faultInWords } from './fault'

/** When a wording holds, in words. */
export function InForce({ from, until }: { from: string; until: string | null }) {
  const t = portalText('grounds')
  if (until !== null && until < from) return <>{t('never')}</>
  return <>{t('from', { day: longDay(from, 'sv') })}{until !== null && <> {t('until', { day: longDay(until, 'sv') })}</>}</>
}

/** Every rule by statute, with how many cases try it and whether a jurist has read it. */
export function GroundList({ view }: { view: GroundsView }) {
  const t = portalText('grounds')
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <div className="stack mt-4">
        <Notice kind={view.faults.length > 0 ? 'wrong' : 'done'}>{t('tried', { count: view.tried, faults: view.faults.length })}</Notice>
        <Notice kind="know">{view.hasUnreviewed && t('notReviewed')} {t('kept')}</Notice>
        {view.faults.length > 0 && <section><h2>{t('faulty')}</h2><ul>{view.faults.map((fault) => <li key={fault.says}>{faultInWords(fault)}</li>)}</ul></section>}
      </div>
      {view.mayWrite && <p className="row mt-4"><a className="btn" href={newRulePath}>{t('new')}</a><a className="btn quiet" href={newSheetPath}>{t('newSheet')}</a></p>}
      {view.inWork.length > 0 && (
        <section className="mt-6">
          <h2>{t('inWork')}</h2>
          <ul>{view.inWork.map(({ id, kind, n, title, state, validFrom }) => <li key={id}><a href={wordingPath(id)}>{t('wording.heading', { kind, title, n })}</a> ({t(`state.${state}`)}, {t('from', { day: longDay(validFrom, 'sv') })})</li>)}</ul>
        </section>
      )}
      {view.statutes.map(({ code, name, grounds }) => (
        <section className="mt-6" key={code}>
          <h2>{name}</h2>
          <Table folds caption={t('table', { statute: name })} head={[{ label: t('rule') }, { label: t('law') }, { label: t('inForce') }, { label: t('cases') }, { label: t('reviewed') }]}
            rows={grounds.map((ground) => ({
              key: `${ground.code}-${ground.version}`,
              cells: [
                <a key="r" href={groundPath(ground.code)}>{ground.title}</a>, `${ground.law[0] ?? ''} (${t(`effect.${ground.effect}`)})`, <InForce key="f" from={ground.validFrom} until={ground.validUntil} />,
                t('caseCount', { open: ground.open, closed: ground.closed }), ground.reviewedBy ?? t('no'),
              ],
            }))} />
        </section>
      ))}
      <section className="mt-6">
        <h2>{t('sheets')}</h2>
        <p>{t('sheetsLead')}</p>
        <Table folds caption={t('sheets')} head={[{ label: t('law') }, { label: t('heading') }, { label: t('inForce') }]}
          rows={view.sheets.map(({ slug, cite, heading, validFrom }) => ({
            key: slug, cells: [<a key="s" href={view.mayWrite ? keptSheetPath(slug) : sheetPath(slug)}>{cite}</a>, heading, <InForce key="f" from={validFrom} until={null} />],
          }))} />
      </section>
    </>
  )
}
