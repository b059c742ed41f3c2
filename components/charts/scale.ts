/**
 * Where a value stands on a track that begins at zero, in per cent of its width. The plots are drawn in per cent across and
 * pixels down, without a viewBox, so that their words keep their size on a narrow telephone; a scale library gives numbers
 * in one unit, and this is the whole of what we would use of it.
 *
 * @param room the part of the width the track takes, in per cent: a mark at its end needs room for half of itself
 */
export function percentOf(value: number, max: number, room = 98): string {
  if (!(max > 0) || value < 0 || value > max) throw new RangeError(`${value} is not on a scale from 0 to ${max}`)
  return `${Math.round((value / max) * room * 100) / 100}%`
}
