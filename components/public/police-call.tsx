import { PhoneLink } from '@/components/ui/phone-link'
import { Say } from '@/components/ui/say'
import { translator } from '@/lib/i18n/translator'
import type { Locale } from '@/lib/routes'
import { InterpreterLine } from './interpreter-line'
import { soundOf } from './sounds'

/** Polisen from any telephone in Sweden; the same number in every region (polisen.se). */
export const police = { dial: '11414', shown: '114\u202f14' }

/** The call that holds everywhere: one number, one sentence to say, when they answer. */
export function PoliceCall({ locale }: { locale: Locale }) {
  const t = translator(locale, 'contact')
  return (
    <div className="call">
      <p>{t('call')}</p>
      <PhoneLink phone={police} size="large" />
      <p>{t('andSay')}</p>
      <Say words={translator('sv', 'start')('say')} sound={soundOf('startSay', locale)} />
      <InterpreterLine locale={locale} />
      <p className="when">{t('opening.daytimeWeekdays')}</p>
    </div>
  )
}
