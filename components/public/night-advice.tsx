import { PhoneLink } from '@/components/ui/phone-link'
import { translator } from '@/lib/i18n/translator'
import type { Locale } from '@/lib/routes'
import { emergency, police } from './national-numbers'

/** What can be done at 02.00 on a Sunday, most urgent first. Sources: lib/README.md, decision 12. */
export function NightAdvice({ locale }: { locale: Locale }) {
  const t = translator(locale, 'contact')
  return (
    <ul className="night">
      <li>{t('danger')} <a className="inl" href="tel:112">{t('dangerCall')}</a></li>
      <li>{t.rich('nightSocial', { sos: () => <PhoneLink phone={emergency} size="inline" /> })}</li>
      <li>{t.rich('nightPolice', { call: () => <PhoneLink phone={police} size="inline" /> })}</li>
    </ul>
  )
}
