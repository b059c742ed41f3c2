import type { CountyGroup } from '@/lib/directory/model'
import { translator } from '@/lib/i18n/translator'
import { municipalityPath, type Locale } from '@/lib/routes'

/** All kommuner under their län, as native disclosure: works without script, opens by keyboard, prints whole. */
export function CountyList({ counties, locale }: { counties: CountyGroup[]; locale: Locale }) {
  const t = translator(locale, 'finder')
  return (
    <div className="counties">
      {counties.map((county) => (
        <details key={county.code} id={county.slug}>
          <summary>
            <span lang="sv">{county.name}</span>
            <span className="small">{t('count', { count: county.municipalities.length })}</span>
          </summary>
          <ul lang="sv" className="links">
            {county.municipalities.map((municipality) => (
              <li key={municipality.slug}><a href={municipalityPath(municipality.slug, locale)}>{municipality.name}</a></li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  )
}
