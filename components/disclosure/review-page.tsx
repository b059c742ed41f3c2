import type { ReactNode } from 'react'
import '@/components/grounds/aid.css'
import { AskedOfTheLaw } from '@/components/grounds/asked'
import { reasonInWords } from '@/components/grounds/words'
import { atInWords, unitInWords } from '@/components/referrals/words'
import { Notice } from '@/components/ui/notice'
import { Sign } from '@/components/ui/sign'
import { conflictsPath } from '@/lib/access/paths'
import { dayOf } from '@/lib/directory/days'
import { releaseNamePath, releasesPath } from '@/lib/disclosure/paths'
import type { ReleaseView } from '@/lib/disclosure/read'
import { longDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'

/** The review: to whom and why, by whom it was proposed, what would leave, by which rule, and the weighing (mock-up 08). */
export function ReviewPage({ view, form, judge }: { view: ReleaseView; form: ReactNode; judge: ReactNode }) {
  const t = portalText('releases')
  const e = portalText('errors')
  return (
    <>
      <p className="small"><a href={releasesPath}>{t('review.back')}</a></p>
      <h1>{t('review.heading')}</h1>
      <p className="lead"><b>{unitInWords(view.from)}</b> {t('review.to')} <b>{unitInWords(view.to)}</b></p>
      <p>{view.purpose} {t('review.file', { number: view.number })}</p>
      <p className="row mt-2">
        <span className="state"><Sign name="there" /> {t('review.proposedBy', { name: view.requestedBy ?? t('review.someone'), at: atInWords(view.requestedAt) })}</span>
        {view.mayDecide && !view.isOwn && <span className="state"><Sign name="going" /> {t('review.decidedByYou')}</span>}
        {view.decidedAt !== null && <span className="state"><Sign name="there" /> {t('review.decidedBy', { state: t(`state.${view.state}`), name: view.decidedBy ?? t('review.someone'), at: atInWords(view.decidedAt) })}</span>}
      </p>
      {view.alone && (
        <>
          <Notice kind="do"><b>{t('alone.heading', { name: view.decidedBy ?? t('review.someone') })}</b> {t(`cause.${view.alone.cause}`)}. {view.judgement === null && view.judgeBy !== null && t('alone.judgeBy', { day: longDay(view.judgeBy, 'sv') })}</Notice>
          <section aria-labelledby="alone"><h2 id="alone">{t('alone.words')}</h2><p className="said">{view.alone.words}</p></section>
        </>
      )}
      {view.judgement && (
        <section aria-labelledby="judged">
          <h2 id="judged">{t(`judge.verdict.${view.judgement.verdict}`)}</h2>
          <p>{t('judge.by', { name: view.judgement.reviewedBy ?? t('review.someone'), at: atInWords(view.judgement.reviewedAt) })} {view.judgement.notice && t('judge.noticeSent')}</p>
          <p className="said">{view.judgement.words}</p>
        </section>
      )}
      <p><b>{t('review.sum', { leaving: view.counts.leaving, shortened: view.counts.shortened })}</b> {t('review.sumStays', { staying: view.counts.staying })}</p>
      <section aria-labelledby="rule">
        <h2 id="rule">{t('review.ground')}</h2>
        {view.ground && <p><b>{view.ground.title}.</b> {t('review.law', { law: view.ground.law.join(', ') })}</p>}
        {view.consent && <p>{t('review.consent', { until: longDay(dayOf(view.consent.validUntil - 1), 'sv') })}</p>}
        {view.ground && view.ground.limits.length > 0 && <p className="small">{t('review.limits', { limits: view.ground.limits.join(' ') })}</p>}
        {view.ground?.reviewedBy === null && <p className="small">{t('review.notReviewed')}</p>}
        {view.groundFault && view.state === 'inReview' && <Notice kind="wrong">{t('review.groundBroken')} {e(`refusal.${view.groundFault}`)}</Notice>}
      </section>
      <section aria-labelledby="weighing">
        <h2 id="weighing">{t('review.weighing')}</h2>
        <dl>{view.weighing.map(({ question, answer }) => <div className="mt-4" key={question}><dt><b>{question}</b></dt><dd className="said">{answer}</dd></div>)}</dl>
      </section>
      {view.asked && (
        <section aria-labelledby="asked">
          <h2 id="asked">{t('askedOfTheLaw')}</h2>
          <AskedOfTheLaw question={view.asked.question} />
          {view.asked.standing && <p><b>{t('chosenRule')}</b> {t(`standing.${view.asked.standing}`)} {view.asked.reasons.map((reason) => reasonInWords(reason, view.asked?.initiative ?? 'any')).join(' ')}</p>}
        </section>
      )}
      {view.isProtected && (
        <div className="guard">
          <div>
            <p><b>{t('review.protected')}</b> {t('review.protectedLead')}</p>
            <a className="btn quiet" href={releaseNamePath(view.id)}>{t('review.showName')}</a>
          </div>
        </div>
      )}
      {form}
      {judge}
      {view.decision && !view.alone && <section aria-labelledby="motivation"><h2 id="motivation">{t('review.motivation')}</h2><p className="said">{view.decision}</p></section>}
      <p className="small mt-4">{t('review.logged')} <a href={conflictsPath}>{t('review.conflict')}</a></p>
    </>
  )
}
