import './editorial.css'
import { Table } from '@/components/ui/table'
import { contentPath, editionPath } from '@/lib/editorial/paths'
import type { LinksView, PlanKind, PlanLine, PlanView } from '@/lib/editorial/plan-view'
import { longDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'
import { momentIn } from './days'

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
      <Links links={plan.links} />
      <section aria-labelledby="contacts">
        <h2 id="contacts">{t('contacts.heading')}</h2>
        <p>{t('contacts.lead')}</p>
        <dl className="pairs mt-4">
          {(['silentMunicipalities', 'unconfirmed', 'stale', 'withoutHours'] as const).map((what) => (
            <div className="contents" key={what}><dt>{t(`contacts.${what}`)}</dt><dd className="nums">{plan.contacts[what]}</dd></div>
          ))}
        </dl>
      </section>
    </>
  )
}

/** Addresses of other sites that lead wrong, with what to write instead; or that nobody has looked. */
function Links({ links: { all, lookedAt, wrong } }: { links: LinksView }) {
  const t = portalText('editorial')
  return (
    <section aria-labelledby="links">
      <h2 id="links">{t('links.heading')} {wrong.length > 0 && <span className="count">{wrong.length}</span>}</h2>
      <p>{lookedAt === null ? t('links.notLooked') : t('links.looked', { all, at: momentIn(lookedAt) })}</p>
      {wrong.length > 0 && (
        <Table folds caption={t('links.heading')} head={[{ label: t('links.address') }, { label: t('links.what') }, { label: t('links.where') }]}
          rows={wrong.map(({ url, state, status, target, day, uses }) => ({
            key: url,
            cells: [
              <span key="u" className="said">{url}</span>,
              <span key="w">{t(`links.state.${state ?? 'silent'}`, { status: status ?? 0 })} {day !== null && t('links.since', { day: longDay(day, 'sv') })}{target !== null && <> <b>{t('links.instead')}</b> <span className="said">{target}</span></>}</span>,
              <ul key="h" className="plain">{uses.map((use) => (
                <li key={`${use.kind} ${use.title} ${use.kind === 'text' ? use.locale : ''}`}>
                  {use.kind === 'text' ? <><a href={contentPath(use.contentId)}>{use.title}</a> <small>{t(`language.${use.locale}`)}, {use.keeper ?? t('nobody')}</small></> : <>{use.title} <small>{t(`links.use.${use.kind}`)}</small></>}
                </li>
              ))}</ul>,
            ],
          }))} />
      )}
    </section>
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
