import 'server-only'
import { readContent } from '@/lib/content/read'
import { sourcesOf } from '@/lib/content/sources'
import { actors, deeds, measures, measureSlugs, owner } from '@/lib/measures/facts'
import { measureText, type Matrix, type MeasurePage, type MeasureText } from '@/lib/measures/model'
import { toMatrix } from '@/lib/measures/view'

/** Where a text is read: what is live, unless a test asks for another. */
type Reader = typeof readContent

/** Who does what, for all measures. */
export const readMatrix = (): Matrix => toMatrix(owner, actors, measures, deeds())

/** All measures with heading and lead, in order. */
export const readMeasures = (read: Reader = readContent) =>
  Promise.all(measureSlugs.map(async (slug) => ({ slug, text: await read(measureText, 'sv', 'measure', slug) })))

/** One measure, or null when there is none by that slug. */
export async function readMeasure(slug: string, read: Reader = readContent): Promise<MeasurePage | null> {
  if (!measureSlugs.includes(slug)) return null
  const all = await readMeasures(read)
  const own = all.find((each) => each.slug === slug)
  return own ? pageOf(slug, own.text, all) : null
}

/** A text that is not live as its page would show it, among the others as they are. */
export const measurePageOf = async (slug: string, text: MeasureText): Promise<MeasurePage> => pageOf(slug, text, await readMeasures())

const pageOf = (slug: string, text: MeasureText, all: { slug: string; text: MeasureText }[]): MeasurePage => ({
  slug,
  text,
  sources: sourcesOf(text.sources),
  deeds: deeds().filter((deed) => deed.measure.slug === slug),
  others: all.filter((each) => each.slug !== slug).map((each) => ({ slug: each.slug, title: each.text.title })),
})
