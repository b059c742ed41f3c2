import type { ReactNode } from 'react'
import { Paragraphs } from '@/components/cases/file-page'
import { atInWords } from '@/components/referrals/words'
import { Notice } from '@/components/ui/notice'
import { State } from '@/components/ui/sign'
import { accessPath } from '@/lib/access/paths'
import { checkSides } from '@/lib/access/model'
import type { GlassView } from '@/lib/access/glass/read'
import { auditPath } from '@/lib/audit/paths'
import { dayOf } from '@/lib/directory/days'
import { clockTime, longDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'

/** A broken glass afterwards: who, when and why in their own words, and what each side says of it. */
export function GlassPageView({ view, form }: { view: GlassView; form: ReactNode }) {
  const t = portalText('access')
  return (
    <>
      <p className="small"><a href={accessPath}>{t('request.back')}</a></p>
      <h1>{t('glassView.heading', { number: view.number })}</h1>
      <p className="lead">{t('glassView.by', { name: view.openedBy, at: atInWords(view.openedAt), until: clockTime(view.openUntil, 'sv') })} {t(`glassView.danger.${view.danger}`)}</p>
      <section aria-labelledby="reason"><h2 id="reason">{t('glassView.reason')}</h2><div className="said"><Paragraphs text={view.reason} /></div></section>
      {view.side === 'logReviewer' && <p className="mt-4"><a className="btn quiet" href={`${auditPath}?${new URLSearchParams({ number: view.number }).toString()}`}>{t('glassView.log')}</a></p>}
      <section aria-labelledby="checks">
        <h2 id="checks">{t('glassView.answers')}</h2>
        <p>{t('glassView.checkBy', { day: longDay(dayOf(view.checkBy - 1), 'sv') })}</p>
        {view.managerSide !== 'manager' && !view.sides.includes('manager') && (
          <Notice kind={view.managerSide === 'nobody' ? 'do' : 'know'}>{t(`glassView.standIn.${view.managerSide}`)}</Notice>
        )}
        <p className="row mt-2">
          {checkSides.map((side) => {
            const isDone = view.sides.includes(side)
            return <State key={side} sign={isDone ? 'there' : 'notYet'}>{t(isDone ? 'glassView.sideDone' : 'glassView.sideWaits', { side: t(`glassView.side.${side}`) })}</State>
          })}
        </p>
        {view.checks.map(({ side, verdict, words, by, at }) => (
          <div className="panel mt-4" key={side}>
            <h3>{t(`glassView.side.${side}`)}: {t(`glassView.verdict.${verdict}`)}</h3>
            <Paragraphs text={words} />
            <p className="small">{t('glassView.answerBy', { name: by, at: atInWords(at) })}</p>
          </div>
        ))}
        {view.sides.length < 2 && <p className="small">{t('glassView.independent')}</p>}
      </section>
      {form}
      <p className="small mt-4">{t('request.logged')}</p>
    </>
  )
}
