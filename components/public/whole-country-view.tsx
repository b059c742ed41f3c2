import type { Contact } from '@/lib/directory/model'
import { translator } from '@/lib/i18n/translator'
import type { Locale } from '@/lib/routes'
import { Contacts } from './contacts'
import { GoalCorner } from './drawings'
import { FinderForm } from './finder-form'
import { NightAdvice } from './night-advice'
import { PoliceCall } from './police-call'

/** Numbers that hold wherever one is: for whoever does not want to name a place. */
export function WholeCountryView({ locale, contacts }: { locale: Locale; contacts: Contact[] }) {
  const t = translator(locale, 'finder')
  const c = translator(locale, 'contact')
  const s = translator(locale, 'start')
  const dayAndNight = contacts.filter((contact) => contact.opening.kind === 'always')
  const others = contacts.filter((contact) => contact.opening.kind !== 'always')
  return (
    <>
      <div className="top">
        <GoalCorner />
        <div className="wrap">
          <h1>{t('wholeCountryHeading')}</h1>
          <p className="lead">{t('wholeCountryLead')}</p>
          <PoliceCall locale={locale} />
          <p className="sos"><a href="tel:112">{s('danger')}</a></p>
        </div>
      </div>
      <section className="near" aria-labelledby="night">
        <div className="wrap">
          <h2 id="night">{c('nightHeading')}</h2>
          <NightAdvice locale={locale} />
          <p className="mt-2">{c('nightText')}</p>
          <Contacts contacts={dayAndNight} locale={locale} heading="h3" />
        </div>
      </section>
      <section className="near" aria-labelledby="others">
        <div className="wrap">
          <h2 id="others">{c('helplines')}</h2>
          <Contacts contacts={others} locale={locale} heading="h3" />
        </div>
      </section>
      <section className="find" aria-labelledby="where">
        <div className="wrap">
          <h2 id="where">{s('where')}</h2>
          <FinderForm locale={locale} />
          <p>{t('promise')}</p>
        </div>
      </section>
    </>
  )
}
