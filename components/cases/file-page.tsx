import type { ReactNode } from 'react'
import { HolderList } from '@/components/cases/holder-list'
import { Empty } from '@/components/ui/empty'
import { Timeline } from '@/components/ui/timeline'
import type { FileView } from '@/lib/cases/model'
import { caseAccessPath, caseChangesPath, caseEditPath, caseNamePath, casesPath, caseSafeContactPath } from '@/lib/cases/paths'
import { dayOf } from '@/lib/directory/days'
import { clockTime, longDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'
import { referralsOfFilePath } from '@/lib/referrals/paths'

interface Props {
  view: FileView
  /** The forms that this reader may use, each with its heading. */
  forms: { heading: string; form: ReactNode }[]
}

/** One file on one page: who, what is needed, what has happened, who can open it, and what may be done now. */
export function FilePage({ view, forms }: Props) {
  const t = portalText('cases')
  const day = (at: number) => longDay(dayOf(at), 'sv')
  return (
    <>
      <p className="small"><a href={casesPath}>{t('file.back')}</a></p>
      <h1>{t('file.heading', { number: view.number })}</h1>
      <p className="lead"><Name view={view} /></p>
      <p className="flex flex-wrap gap-x-6 text-ink-soft">
        {view.birthYear && <span>{t('file.bornIn', { year: view.birthYear })}</span>}
        {view.environments.map((one) => <span key={one}>{t(`environment.${one}`)}</span>)}
        <span>{t('file.firstContact', { day: day(view.firstContactAt) })}</span>
        <span>{view.firstMeetingAt === null ? t('file.noMeeting') : t('file.firstMeeting', { day: day(view.firstMeetingAt) })}</span>
        {view.closedAt !== null && view.outcome && <span>{t('file.closed', { day: day(view.closedAt), outcome: t(`outcome.${view.outcome}`) })}</span>}
        <span>{view.unitName}</span>
      </p>
      {view.protection !== 'none' && (
        <div className="guard">
          <div>
            <p><b>{t(`protection.${view.protection}`)}.</b> {t('file.guard')}</p>
            <a className="btn quiet" href={caseNamePath(view.id)}>{t('file.showName')}</a>
          </div>
        </div>
      )}
      {view.episodes.map(({ closedAt, outcome, reason, reopenedAt }) => (
        <p className="small" key={reopenedAt}>{t('file.episode', { closed: day(closedAt), outcome: t(`outcome.${outcome}`), reopened: day(reopenedAt), reason: t(`reopen.reasons.${reason}`) })}</p>
      ))}
      {(view.may.edit || view.isChanged) && (
        <p className="row mt-4">
          {view.may.edit && <a className="btn quiet" href={caseEditPath(view.id)}>{t('edit.link')}</a>}
          {view.isChanged && <a className="btn quiet" href={caseChangesPath(view.id)}>{t('changes.link')}</a>}
        </p>
      )}
      <section aria-labelledby="needs">
        <h2 id="needs">{t('file.needs')}</h2>
        {view.needs === null ? <p className="small">{t('file.noNeeds')}</p> : <Paragraphs text={view.needs} />}
      </section>
      <section aria-labelledby="safe">
        <h2 id="safe">{t('file.safeContact')}</h2>
        {view.hasSafeContact
          ? <p><a className="btn quiet" href={caseSafeContactPath(view.id)}>{t('file.showSafeContact')}</a></p>
          : <p className="small">{t('file.noSafeContact')}</p>}
      </section>
      <p className="mt-4"><a className="btn quiet" href={referralsOfFilePath(view.id)}>{portalText('referrals')('ofFile.title')}</a></p>
      <section aria-labelledby="latest">
        <h2 id="latest">{t('file.latest')}</h2>
        {view.notes.length === 0 ? <Empty heading={t('file.noNotes')}>{t('file.noNotesLead')}</Empty> : <Notes view={view} />}
      </section>
      <section aria-labelledby="holders">
        <h2 id="holders">{portalText('access')('file.heading')}</h2>
        <HolderList holders={view.holders} />
        <p className="mt-2"><a className="btn quiet" href={caseAccessPath(view.id)}>{portalText('access')('file.change')}</a></p>
      </section>
      {forms.map(({ heading, form }) => <section key={heading} aria-label={heading}><h2>{heading}</h2>{form}</section>)}
      <p className="small mt-4">{t('file.logged')}</p>
    </>
  )
}

function Name({ view: { name } }: { view: FileView }) {
  const t = portalText('cases')
  if (name.kind === 'protected') return <span className="oob">{t('file.nameProtected')}</span>
  return name.kind === 'unknown' ? t('file.nameUnknown') : [name.name, name.personalNumber].filter(Boolean).join(', ')
}

/** What somebody wrote, with the line breaks they made. */
export function Paragraphs({ text }: { text: string }) {
  return text.split(/\n+/).map((paragraph, at) => <p key={at}>{paragraph}</p>)
}

function Notes({ view }: { view: FileView }) {
  const t = portalText('cases')
  return (
    <Timeline entries={view.notes.map(({ kind, at, author, personPresent, received, body }) => ({
      at: `${longDay(dayOf(at), 'sv')} ${clockTime(at, 'sv')}, ${author}${personPresent ? `, ${t('file.personPresent')}` : ''}${received ? `, ${t('file.fromReceived')}` : ''}`,
      dateTime: new Date(at).toISOString(), kind: { label: t(`noteKind.${kind}`), judgement: kind === 'judgement' }, text: <Paragraphs text={body} />,
    }))} />
  )
}
