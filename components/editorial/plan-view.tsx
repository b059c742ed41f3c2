import './editorial.css'
import { Table } from '@/components/ui/table'
import { contentPath, editionPath } from '@/lib/editorial/paths'
import type { PlanKind, PlanLine, PlanView } from '@/lib/editorial/plan-view'
import { longDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'

/** Longer lists stand folded, so that what is wrong for a reader today is not far down the page. */
const folded: readonly PlanKind[] = ['neverChecked', 'dueSoon']

/** What the site asks of those who look after it, the worst first. */
export function PlanList({ plan }: { plan: PlanView }) {
  const t = portalText('editorial')
  return (
    <>
      {plan.groups.map(({ kind, lines }) => (folded.includes(kind) ? (
        <details className="more" key={kind}>
          <summary>{t(`kinds.${kind}`)} ({lines.length})</summary>
          <Lines kind={kind} lines={lines} />
        </details>
      ) : (
        <section key={kind} aria-labelledby={kind}>
          <h2 id={kind}>{t(`kinds.${kind}`)} <span className="count">{lines.length}</span></h2>
          <Lines kind={kind} lines={lines} />
        </section>
      )))}
      <section aria-labelledby="contacts">
        <h2 id="contacts">{t('contacts.heading')}</h2>
        <p>{t('contacts.lead')}</p>
        <dl className="pairs">
          {(['silentMunicipalities', 'unconfirmed', 'stale', 'withoutHours'] as const).map((what) => (
            <div className="contents" key={what}><dt>{t(`contacts.${what}`)}</dt><dd className="nums">{plan.contacts[what]}</dd></div>
          ))}
        </dl>
      </section>
    </>
  )
}

function Lines({ kind, lines }: { kind: PlanKind; lines: PlanLine[] }) {
  const t = portalText('editorial')
  const when = ({ day }: PlanLine) => (day === null ? '' : t(`dayIs.${kind}`, { day: longDay(day, 'sv') }))
  const hasDays = lines.some((line) => when(line) !== '')
  const keeper = ({ keeper: name, keepBy }: PlanLine) => (name === null ? t('nobody') : keepBy === null ? name : t('keptBy', { name, day: longDay(keepBy, 'sv') }))
  return (
    <Table
      folds
      caption={t(`kinds.${kind}`)}
      head={[{ label: t('planHead.text') }, ...(hasDays ? [{ label: t('planHead.when') }] : []), { label: t('planHead.keeper') }]}
      rows={lines.map((line) => ({
        key: `${line.contentId} ${line.locale} ${line.editionId ?? ''}`,
        cells: [
          <span key="text"><a href={line.editionId === null ? contentPath(line.contentId) : editionPath(line.editionId)}>{line.title}</a> <small>{t(`type.${line.type}`)}, {t(`language.${line.locale}`)}</small></span>,
          ...(hasDays ? [when(line)] : []), keeper(line),
        ],
      }))}
    />
  )
}
