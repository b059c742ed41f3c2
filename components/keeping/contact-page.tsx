import { randomUUID } from 'node:crypto'
import { QuestionForm } from '@/components/forms/question-form'
import { Notice } from '@/components/ui/notice'
import { Timeline } from '@/components/ui/timeline'
import { dayOf } from '@/lib/directory/days'
import { untouched, type FormState } from '@/lib/forms/form-state'
import { clockTime, longDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'
import { weekdayFields } from '@/lib/keeping/hours'
import { confirmedIn } from '@/components/keeping/confirmed'
import { directoryPath } from '@/lib/keeping/paths'
import type { ContactView } from '@/lib/keeping/read'
import errors from '@/messages/sv/errors.json'

type Send = (before: FormState, form: FormData) => Promise<FormState>
interface Props { view: ContactView; actions: { confirm: Send; number: Send; hours: Send; except: Send; drop: Send } }

/** One contact: what stands on the site, the one press that confirms it, and what to change when it is not so. */
export function ContactPage({ view, actions }: Props) {
  const t = portalText('keeping')
  const hidden = { contactPointId: view.id, version: String(view.version) }
  const form = { first: untouched, errors }
  const kinds = ['always', 'daytimeWeekdays', 'schedule', 'unknown'] as const
  return (
    <>
      <p className="small"><a href={directoryPath}>{t('back')}</a></p>
      <h1>{view.name}</h1>
      {view.unit !== null && <p className="lead">{view.unit}</p>}
      {!view.isPublished && <Notice kind="know">{t('notPublished')}</Notice>}
      <section className="panel mt-6" aria-labelledby="facts">
        <h2 id="facts">{t('facts')}</h2>
        <dl className="pairs">
          <div className="contents"><dt>{t('phone')}</dt><dd>{view.phone ?? t('none')}</dd></div>
          <div className="contents"><dt>{t('hours')}</dt><dd>{t(`kinds.${view.openingKind}`)}{view.openingKind === 'schedule' && (
            <ul>{weekdayFields.filter((field) => view.hours[field] !== '').map((field) => <li key={field}>{t(`weekday.${field}`)} {view.hours[field]}</li>)}</ul>
          )}</dd></div>
          <div className="contents"><dt>{t('head.state')}</dt><dd>{confirmedIn(view)}</dd></div>
          <div className="contents"><dt>{t('source')}</dt><dd>{t('sourceOf', { name: view.sourceName, day: longDay(view.sourceRetrievedOn, 'sv') })}</dd></div>
        </dl>
        <p className="mt-4">{t('confirmLead', { months: view.reviewMonths })}</p>
        <QuestionForm {...form} action={actions.confirm} hidden={hidden} questions={[]} submit={t('confirm')} prefix="confirm-" />
      </section>
      <section className="mt-6" aria-labelledby="change">
        <h2 id="change">{t('change')}</h2>
        <QuestionForm {...form} action={actions.number} hidden={hidden} submit={t('changeSubmit')} quiet prefix="number-" questions={[{ kind: 'text', name: 'phone', label: t('newPhone'), value: view.phone ?? '' }]} />
      </section>
      <section className="mt-6" aria-labelledby="hours">
        <h2 id="hours">{t('setHours')}</h2>
        <QuestionForm {...form} action={actions.hours} hidden={hidden} submit={t('hoursSubmit')} quiet prefix="hours-" questions={[
          { kind: 'radio', name: 'kind', label: t('kind'), value: [view.openingKind], options: kinds.map((value) => ({ value, label: t(`kinds.${value}`) })) },
          ...weekdayFields.map((field) => ({ kind: 'text' as const, name: field, label: t(`weekday.${field}`), hint: t('dayHint'), value: view.hours[field] })),
          { kind: 'radio', name: 'onHolidays', label: t('onHolidays'), value: [view.onHolidays], options: (['asUsual', 'closed'] as const).map((value) => ({ value, label: t(`holidays.${value}`) })) },
        ]} />
      </section>
      <section className="mt-6" aria-labelledby="exceptions">
        <h2 id="exceptions">{t('exceptions')}</h2>
        {view.exceptions.length === 0 ? <p>{t('noExceptions')}</p> : (
          <ul className="holders">
            {view.exceptions.map(({ id, date, hours, reason }) => (
              <li key={id}>
                {t('exceptionLine', { day: longDay(date, 'sv'), hours: hours ?? t('closed'), reason })}
                <QuestionForm {...form} action={actions.drop} hidden={{ exceptionId: id }} questions={[]} submit={t('drop', { day: longDay(date, 'sv') })} quiet prefix={id} />
              </li>
            ))}
          </ul>
        )}
        <h3 className="mt-4">{t('add')}</h3>
        {view.openingKind !== 'schedule' ? <p>{t('addNeedsHours')}</p> : <QuestionForm {...form} action={actions.except} hidden={{ contactPointId: view.id, exceptionId: randomUUID() }} submit={t('addSubmit')} quiet prefix="except-" questions={[
          { kind: 'text', name: 'date', label: t('date'), hint: t('dateHint') }, { kind: 'text', name: 'hours', label: t('exceptionHours'), hint: t('exceptionHoursHint') }, { kind: 'text', name: 'reason', label: t('reason') },
        ]} />}
      </section>
      <section className="mt-6" aria-labelledby="changes">
        <h2 id="changes">{t('changes')}</h2>
        {view.changes.length === 0 ? <p>{t('noChanges')}</p> : (
          <Timeline entries={view.changes.map(({ field, before, after, at, account }) => ({
            at: `${longDay(dayOf(at), 'sv')} ${clockTime(at, 'sv')}, ${account.name}`, dateTime: new Date(at).toISOString(), kind: { label: t(`field.${field}`), judgement: false },
            text: t('changeLine', { before: before ?? t('none'), after: after ?? t('none') }),
          }))} />
        )}
      </section>
    </>
  )
}
