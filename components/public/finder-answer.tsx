import { translator } from '@/lib/i18n/translator'
import { municipalityPath, type Locale } from '@/lib/routes'

/** What the published answer pages hold where the front writes in: the visitor's text and the choices, escaped there. */
export const slots = { typed: '%%TYPED%%', href: '%%HREF%%', name: '%%NAME%%', county: '%%COUNTY%%', place: '%%PLACE%%' } as const

/** The finder's question back, as a page with slots: the front fills it for each visitor without a database (decisions 8). */
export function FinderAnswerTemplate({ kind, locale }: { kind: 'ambiguous' | 'place' | 'spelling'; locale: Locale }) {
  const t = translator(locale, 'finder')
  const why = { ambiguous: 'chooseAmbiguous', place: 'choosePlace', spelling: 'chooseSpelling' } as const
  return (
    <>
      <p className="lead">{t(why[kind], { typed: slots.typed })}</p>
      <ul className="answers" data-choices="">
        <li data-each="choice">
          <a href={slots.href}>
            <b lang="sv">{slots.name}</b>
            <span lang="sv">{slots.county}</span>
            {kind === 'place' && <span>{t('placeIn', { place: slots.place })}</span>}
          </a>
        </li>
      </ul>
    </>
  )
}

interface ChoiceProps { choices: { slug: string; name: string; county: string }[]; locale: Locale }

/** The choices of a name that fits several kommuner, as an ordinary page: `/hitta-stod/habo`. */
export function FinderChoices({ choices, locale }: ChoiceProps) {
  return (
    <ul className="answers" data-choices="">
      {choices.map((choice) => (
        <li key={choice.slug}>
          <a href={municipalityPath(choice.slug, locale)}>
            <b lang="sv">{choice.name}</b>
            <span lang="sv">{choice.county}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
