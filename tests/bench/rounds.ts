/** Two things measured in turn, ABAB, and what may be said of their ratio (security of figures before beauty of figures). */

export interface Side { name: string; unit: string; run(): Promise<number> }

export interface Compared {
  a: number
  b: number
  /** Median of a/b, round by round. */
  ratio: number
  /** Half of the rounds' ratios lie within this share of the median (interquartile range over median). */
  spread: number
  rounds: { a: number; b: number }[]
}

/** Above this nothing is concluded: the machine was busy with something else. */
export const widestSpread = 0.15

/** Value below which the share `q` of the sorted numbers lies, between neighbours by straight line (Hyndman & Fan 1996, type 7). */
export function quantile(numbers: readonly number[], q: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const at = (sorted.length - 1) * q
  const low = sorted[Math.floor(at)]
  const high = sorted[Math.ceil(at)]
  if (low === undefined || high === undefined) throw new Error('no numbers, no quantile')
  return low + (high - low) * (at - Math.floor(at))
}

/** What the rounds say. The ratio is that of rounds, not of averages: a slow minute slows both sides of its round. */
export function conclude(rounds: readonly { a: number; b: number }[]): Compared {
  const ratios = rounds.map(({ a, b }) => a / b)
  const ratio = quantile(ratios, 0.5)
  return {
    a: quantile(rounds.map(({ a }) => a), 0.5), b: quantile(rounds.map(({ b }) => b), 0.5), ratio,
    spread: (quantile(ratios, 0.75) - quantile(ratios, 0.25)) / ratio, rounds: [...rounds],
  }
}

/**
 * One unmeasured turn each, then `rounds` turns each, one after the other.
 * @param slices turns that make up a round, still one after the other: a noisy neighbour of a second then meets both sides
 */
export async function inTurn(a: Side, b: Side, rounds: number, slices = 1): Promise<Compared> {
  await a.run()
  await b.run()
  const taken: { a: number; b: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const sum = { a: 0, b: 0 }
    for (let slice = 0; slice < slices; slice += 1) {
      sum.a += await a.run()
      sum.b += await b.run()
    }
    taken.push({ a: sum.a / slices, b: sum.b / slices })
  }
  return conclude(taken)
}

/** `atLeast 0.9`: reached, missed, or not to be told from this run. */
export type Goal = { atLeast: number } | { atMost: number }
/** `told`: without a goal, for comparison. */
export type Verdict = 'reached' | 'missed' | 'unclear' | 'told'

export function verdictOf({ ratio, spread }: Pick<Compared, 'ratio' | 'spread'>, goal: Goal | null): Verdict {
  if (goal === null) return 'told'
  if (!(spread <= widestSpread)) return 'unclear'
  return ('atLeast' in goal ? ratio >= goal.atLeast : ratio <= goal.atMost) ? 'reached' : 'missed'
}
