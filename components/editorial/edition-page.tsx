import './editorial.css'
import type { EditionActions, FactCheckActions } from '@/components/editorial/actions'
import { dayIn, momentIn } from '@/components/editorial/days'
import { DifferenceView } from '@/components/editorial/difference-view'
import { EditionForms } from '@/components/editorial/edition-forms'
import { FactCheckLinks } from '@/components/editorial/fact-check-links'
import { Notice } from '@/components/ui/notice'
import { Timeline } from '@/components/ui/timeline'
import type { EditionView } from '@/lib/editorial/read-edition'
import { asidePath, commentsPath, contentPath, editPath, exchangePath, previewPath } from '@/lib/editorial/paths'
import { clockTime } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'
import { translator } from '@/lib/i18n/translator'
import { direction } from '@/lib/routes'

/** One edition: where it stands, what it changes, what one can do with it, and what has happened. */
export function EditionPage({ view, actions }: { view: EditionView; actions: EditionActions & { factCheck: FactCheckActions } }) {
  const t = portalText('editorial')
  const { may, before } = view
  const publishesLater = view.state === 'scheduled' && view.publishAt !== null
  return (
    <div className="edition">
      <p className="small"><a href={contentPath(view.contentId)}>{t('edition.back')}</a></p>
      <h1>{t('edition.heading', { title: view.title, n: view.n })}</h1>
      <p className="lead"><b>{t(`state.${view.state}`)}</b>. {t('edition.of', { type: t(`type.${view.type}`), language: t(`language.${view.locale}`) })}.</p>
      <p>{view.writers.length === 0 ? t('edition.fromStart') : t('edition.writers', { names: view.writers.join('; ') })}</p>
      <div className="stack mt-4">
        {view.isOwn && ['submitted', 'approved', 'scheduled'].includes(view.state) && <Notice kind="know">{t('edition.own')}</Notice>}
        {!view.whole && <Notice kind="do">{t('edition.notWhole')}</Notice>}
        {view.forced && !view.isJudged && <Notice kind="do">{t('edition.forced')}</Notice>}
        {publishesLater && view.publishAt !== null && <Notice kind="know">{t('edition.scheduledFor', { day: dayIn(view.publishAt), time: clockTime(view.publishAt, 'sv') })}</Notice>}
        {view.state === 'changesRequested' && view.words !== null && <Notice kind="do">{t('edition.wordsSaid')}: {view.words}</Notice>}
        {view.openComments > 0 && <Notice kind="do">{t('comments.open', { count: view.openComments })}. <a href={commentsPath(view.id)}>{t('comments.openLink')}</a></Notice>}
        {view.withdrawnReason !== null && <Notice kind="know">{t('edition.withdrawn')} {translator('sv', 'content')(`withdrawnReason.${view.withdrawnReason}`)}</Notice>}
        {view.minor && <Notice kind="know">{t('edition.minor')}</Notice>}
      </div>
      <p className="row mt-4">
        {may.edit && <a className={may.submit ? 'btn quiet' : 'btn'} href={editPath(view.id)}>{t('edition.edit')}</a>}
        <a className="btn quiet" href={previewPath(view.locale, view.id)}>{t('edition.preview')}</a>
        {may.exchange && <a className="btn quiet" href={exchangePath(view.id)}>{t('exchange.link')}</a>}
        <a className="btn quiet" href={commentsPath(view.id)}>{t('comments.link')}</a>
      </p>
      <section aria-labelledby="changes">
        <h2 id="changes">{t('edition.changes')}</h2>
        {view.changeNote !== null && <p className="said">{view.changeNote}</p>}
        {before === null ? <p>{t('edition.first')}</p> : before.lines.length === 0 ? <p>{t('edition.noChanges', { n: before.n })}</p> : (
          <><p>{t('edition.changesLead', { n: before.n })}</p><DifferenceView lines={before.lines} locale={view.locale} /></>
        )}
        <details className="more">
          <summary>{t('edition.whole')}</summary>
          <p className="wide-text" lang={view.locale} dir={direction[view.locale]}>{view.source}</p>
        </details>
      </section>
      <EditionForms view={view} actions={actions} />
      <FactCheckLinks view={view} actions={actions.factCheck} />
      <section aria-labelledby="steps">
        <h2 id="steps">{t('edition.steps')}</h2>
        <Timeline entries={view.steps.map(({ from, to, at, who, words }) => ({
          at: momentIn(at), dateTime: new Date(at).toISOString(), kind: { label: t(`state.${to}`), judgement: false },
          text: <>{from === null ? t('edition.begun', { who: who ?? t('edition.someone') }) : who ?? t('edition.someone')}{words !== null && <q className="said"> {words}</q>}</>,
        }))} />
      </section>
      <details className="more">
        <summary>{t('edition.texts')} ({view.texts.length})</summary>
        <ul>
          {view.texts.map(({ id, at, who, aside }) => (
            <li key={id}><a href={asidePath(id)}>{t('edition.textLine', { when: momentIn(at), who: who ?? t('edition.someone') })}</a>{aside && <> ({t('edition.aside')})</>}</li>
          ))}
        </ul>
      </details>
    </div>
  )
}
