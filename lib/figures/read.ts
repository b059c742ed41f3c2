import { sourcesOf } from '@/lib/content/sources'
import { figuresShape, type Figures } from '@/lib/figures/model'
import data from '@/prisma/data/figures.json'

/**
 * The published figures, checked. Throws when a value lacks its source, lies outside its scale or belongs to no series:
 * a plot of such a row would say something that nobody has published.
 */
export function readFigures(from: unknown = data): Figures {
  const { owner, figures, facts, gaps } = figuresShape.parse(from)
  return {
    owner,
    figures: figures.map((figure) => ({
      ...figure,
      rows: figure.rows.map((row) => {
        const values = figure.series.map(({ key }) => {
          const value = row.values[key]
          if (value === undefined) throw new Error(`prisma/data/figures.json: ${figure.key} ${row.label} says nothing of ${key}`)
          if (value !== null && value > figure.scaleMax) throw new Error(`prisma/data/figures.json: ${figure.key} ${row.label} is beyond its scale`)
          return value
        })
        if (Object.keys(row.values).length !== values.length) throw new Error(`prisma/data/figures.json: ${figure.key} ${row.label} has a value of no series`)
        if (values.some((value) => value !== null) && row.sources.length === 0) throw new Error(`prisma/data/figures.json: ${figure.key} ${row.label} has no source`)
        return { label: row.label, values, note: row.note, sources: sourcesOf(row.sources) }
      }),
    })),
    facts: facts.map((fact) => ({ ...fact, sources: sourcesOf(fact.sources) })),
    gaps,
  }
}
