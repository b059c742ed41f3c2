import { PhoneLink } from '@/components/ui/phone-link'
import { Say } from '@/components/ui/say'
import { translator } from '@/lib/i18n/translator'
import type { Locale } from '@/lib/routes'
import { InterpreterLine } from './interpreter-line'
import { police } from './national-numbers'
import { soundOf } from './sounds'

/** The call that holds everywhere: one number, one sentence to say, when they answer. */
export function PoliceCall({ locale }: { locale: Locale }) {
  const t = translator(locale, 'contact')
  return (
    <div className="call">
      <PhoneLink phone={police} size="large" verb={t('call')} />
      <p>{t('andSay')}</p>
      <Say words={translator('sv', 'start')('say')} sound={soundOf('startSay', locale)} />
      <InterpreterLine locale={locale} />
      <p className="when">{t('policeHours')}</p>
    </div>
  )
}
