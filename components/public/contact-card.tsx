import { PhoneLink } from '@/components/ui/phone-link'
import type { Contact } from '@/lib/directory/model'
import { translator } from '@/lib/i18n/translator'
import type { Locale } from '@/lib/routes'
import { Checked, ContactFacts } from './contact-facts'
import { OpeningNow } from './opening-line'
import { ReportButton } from './report-button'

/** One who answers, with all that is known about calling: what it costs, what shows, who must report what. */
export function ContactCard({ contact, locale }: { contact: Contact | undefined; locale: Locale }) {
  const t = translator(locale, 'contact')
  if (!contact?.phone) return null
  return (
    <article className="contact">
      <h3 lang="sv">{contact.name ?? contact.phone.shown}</h3>
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
