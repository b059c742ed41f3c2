/**
 * Chance that is the same at every run: what file number n is like depends on n alone, so that a load that was cut off goes on
 * where it stopped and two machines measure the same rows.
 */
export interface Chance {
  /** 0 ≤ x < 1 */
  next(): number
  /** 0 ≤ n < below */
  below(below: number): number
  pick<Value>(list: readonly Value[]): Value
  /** A random-looking uuid (version 4). Not secret: nothing of it guards anything. */
  uuid(): string
}

/** mulberry32: small, fast, good enough for made-up rows. */
export function chanceOf(seed: number): Chance {
  let state = (seed * 0x9e3779b1) >>> 0
  const bits = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const next = () => bits() / 4_294_967_296
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    pick(list) {
      const value = list[below(list.length)]
      if (value === undefined) throw new Error('an empty list has nothing to choose from')
      return value
    },
    uuid() {
      const hex = Array.from({ length: 4 }, () => bits().toString(16).padStart(8, '0')).join('')
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
    },
  }
}
