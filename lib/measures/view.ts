import type { Actor, Deed, Matrix, Measure } from '@/lib/measures/model'

/** The deeds as a table and as a list: the same deeds twice, for a wide screen and for a narrow one. */
export function toMatrix(owner: string, actors: readonly Actor[], measures: readonly Measure[], deeds: readonly Deed[]): Matrix {
  const find = (actor: Actor, measure: Measure) =>
    deeds.find((deed) => deed.actor.key === actor.key && deed.measure.slug === measure.slug) ?? null
  return {
    owner,
    actors: [...actors],
    measures: [...measures],
    rows: actors.map((actor) => ({ actor, deeds: measures.map((measure) => find(actor, measure)) })),
    list: measures.map((measure) => ({ measure, deeds: deeds.filter((deed) => deed.measure.slug === measure.slug) })),
  }
}
