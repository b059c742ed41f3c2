import type { ReactNode } from 'react'
import { reportReasons } from '@/lib/directory/reports/model'
import { translator } from '@/lib/i18n/translator'
import { publicPath, sendReportPath, type Locale } from '@/lib/routes'
import { GoalCorner } from './drawings'
import { PoliceCall } from './police-call'

/** What the published page holds where the front writes which contact it is about. */
const asked = { contact: '%%CONTACT%%', name: '%%NAME%%', number: '%%NUMBER%%' }

interface FrameProps { heading: string; locale: Locale; lead: ReactNode; children: ReactNode }

function Frame({ heading, lead, locale, children }: FrameProps) {
  const c = translator(locale, 'contact')
  return (
    <div className="top guide">
      <GoalCorner />
      <div className="wrap">
        <h1>{heading}</h1>
        <p className="lead">{lead}</p>
        <p className="sos"><span>{c('danger')} <a href="tel:112">{c('dangerCall')}</a></span></p>
        {children}
      </div>
    </div>
  )
}

/** What is wrong with one contact: each answer is a button, and nothing can be written that would tell who one is. */
export function ReportQuestion({ locale }: { locale: Locale }) {
  const t = translator(locale, 'report')
  return (
    <Frame heading={t('heading')} locale={locale} lead={t.rich('about', { contact: () => <><b lang="sv" dir="auto">{asked.name}</b> <span className="tel">{asked.number}</span></> })}>
      <form method="post" action={sendReportPath}>
        <input type="hidden" name="contact" value={asked.contact} />
        <input type="hidden" name="locale" value={locale} />
        <ul className="post">
          {reportReasons.map((reason) => (
            <li key={reason}><button className="arm" name="reason" value={reason}><b>{t(`reason.${reason}`)}</b></button></li>
          ))}
        </ul>
        <p>{t('promise')}</p>
        <p><a href={publicPath('findSupport', locale)}>{t('back')}</a></p>
      </form>
    </Frame>
  )
}

/** The page at the address itself, for whoever comes without a contact: choose one. */
export function ReportStart({ locale, contacts }: { locale: Locale; contacts: { key: string; name: string }[] }) {
  const t = translator(locale, 'report')
  return (
    <Frame heading={t('startHeading')} locale={locale} lead={t('startLead')}>
      <form method="post" action={publicPath('report', locale)}>
        <ul className="chooser" lang="sv">
          {contacts.map(({ key, name }) => <li key={key}><button className="btn quiet" name="contact" value={key}>{name}</button></li>)}
        </ul>
        <p>{t('promise')}</p>
      </form>
    </Frame>
  )
}

/** It has been counted: what happens now, and the call for whoever came for help. */
export function ReportThanks({ locale }: { locale: Locale }) {
  const t = translator(locale, 'report')
  return (
    <Frame heading={t('thanks')} locale={locale} lead={t('thanksLead')}>
      <PoliceCall locale={locale} />
      <p><a href={publicPath('findSupport', locale)}>{t('back')}</a></p>
      <p><a href={publicPath('wholeCountry', locale)}>{t('others')}</a></p>
    </Frame>
  )
}
