import type { CaseFault } from '@/lib/grounds/cases'
import { portalText } from '@/lib/i18n/portal-messages'

/** A case that does not come out as written, by paragraph: what it should become, what it does, and why. */
export function faultInWords({ law, says, wanted, why, got, because }: CaseFault): string {
  const t = portalText('grounds')
  const told = (is: CaseFault['got'], reasons: readonly CaseFault['because'][number][]) =>
    (reasons.length === 0 ? t(`is.${is}`) : `${t(`is.${is}`)} (${[...new Set(reasons)].map((code) => t(`because.${code}`)).join(', ')})`)
  return t('fault', { law, says, wanted: told(wanted, why === null ? [] : [why]), got: told(got, because) })
}
