/**
 * That the database was away a moment ago, told within this process: what a page can do without is then not asked for, so
 * that the same wait is not waited again by everybody at once. On globalThis because Next evaluates modules once for
 * pages and once for actions.
 */
const told: { at: number } = ((globalThis as { vidareAway?: { at: number } }).vidareAway ??= { at: -Infinity })

/** About as long as somebody looks at the answer before they send again. Milliseconds. */
const rememberedMs = 3_000

/** @param now epoch milliseconds */
export const noteAway = (now: number): void => { told.at = now }
export const wasJustAway = (now: number): boolean => now - told.at < rememberedMs
