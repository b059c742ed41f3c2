// Lines that tell what happens while one waits: the step, and the seconds it has taken.

const terminal = process.stdout.isTTY === true
/** On a terminal the line counts each second; in a log file one new line each ten is enough. */
const everyMs = terminal ? 1_000 : 10_000

let detail = ''

/** Adds to the running step how far it has come, e.g. `312 av 910 sidor`. */
export function tell(text) {
  detail = text
}

/**
 * Runs `work` and shows its name and its seconds. Work under half a second is not worth a line of its own.
 * @template Value
 * @param {string} name
 * @param {() => Promise<Value>} work
 * @returns {Promise<Value>}
 */
export async function step(name, work) {
  const started = performance.now()
  const line = () => `${name} … ${Math.round((performance.now() - started) / 1000)} s${detail && `, ${detail}`}`
  detail = ''
  if (terminal) process.stdout.write(`${name} …`)
  const timer = setInterval(() => { process.stdout.write(terminal ? `\r\x1b[K${line()}` : `${line()}\n`) }, everyMs)
  try {
    const value = await work()
    clearInterval(timer)
    const seconds = (performance.now() - started) / 1000
    const done = `${name}: klart${detail && `, ${detail}`} (${seconds.toFixed(1).replace('.', ',')} s)\n`
    process.stdout.write((terminal ? '\r\x1b[K' : '') + (seconds < 0.5 ? '' : done))
    return value
  } catch (error) {
    clearInterval(timer)
    process.stdout.write(terminal ? '\r\x1b[K' : '')
    throw error
  }
}
