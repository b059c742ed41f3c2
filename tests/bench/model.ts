import type { Compared, Goal, Side } from '@/tests/bench/rounds'
import type { BenchSite } from '@/tests/support/bench-site'
import type { LargeWorld } from '@/tests/support/large-world'

/** One line of the table. No goal: told for comparison only. Not measured (null): could not be measured here, and `note` says what is missing. */
export interface Row { id: string; what: string; against: string; unit: string; goal: Goal | null; measured: Compared | null; note: string }

export interface Bench {
  rounds: number
  /** Seconds per side and round. */
  seconds: number
  /** Opens (and if need be builds) the world of so many files; kept open until the end. */
  world(files: number): Promise<LargeWorld>
  /** The demonstration, published and running behind nginx; opened once. Null when this machine has no nginx. */
  site(): Promise<BenchSite | null>
  sizes: readonly number[]
  now: number
  pgbench: string | null
  /** Program of this name in the path, or null. */
  program(name: string): string | null
  compare(a: Side, b: Side): Promise<Compared>
  /** The same for sides whose run takes one second: as many runs a round as there are seconds. */
  compareBySecond(a: Side, b: Side): Promise<Compared>
}

export type Case = (bench: Bench) => Promise<Row[]>

export const missing = (row: Omit<Row, 'measured' | 'note'>, note: string): Row[] => [{ ...row, measured: null, note }]
