import type { ReactNode } from 'react'
import { Notice } from '@/components/ui/notice'
import { State } from '@/components/ui/sign'
import { portalText } from '@/lib/i18n/portal-messages'
import { referralsPath } from '@/lib/referrals/paths'
import type { ReferralView } from '@/lib/referrals/read'
import { LoopDrawing } from './loop-drawing'
import { ItemList } from './received-items'
import { signOf } from './referral-table'
import { WayList } from './way-list'
import { atInWords, nextStepInWords, reasonInWords, unitInWords, waitInWords } from './words'

interface Props {
  view: ReferralView
  /** What this side can do now, each with its heading. */
  forms: { heading: string; lead: string; form: ReactNode }[]
  /** Address of the reader's own file, when there is one. */
  ownFile: ReactNode
}

/** One referral: where it is, what came with it, what one can do now. The same loop drawn and as a list (mock-up 09). */
export function ReferralPageView({ view, forms, ownFile }: Props) {
  const t = portalText('referrals')
  const wait = waitInWords(view.waiting)
  const words = { sent: t('point.sent'), received: t('point.received'), answered: t('point.answered'), worked: t('point.worked'), fedBack: t('point.fedBack') }
  return (
    <>
      <p className="small"><a href={referralsPath}>{t('referral.back')}</a></p>
      <p className="small">{view.side === 'receiver' ? t('referral.from', { number: view.number, unit: unitInWords(view.from) }) : t('referral.to', { number: view.number, unit: unitInWords(view.to) })}</p>
      <h1>{t(`purpose.${view.purpose}`)}</h1>
      <p className="row mt-2">
        <State sign={signOf[view.state]}>{t(`state.${view.state}`)}</State>
        <span>{t(`urgency.${view.urgency}`)}</span>
        {(view.release?.urgent || view.received.some(({ urgent }) => urgent)) && <State sign="start">{t('referral.alone')}</State>}
        {view.waiting && (wait.late ? <State sign="late" tone="late">{wait.text}</State> : <span>{wait.text}</span>)}
      </p>
      <p className="lead">{t(view.state === 'enteredInError' && view.side === 'receiver' ? 'says.closedFromView' : `says.${view.state}`)}</p>
      {view.question && <Notice kind="do">{t('referral.question')}: {reasonInWords(view.question)}</Notice>}
      <LoopDrawing points={view.loop} words={words}
        from={view.side === 'sender' ? t('referral.you') : view.from?.authorityName ?? ''} to={view.side === 'receiver' ? t('referral.you') : view.to?.authorityName ?? ''} />
      <section aria-labelledby="way"><h2 id="way">{t('referral.way')}</h2><WayList points={view.loop} /></section>
      {view.received.map((received) => (
        <section className="panel" key={received.sentAt} aria-labelledby="got">
          <h2 id="got">{t('referral.got')}</h2>
          {received.recalledAt !== null && <Notice kind="wrong">{t('referral.recalled', { at: atInWords(received.recalledAt) })}</Notice>}
          {received.urgent && <p>{t('referral.aloneThere')}</p>}
          <ItemList items={received.items} />
          <p className="mt-4"><b>{t('referral.purpose')}</b> {received.purpose}</p>
          <p className="small">{t('referral.gotHow', { at: atInWords(received.sentAt), law: received.law.join(', ') })} {t('referral.noAddress')}</p>
        </section>
      ))}
      {view.release && <OwnRelease release={view.release} />}
      {ownFile}
      {forms.map(({ heading, lead, form }) => (
        <section className="decision" key={heading} aria-label={heading}><h2>{heading}</h2><p>{lead}</p>{form}</section>
      ))}
      <section aria-labelledby="history">
        <h2 id="history">{t('referral.history')}</h2>
        <ul>
          {view.steps.map((step) => (
            <li key={step.at + step.event}>
              <b>{t(`event.${step.event}`)}</b> {t('referral.step', { at: atInWords(step.at), who: (step.by === 'sender' ? view.from : view.to)?.authorityName ?? t('unknownUnit') })}
              {step.reason && <>. {t(step.event === 'complete' || step.event === 'feedBack' ? 'referral.outcome' : 'referral.reason', { reason: reasonInWords(step.reason) })}</>}
              {step.nextStep && <>. {t('referral.nextStep', { step: nextStepInWords(step.nextStep) })}</>}
              {step.nextUnit && <>. {t('referral.nextUnit', { unit: unitInWords(step.nextUnit) })}</>}
            </li>
          ))}
        </ul>
      </section>
      <p className="small mt-4">{t('referral.logged')}</p>
    </>
  )
}

function OwnRelease({ release }: { release: NonNullable<ReferralView['release']> }) {
  const t = portalText('referrals')
  const r = portalText('releases')
  return (
    <section className="panel" aria-labelledby="sent-data">
      <h2 id="sent-data">{release.state === 'used' ? t('referral.sentData') : t('referral.askedData')}</h2>
      <ItemList items={release.items} />
      <p className="mt-4"><b>{t('referral.purpose')}</b> {release.purpose}</p>
      <p><b>{t('referral.release')}</b> {r(`state.${release.state}`)}{release.decidedAt !== null && <>, {atInWords(release.decidedAt)}</>}.</p>
      {release.urgent && <p>{t('referral.aloneHere')}</p>}
      {release.judgement && <p><b>{r(`judge.verdict.${release.judgement.verdict}`)}.</b> {release.judgement.words} {release.judgement.notice && r('judge.noticeSent')}</p>}
      {release.decision && <p><b>{t('referral.why')}</b> {release.decision}</p>}
    </section>
  )
}
