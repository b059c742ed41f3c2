import { translator } from '@/lib/i18n/translator'
import { publicPath, type Locale } from '@/lib/routes'

interface Props { contact: { key: string }; locale: Locale }

/** "Stämmer något inte?" under a contact: a form, so that which contact it was stands in no address and no history. */
export function ReportButton({ contact, locale }: Props) {
  return (
    <form className="wrong" method="post" action={publicPath('report', locale)}>
      <button name="contact" value={contact.key}>{translator(locale, 'report')('ask')}</button>
    </form>
  )
}
