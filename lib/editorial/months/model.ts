/** The figures of the plan, kept once a month. Pure. */
import { z } from 'zod'
import { planKinds, type PlanView } from '@/lib/editorial/plan-view'

/** What is counted: the lines of each kind, links that lead wrong, and contacts that nobody keeps. */
const figureNames = [...planKinds, 'wrongLinks', 'silentMunicipalities', 'unconfirmed', 'stale', 'withoutHours'] as const
export type FigureName = (typeof figureNames)[number]
/** A kind that came later has no figure in older months. */
export const figuresSchema = z.partialRecord(z.enum(figureNames), z.int().min(0))
export type Figures = z.infer<typeof figuresSchema>

/** How many there are of each today. Links that nobody has looked at have no figure: none found is not none wrong. */
export const figuresOf = ({ groups, links, contacts }: Pick<PlanView, 'groups' | 'links' | 'contacts'>): Figures => ({
  ...Object.fromEntries(planKinds.map((kind) => [kind, groups.find((group) => group.kind === kind)?.lines.length ?? 0])),
  ...(links.lookedAt !== null && { wrongLinks: links.wrong.length }), ...contacts,
})

/** A month (`2026-11`) with its figures. */
export interface Month { month: string; figures: Figures }
/** One figure through the months, the oldest first; null: not counted then. */
export interface Trend { name: FigureName; points: { month: string; count: number | null }[] }

/** The figures that have been anything but nothing, through at most a year, the latest month last; today's stand as the month that is going on. */
export function trendsOf(kept: readonly Month[], today: Month): Trend[] {
  const months = [...kept.filter(({ month }) => month < today.month), today].slice(-13)
  if (months.length < 2) return []
  return figureNames.map((name) => ({ name, points: months.map(({ month, figures }) => ({ month, count: figures[name] ?? null })) })).filter(({ points }) => points.some(({ count }) => (count ?? 0) > 0))
}

/** The trend as the points of a line in a box, from the left; the highest count touches its top and nothing its bottom. A month that was not counted is left out. */
export function lineOf(points: Trend['points'], width: number, height: number): string {
  const most = Math.max(1, ...points.map(({ count }) => count ?? 0))
  return points.flatMap(({ count }, at) => (count === null ? [] : [`${((at * width) / Math.max(1, points.length - 1)).toFixed(1)},${(height - (count * height) / most).toFixed(1)}`])).join(' ')
}
