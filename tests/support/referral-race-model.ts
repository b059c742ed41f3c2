/**
 * What many people at once may do to one referral that waits for its answer, in the fewest words: written by hand and not
 * read from lib/referrals, so that the two can disagree.
 */
const answers: Record<string, Record<string, string>> = {
  sent: { receive: 'received', withdraw: 'withdrawn' },
  received: { askForMore: 'needsMore', accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' },
  needsMore: { supply: 'received', accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' },
}

/** One row of the history. */
export interface RaceStep { version: number; event: string; from: string; to: string }

/** What somebody tried. `versionBefore` and `versionAfter` are read around the attempt, outside its transaction. */
export interface RaceAttempt { event: string; versionBefore: number; versionAfter: number; done: boolean }

/**
 * Why this history cannot have come from these attempts one after the other; empty when it can. Each step follows from the
 * one before; each success stands in the history exactly once and nothing else does; each refusal met, between its two
 * readings, a state where the step is impossible or a change it lost to.
 * @param start the state before the race, and its version
 */
export function raceFaults(start: { state: string; version: number }, history: readonly RaceStep[], attempts: readonly RaceAttempt[]): string[] {
  const faults: string[] = []
  const states = [start.state]
  for (const [at, step] of history.entries()) {
    const from = states.at(-1) ?? ''
    const expected = answers[from]?.[step.event]
    if (step.version !== start.version + at + 1 || step.from !== from || step.to !== expected)
      faults.push(`step ${step.version}: ${step.from} ${step.event} ${step.to} after ${from}`)
    states.push(step.to)
  }
  for (const event of new Set([...history, ...attempts].map((one) => one.event))) {
    const [kept, done] = [history.filter((one) => one.event === event).length, attempts.filter((one) => one.event === event && one.done).length]
    if (kept !== done) faults.push(`${event}: ${done} told it was done, ${kept} in the history`)
  }
  for (const { event, versionBefore, versionAfter, done } of attempts) {
    const met = states.slice(versionBefore - start.version, versionAfter - start.version + 1)
    if (!done && met.length === 1 && answers[met[0] ?? '']?.[event]) faults.push(`${event} was refused in ${met[0]} though nothing was in its way`)
  }
  return faults
}
