/** Knowledge support in use: by unit for who works there, by county for who keeps the library. Pure. */
import type { KnowledgeGroup } from '@/lib/knowledge/model'
import type { CountRow, UseRow } from '@/lib/knowledge/use/store'

interface Line { slug: string; title: string; confirmed: { by: string; at: number } | null; changedSince: boolean }
export interface UnitUse { id: string; name: string; texts: Line[] }

/** @param changed when each live text became so (epoch ms; null: it was there from the start) */
export function toUse(units: readonly { id: string; name: string }[], knowledge: readonly KnowledgeGroup[], uses: readonly UseRow[], changed: readonly { slug: string; at: number | null }[]): UnitUse[] {
  const entries = knowledge.flatMap(({ entries: some }) => some)
  const changedAt = new Map(changed.map(({ slug, at }) => [slug, at]))
  return units.map(({ id, name }) => ({
    id, name,
    texts: entries.map(({ slug, text }) => {
      const use = uses.find((one) => one.unitId === id && one.slug === slug)
      return { slug, title: text.heading, confirmed: use ? { by: use.by, at: use.confirmedAt } : null, changedSince: use !== undefined && (changedAt.get(slug) ?? 0) > use.confirmedAt }
    }),
  }))
}

export interface TextCounts { slug: string; title: string; units: number; counties: { code: string | null; units: number }[] }

/** Every text, the most used first; counties by code, authorities of the whole country last. */
export function toCounts(knowledge: readonly KnowledgeGroup[], counts: readonly CountRow[]): TextCounts[] {
  return knowledge.flatMap(({ entries }) => entries).map(({ slug, text }) => {
    const own = counts.filter((count) => count.slug === slug)
    return {
      slug, title: text.heading, units: own.reduce((sum, { units }) => sum + units, 0),
      counties: own.map(({ countyCode, units }) => ({ code: countyCode, units })).sort((one, other) => (one.code ?? '99').localeCompare(other.code ?? '99')),
    }
  }).sort((one, other) => other.units - one.units)
}
