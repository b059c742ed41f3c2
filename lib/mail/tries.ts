const minuteMs = 60_000

/** How long to wait after each try that failed, in minutes; after the last the mail is given up. A working day in all. */
const waits = [5, 15, 60, 120, 240]

/** Whatever there is to read, nobody gets a mail more often than this: a stream of them would itself tell something. */
export const mailEveryMs = 60 * minuteMs

/**
 * When a mail is tried next if this try fails, or is never heard of again because the worker was killed in the middle of it.
 * @param tries how many there have been, this one included
 * @returns epoch ms, or null when it is the last
 */
export function nextTryAt(tries: number, now: number): number | null {
  const wait = waits[tries - 1]
  return wait === undefined ? null : now + wait * minuteMs
}
