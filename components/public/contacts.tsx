import { PhoneLink } from '@/components/ui/phone-link'
import type { Contact } from '@/lib/directory/model'
import { translator } from '@/lib/i18n/translator'
import type { Locale } from '@/lib/routes'
import { contactPoint } from './contact-point'
import { contactInSentences } from './contact-sentences'
import { OpeningNow } from './opening-line'
import { ReportButton } from './report-button'

interface Props {
  contacts: Contact[]
  locale: Locale
  heading: 'h2' | 'h3'
}

/** Several contacts as lines: name, number, what happens when you call, in a few sentences. */
export function Contacts({ contacts, locale, heading: Heading }: Props) {
  const t = translator(locale, 'contact')
  return (
    <ul className="lines">
      {contacts.map((contact) => (
        <li key={contact.id} itemScope itemType={contactPoint}>
          <Heading lang="sv" itemProp="name">{contact.name ?? contact.phone?.shown}</Heading>
          {contact.phone && <meta itemProp="telephone" content={contact.phone.dial} />}
          {contact.phone && (
            <PhoneLink
              phone={contact.phone}
              size="large"
              label={contact.name ? t('callName', { name: contact.name, number: contact.phone.shown }) : undefined}
            />
          )}
          <div>
            <p>{contactInSentences(contact, locale)}</p>
            <OpeningNow opening={contact.opening} locale={locale} />
            <ReportButton contact={contact} locale={locale} />
          </div>
        </li>
      ))}
    </ul>
  )
}
