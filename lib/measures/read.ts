import 'server-only'
import { readContent } from '@/lib/content/read'
import { sourcesOf } from '@/lib/content/sources'
import { actors, deeds, measures, measureSlugs, owner } from '@/lib/measures/facts'
import { measureText, type Matrix, type MeasurePage } from '@/lib/measures/model'
import { toMatrix } from '@/lib/measures/view'

const read = (slug: string) => readContent(measureText, 'sv', 'measure', slug)

/** Who does what, for all measures. */
export const readMatrix = (): Matrix => toMatrix(owner, actors, measures, deeds())

/** All measures with heading and lead, in order. */
export const readMeasures = () => Promise.all(measureSlugs.map(async (slug) => ({ slug, text: await read(slug) })))

/** One measure, or null when there is none by that slug. */
export async function readMeasure(slug: string): Promise<MeasurePage | null> {
  if (!measureSlugs.includes(slug)) return null
  const all = await readMeasures()
  const own = all.find((each) => each.slug === slug)
  if (!own) return null
  return {
    slug,
    text: own.text,
    sources: sourcesOf(own.text.sources),
    deeds: deeds().filter((deed) => deed.measure.slug === slug),
    others: all.filter((each) => each.slug !== slug).map((each) => ({ slug: each.slug, title: each.text.title })),
  }
}
