/** The maintained facts of who does what, checked. Throws, naming the fault, when they do not hold together. */
import { sourcesOf } from '@/lib/content/sources'
import { matrixShape, type Deed, type MatrixFacts } from '@/lib/measures/model'
import data from '@/prisma/data/measures.json'

const facts = matrixShape.parse(data)

/** The slugs of all measures in the order they are shown: stable, each an address. */
export const measureSlugs: readonly string[] = facts.measures.map(({ slug }) => slug)

/** Every deed there is, in the order of the file. */
export function deeds(from: MatrixFacts = facts): Deed[] {
  const seen = new Set<string>()
  return from.cells.map((cell) => {
    const actor = from.actors.find(({ key }) => key === cell.actor)
    const measure = from.measures.find(({ slug }) => slug === cell.measure)
    const name = `${cell.measure}, ${cell.actor}`
    if (!actor || !measure) throw new Error(`prisma/data/measures.json: ${name} names no actor or no measure`)
    if (seen.has(name)) throw new Error(`prisma/data/measures.json: ${name} occurs twice`)
    seen.add(name)
    return { actor, measure, parts: cell.parts, text: cell.text, sources: sourcesOf(cell.sources) }
  })
}

export const owner = facts.owner
export const actors = facts.actors
export const measures = facts.measures
