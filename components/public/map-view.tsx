import { PhoneLink } from '@/components/ui/phone-link'
import type { SwedenMap } from '@/lib/directory/model'
import { translator } from '@/lib/i18n/translator'
import { municipalityPath, publicPath, type Locale } from '@/lib/routes'
import { police } from './national-numbers'

type Line = SwedenMap['land'][number]

/** A closed line in whole units, each point told from the one before it: half the size of absolute points. */
const closed = (line: Line): string =>
  line.map(({ x, y }, at) => { const from = line[at - 1]; return from ? `${x - from.x} ${y - from.y}` : `M${x} ${y}l` }).join(' ').replace('l ', 'l') + 'z'

/** Dots as lines without length, which round ends make round: one path for all of a län. */
const dotted = (dots: Line): string => dots.map(({ x, y }) => `M${x} ${y}h0`).join('')

/**
 * Every kommun as a dot, every län as a numbered ring that leads to the same number in the list. The list says all that
 * the drawing says, so nobody needs the drawing. It is never mirrored: east is to the right in Arabic too.
 */
export function MapView({ map, locale }: { map: SwedenMap; locale: Locale }) {
  const t = translator(locale, 'finder')
  const c = translator(locale, 'contact')
  const s = translator(locale, 'start')
  // The number first, as it stands in the ring: who speaks to the browser says what they see.
  const label = (at: number, name: string, count: number) => `${at}. ${name}, ${t('count', { count })}`
  return (
    <>
      <div className="top">
        <div className="wrap">
          <h1>{t('mapHeading')}</h1>
          <p className="lead">{t('mapLead')}</p>
          <p className="mt-2">{s('whereHelp')} {t('mapBlind')}</p>
          <p className="sos">
            <span>{c('call')} <PhoneLink phone={police} size="inline" /></span>
            <span>{c('danger')} <a href="tel:112">{c('dangerCall')}</a></span>
          </p>
        </div>
      </div>
      <div className="wrap country">
        <div className="drawn">
          <svg viewBox={`0 0 ${map.width} ${map.height}`} role="group" aria-label={t('mapLabel')}>
            <path className="coast" d={map.land.map(closed).join('')} />
            {map.counties.map((county, at) => (
              <a key={county.code} href={`#${county.slug}`} aria-label={label(at + 1, county.name, county.municipalities.length)}>
                <path className="dots" d={dotted(county.dots)} />
                <circle cx={county.ring.x} cy={county.ring.y} r="18" />
                <text x={county.ring.x} y={county.ring.y + 6}>{at + 1}</text>
              </a>
            ))}
          </svg>
        </div>
        <ol className="course" aria-label={t('byCounty')}>
          {map.counties.map((county) => (
            <li key={county.code} id={county.slug}>
              <h2><span lang="sv">{county.name}</span> <span className="small">{t('count', { count: county.municipalities.length })}</span></h2>
              <ul lang="sv" className="links">
                {county.municipalities.map((municipality) => (
                  <li key={municipality.slug}><a href={municipalityPath(municipality.slug, locale)}>{municipality.name}</a></li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      </div>
      <div className="wrap">
        <p className="small">{t('mapSource')} <a href={publicPath('findSupport', locale)}>{t('mapToFinder')}</a></p>
      </div>
    </>
  )
}
