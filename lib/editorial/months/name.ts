import type { FigureName } from '@/lib/editorial/months/model'
import { portalText } from '@/lib/i18n/portal-messages'

/** What a figure of the plan is called. */
export function trendName(name: FigureName): string {
  const t = portalText('editorial')
  if (name === 'wrongLinks') return t('links.heading')
  return name === 'silentMunicipalities' || name === 'unconfirmed' || name === 'stale' || name === 'withoutHours' ? t(`contacts.${name}`) : t(`kinds.${name}`)
}
