import { PhoneLink } from '@/components/ui/phone-link'
import type { Contact } from '@/lib/directory/model'
import { translator } from '@/lib/i18n/translator'
import type { Locale } from '@/lib/routes'
import { Checked, ContactFacts } from './contact-facts'
import { contactPoint } from './contact-point'
import { OpeningNow } from './opening-line'
import { ReportButton } from './report-button'

/** One who answers, with all that is known about calling: what it costs, what shows, who must report what. */
export function ContactCard({ contact, locale }: { contact: Contact | undefined; locale: Locale }) {
  const t = translator(locale, 'contact')
  if (!contact?.phone) return null
  return (
    <article className="contact" itemScope itemType={contactPoint}>
      <meta itemProp="telephone" content={contact.phone.dial} />
      <h3 lang="sv" itemProp="name">{contact.name ?? contact.phone.shown}</h3>
      <div className="talk">
        <PhoneLink phone={contact.phone} size="large" verb={t('call')} />
        <OpeningNow opening={contact.opening} locale={locale} />
      </div>
      {contact.description && <p>{contact.description[locale]}</p>}
      <ContactFacts contact={contact} locale={locale} />
      <Checked contact={contact} locale={locale} />
      <ReportButton contact={contact} locale={locale} />
    </article>
  )
}
