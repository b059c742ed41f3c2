import './editorial.css'
import { DifferenceView } from '@/components/editorial/difference-view'
import { portalText } from '@/lib/i18n/portal-messages'
import type { SwedishBeside as Beside } from '@/lib/editorial/read-edition'

/** The Swedish text beside its translation, with what has changed since the translation last followed it. Scrolls by itself, also by keyboard. */
export function SwedishBeside({ swedish: { n, from, lines } }: { swedish: Beside }) {
  const t = portalText('editorial')
  return (
    <div className="swedish">
      <h2 id="swedish">{t('beside.heading', { n })}</h2>
      <p className="small">{from === null ? t('beside.same') : t('beside.changed', { from })}</p>
      <div className="scrolls" role="region" aria-labelledby="swedish" tabIndex={0}><DifferenceView lines={lines} locale="sv" /></div>
    </div>
  )
}
