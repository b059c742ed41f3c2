import { Sign } from '@/components/ui/sign'
import { translator } from '@/lib/i18n/translator'
import type { Locale } from '@/lib/routes'

/** How far one has come: write, save the words, sent. */
export function StepLine({ locale, number }: { locale: Locale; number: 1 | 2 | 3 }) {
  return (
    <p className="count-up">
      {[1, 2, 3].map((step) => <Sign key={step} name={step < number ? 'there' : step === number ? 'open' : 'notYet'} />)}
      <span>{translator(locale, 'desk')('step', { number })}</span>
    </p>
  )
}
