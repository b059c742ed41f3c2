import './editorial.css'
import { portalText } from '@/lib/i18n/portal-messages'

/** As they are written; what each means is in the words of the page. */
const signs = {
  section: '== Rubrik', bullet: '- punkt', numbered: '1. punkt', strong: '**viktigt**', page: '[ord](sida:contact)', site: '[ord](https://…)', tel: '[112](tel:112)', lang: '[English]{en}',
  box: '@ruta gör', steps: '@steg', questions: '@frågor', says: '@säg', table: '@tabell Namn', contacts: '@kontakter nyckel, nyckel', image: '@bild bildens-id', find: '@sök', escape: '\\*',
  day: 'dag: 2026-12-24', starts: 'börjar: 2026-12-24 13:00', place: 'plats: Malmö', online: 'på nätet: https://…', audience: 'för: socialtjänst',
} as const

/** What the signs of the text form mean. */
export function WritingGuide() {
  const t = portalText('editorial')
  return (
    <details className="more">
      <summary>{t('edit.guide')}</summary>
      <p>{t('edit.guideLead')}</p>
      <dl className="pairs">
        {(Object.keys(signs) as (keyof typeof signs)[]).map((sign) => (
          <div className="contents" key={sign}><dt><code>{signs[sign]}</code></dt><dd>{t(`edit.signs.${sign}`)}</dd></div>
        ))}
      </dl>
    </details>
  )
}
