import { police } from '@/components/public/national-numbers'
import { PhoneLink } from '@/components/ui/phone-link'
import { translator } from '@/lib/i18n/translator'
import { publicPath, type Locale } from '@/lib/routes'
import { NotKept } from './not-kept'
import { SealWords } from './seal-words'
import { StepLine } from './step-line'

interface Props { locale: Locale }

/** Sent, and what happens now. */
export function SentView({ locale }: Props) {
  const t = translator(locale, 'desk')
  return (
    <div className="wrap desk-short">
      <StepLine locale={locale} number={3} />
      <h1>{t('sent.heading')}</h1>
      <p className="lead">{t('sent.lead')}</p>
      <p>{t('sent.when')}</p>
      {(['server', 'browser'] as const).map((where) => <p key={where} data-when={where}>{t(`sent.${where}`)}</p>)}
      <p><a className="btn quiet" href={publicPath('contactOpen', locale)}>{t('sent.link')}</a></p>
      <p>{t('sent.leave')}</p>
    </div>
  )
}

/** The code is closed for good. */
export function EndedView({ locale }: Props) {
  const t = translator(locale, 'desk')
  return (
    <div className="wrap desk-short">
      <h1>{t('ended.heading')}</h1>
      <p className="lead">{t('ended.lead')} <b>%%DAY%%</b>.</p>
      <p>{t('ended.againWhy')} <a href={publicPath('contactWrite', locale)}>{t('ended.again')}</a></p>
      <p>{t('sent.leave')}</p>
    </div>
  )
}

/** Not just now: the page itself carries what was written, so that one press tries again. */
export function WaitView({ locale }: Props) {
  const t = translator(locale, 'desk')
  const c = translator(locale, 'contact')
  return (
    <div className="wrap desk-short">
      <h1>{t('wait.heading')}</h1>
      {(['busy', 'flood', 'away'] as const).map((why) => <p key={why} className="lead" data-when={why}>{t(`wait.${why}`)}</p>)}
      {(['write', 'open'] as const).map((form) => (
        <form key={form} method="post" action={publicPath(form === 'write' ? 'contactWrite' : 'contactOpen', locale)} autoComplete="off" data-when={form}>
          <input type="hidden" data-each="field" name="%%NAME%%" value="%%VALUE%%" />
          <button className="btn">{t('wait.submit')}</button>
          <NotKept />
        </form>
      ))}
      <p>{t('wait.call')} <PhoneLink phone={police} size="inline" />.</p>
      <SealWords t={t} />
      <p className="now"><span>{c('danger')}</span> <a href="tel:112">{c('dangerCall')}</a></p>
    </div>
  )
}
