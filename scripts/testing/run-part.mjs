// One part of `npm test`: runs a command, lets it speak, and counts what it proved.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { projectNode, quiet, root } from '../install.mjs'

/**
 * @typedef {{ title: string, passed: number, failed: number, seconds: number, note?: string }} Outcome
 */

/** Reads vitest's report. A file that could not be loaded has no failed test of its own, so it counts as one. */
const countVitest = ({ numPassedTests, numFailedTests, testResults }) => ({
  passed: numPassedTests,
  failed: numFailedTests + testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed')).length,
})

/** Reads Playwright's report. Errors outside any test (a config that does not load) count as one each. */
const countPlaywright = ({ stats, errors }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length })

const readers = { vitest: countVitest, playwright: countPlaywright }

/**
 * Runs `args` on the project's Node and tells what came of it. Without a `report` the command is one proof: its exit code.
 * @param {string} title
 * @param {string[]} args
 * @param {{ env: Record<string, string | undefined>, report?: { kind: 'vitest' | 'playwright', file: string } }} options
 * @returns {Promise<Outcome>}
 */
export async function runPart(title, args, { env, report }) {
  console.log(`\n── ${title} ${'─'.repeat(Math.max(0, 72 - title.length))}`)
  const started = performance.now()
  const code = await new Promise((resolve) => {
    const child = spawn(projectNode, args, { cwd: root, env: { ...env, ...quiet }, stdio: ['ignore', 'inherit', 'inherit'] })
    child.once('error', () => resolve(1))
    child.once('exit', (exit) => resolve(exit ?? 1))
  })
  const seconds = Math.round((performance.now() - started) / 1000)
  const counted = report && existsSync(report.file)
    ? readers[report.kind](JSON.parse(readFileSync(report.file, 'utf8')))
    : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
  // A runner that fails without a failed test (nothing found, crash after the last test) is a failure all the same.
  if (code !== 0 && counted.failed === 0) counted.failed = 1
  console.log(`${counted.failed === 0 ? 'klart' : 'FEL'}: ${title} (${seconds} s)`)
  return { title, ...counted, seconds }
}

/** The closing table and, alone on the last line, the sum. Returns the exit code. */
export function conclude(outcomes) {
  const width = Math.max(...outcomes.map(({ title }) => title.length))
  const cell = (value) => String(value).padStart(7)
  console.log(`\n${'─'.repeat(75)}`)
  console.log(`${' '.repeat(width)}${cell('passed')}${cell('failed')}${cell('s')}`)
  for (const { title, passed, failed, seconds, note } of outcomes)
    console.log(`${title.padEnd(width)}${cell(passed)}${cell(failed)}${cell(seconds)}${note ? `  ${note}` : ''}`)
  const sum = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0)
  console.log(`${'─'.repeat(75)}\n`)
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
  return sum('failed') === 0 ? 0 : 1
}
