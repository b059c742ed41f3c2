import { Say } from '@/components/ui/say'
import { translator } from '@/lib/i18n/translator'
import type { Locale } from '@/lib/routes'
import { soundOf } from './sounds'

const inSwedish = { en: 'engelska', ar: 'arabiska' } as const satisfies Record<Exclude<Locale, 'sv'>, string>

/** How to ask for an interpreter, on pages in other languages than Swedish (förvaltningslagen 13 §). */
export function InterpreterLine({ locale }: { locale: Locale }) {
  if (locale === 'sv') return null
  const t = translator(locale, 'contact')
  return (
    <div className="mt-3">
      <p>{t('interpreterLead')}</p>
      <Say words={translator('sv', 'contact')('interpreterSay', { language: inSwedish[locale] })} sound={soundOf('needInterpreter', locale)} />
    </div>
  )
}
