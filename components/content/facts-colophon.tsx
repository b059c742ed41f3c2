import type { FactSource } from '@/lib/content/sources'
import type { Locale } from '@/lib/routes'
import { Colophon } from './colophon'

interface Props {
  owner: string
  reviewedOn?: string | null
  reviewedBy?: string | null
  sources: FactSource[]
  locale: Locale
}

/** The end of a page made of maintained facts: as a text's, with the day the oldest of its sources was read. */
export function FactsColophon({ owner, reviewedOn = null, reviewedBy = null, sources, locale }: Props) {
  const each = [...new Map(sources.map((source) => [source.key, source])).values()]
  const [checkedOn] = each.map(({ retrievedOn }) => retrievedOn).sort()
  const named = each.map(({ name, publisher, url }) => (url ? { name: `${name}, ${publisher}`, site: url } : `${name}, ${publisher}`))
  return <Colophon document={{ owner, reviewedOn, reviewedBy, checkedOn, sources: named }} locale={locale} />
}
