import type { ReactNode } from 'react'
import { requestReasonInWords } from '@/components/access/words'
import { atInWords } from '@/components/referrals/words'
import { Notice } from '@/components/ui/notice'
import { State } from '@/components/ui/sign'
import { accessPath } from '@/lib/access/paths'
import type { RequestView } from '@/lib/access/read'
import { portalText } from '@/lib/i18n/portal-messages'

const signs = { asked: 'going', approved: 'there', refused: 'brokenOff', withdrawn: 'brokenOff', lapsed: 'rests' } as const

/** One question: who wants what and why, and what a yes would mean. Nothing of what is in the file. */
export function RequestPageView({ view, forms }: { view: RequestView; forms: ReactNode }) {
  const t = portalText('access')
  const named = { name: view.about ?? '', number: view.number }
  return (
    <>
      <p className="small"><a href={accessPath}>{t('request.back')}</a></p>
      <h1>{t(`request.heading.${view.kind}`, named)}</h1>
      <p className="lead">{t('askedLine', { asker: view.askedBy, at: atInWords(view.askedAt) })}</p>
      <p className="row mt-2"><State sign={signs[view.state]}>{t(`state.${view.state}`)}</State></p>
      {view.protection !== null && <p>{t('request.to', { level: portalText('cases')(`protection.${view.protection}`) })}</p>}
      <section aria-labelledby="why"><h2 id="why">{t('request.why')}</h2><p>{requestReasonInWords(view.reason)}.</p></section>
      {view.decidedBy !== null && view.decidedAt !== null && <p>{t('request.decided', { name: view.decidedBy, at: atInWords(view.decidedAt) })}</p>}
      {view.mayAnswer && !view.isNamed && <div className="mt-4"><Notice kind="know">{t('request.blind')}</Notice></div>}
      {view.state === 'asked' && <p className="mt-4">{t(`request.means.${view.kind}`, named)} {t('until', { at: atInWords(view.expiresAt) })}</p>}
      {forms}
      <p className="small mt-4">{t('request.logged')}</p>
    </>
  )
}
