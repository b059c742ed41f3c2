import './editorial.css'
import { randomUUID } from 'node:crypto'
import type { ContentActions } from '@/components/editorial/actions'
import { dayIn } from '@/components/editorial/days'
import { QuestionForm } from '@/components/forms/question-form'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import type { ContentView } from '@/lib/editorial/read-content'
import { reviewOutcomes } from '@/lib/editorial/model'
import { editionPath, pagesPath } from '@/lib/editorial/paths'
import { untouched } from '@/lib/forms/form-state'
import { longDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'
import errors from '@/messages/sv/errors.json'

type Language = ContentView['languages'][number]

/** One text in its languages: what is live, what is in work, who keeps it, and every edition there was. */
export function ContentPage({ view, actions }: { view: ContentView; actions: ContentActions }) {
  const t = portalText('editorial')
  return (
    <>
      <p className="small"><a href={pagesPath}>{t('content.back')}</a></p>
      <h1>{view.title}</h1>
      <p className="lead">{t(`type.${view.type}`)}</p>
      <div className="stack mt-6">
        {view.languages.map((language) => <LanguagePart key={language.locale} view={view} language={language} actions={actions} />)}
      </div>
    </>
  )
}

function LanguagePart({ view, language, actions }: { view: ContentView; language: Language; actions: ContentActions }) {
  const t = portalText('editorial')
  const { locale, live, open, due, late } = language
  const name = t(`language.${locale}`)
  const since = live?.origin === 'seed' ? t('content.fromStart') : live?.publishedAt == null ? '' : t('content.since', { day: dayIn(live.publishedAt) })
  const begin = (from: string, submit: string, quiet: boolean) => (
    <QuestionForm action={actions.begin} first={untouched} errors={errors} questions={[]} submit={submit} quiet={quiet} prefix={`begin-${locale}-${from}`}
      hidden={{ editionId: randomUUID(), contentId: view.id, locale, from }} />
  )
  return (
    <section aria-labelledby={`in-${locale}`}>
      <h2 id={`in-${locale}`}>{name.charAt(0).toUpperCase() + name.slice(1)}</h2>
      <p>{live ? <><a href={editionPath(live.id)}>{t('content.live', { n: live.n })}</a> {since}.</> : t('content.notLive')}{language.translation && ` ${t(`translation.${language.translation}`)}.`}</p>
      {live && <p className={late ? 'oob' : undefined}>{due === null ? t('content.noDue') : t(late ? 'content.late' : 'content.due', { day: longDay(due, 'sv') })}</p>}
      {open ? (
        <div className="mt-4"><Notice kind="know">{t('content.openEdition', { n: open.n, state: t(`state.${open.state}`).toLowerCase() })}. <a href={editionPath(open.id)}>{t('content.goOn', { n: open.n })}</a></Notice></div>
      ) : language.mayBegin && begin('', t(locale === 'sv' || language.editions.length > 0 ? 'content.begin' : 'content.beginTranslation'), false)}
      {language.mayReview && live && (
        <details className="more">
          <summary>{t('content.review')}</summary>
          <p>{t('content.reviewLead')}</p>
          <QuestionForm action={actions.review} first={untouched} errors={errors} submit={t('content.submitReview')} prefix={`review-${locale}-`} hidden={{ reviewId: randomUUID(), editionId: live.id }} questions={[
            { kind: 'radio', name: 'outcome', label: t('content.outcome'), options: reviewOutcomes.map((value) => ({ value, label: t(`content.outcomes.${value}`) })) },
            { kind: 'select', name: 'months', label: t('content.months'), value: '6', options: (['1', '3', '6', '12'] as const).map((value) => ({ value, label: t(`content.monthsOf.${value}`) })) },
            { kind: 'text', name: 'note', label: t('content.note'), rows: 3 },
          ]} />
        </details>
      )}
      {view.mayAssign && language.version !== null && (
        <details className="more">
          <summary>{t('content.keeper')}: {view.editors.find(({ id }) => id === language.keeperId)?.name ?? t('nobody')}</summary>
          <QuestionForm action={actions.assign} first={untouched} errors={errors} submit={t('content.assign')} quiet prefix={`keeper-${locale}-`} hidden={{ contentId: view.id, locale, version: String(language.version) }} questions={[
            { kind: 'select', name: 'keeperId', label: t('content.keeper'), value: language.keeperId ?? '', options: [{ value: '', label: t('content.nobody') }, ...view.editors.map(({ id, name: label }) => ({ value: id, label }))] },
            { kind: 'text', name: 'keepBy', label: t('content.keepBy'), hint: t('content.keepByHint'), value: language.keepBy ?? '' },
          ]} />
        </details>
      )}
      <details className="more">
        <summary>{t('content.history')} ({language.editions.length})</summary>
        <Table caption={`${t('content.history')}, ${name}`} head={[{ label: t('content.head.n') }, { label: t('content.head.state') }, { label: t('content.head.day') }, { label: t('content.head.note') }]}
          rows={language.editions.map(({ id, n, state, publishedAt, savedAt, changeNote }) => ({ key: id, cells: [<a href={editionPath(id)} key="n">{n}</a>, t(`state.${state}`), dayIn(publishedAt ?? savedAt), changeNote ?? ''] }))} />
        {!open && language.mayBegin && language.editions.filter(({ state, whole }) => whole && state !== 'published').slice(0, 3).map(({ id, n }) => <div key={id}>{begin(id, t('content.restore', { n }), true)}</div>)}
        {language.reviews.length > 0 && (
          <>
            <h3>{t('content.reviews')}</h3>
            <ul>{language.reviews.map(({ outcome, note, at, who, authority }) => <li key={at}>{dayIn(at)}: {t('content.reviewLine', { who, authority, outcome: t(`content.outcomes.${outcome}`) })}. {note}</li>)}</ul>
          </>
        )}
      </details>
    </section>
  )
}
