// npm start, dev, publish, docs and db:reset, and the two commands for keys (lib/crypto/README.md). Node's own modules only,
// until it has installed the rest; then everything runs on Node 24 in scripts/supervise.ts, and this process waits, passes
// signals on and leaves with the same code.
import { randomBytes } from 'node:crypto'
import { spawn } from 'node:child_process'
import { Complaint, checkMachine, ensureInstalled, projectNode, quiet, root } from './install.mjs'
import { step } from './progress.mjs'

const purposes = ['--dev', '--publish', '--docs', '--db-reset', '--rotate-keys', '--new-key-file', '--seed-large', '--bench']
/** Done in one go, without the supervisor. */
const errands = {
  '--docs': 'scripts/docs.ts', '--rotate-keys': 'scripts/rotate-keys.ts', '--new-key-file': 'scripts/new-key-file.ts',
  '--seed-large': 'scripts/seed-large.ts', '--bench': 'scripts/bench.ts',
}
/** Those that read options of their own, and say so themselves when they know one not. */
const withOptions = ['--seed-large', '--bench']

try {
  const args = process.argv.slice(2)
  const [purpose, ...options] = args
  const unknown = (withOptions.includes(purpose) ? [purpose] : args).find((arg) => !purposes.includes(arg))
  if (unknown !== undefined) throw new Complaint(`Okänt val ${unknown}. Välj ett av ${purposes.join(', ')}, eller inget för att starta.`)
  checkMachine(process.env.DATA_DIR || 'var')
  await ensureInstalled(step)
  process.exitCode = await run(errands[purpose] ? [errands[purpose], ...options] : ['scripts/supervise.ts', ...args])
} catch (error) {
  if (!(error instanceof Complaint)) throw error
  console.error(error.message)
  process.exitCode = 1
}

function run(args) {
  const supervisor = spawn(projectNode, ['--conditions=react-server', '--import', 'tsx', ...args], {
    cwd: root,
    // The instance token marks every process of this run, so that the next run knows its own from strangers.
    env: { ...process.env, ...quiet, VIDARE_INSTANCE: randomBytes(12).toString('hex') },
    // Pipe 3 lets the supervisor notice that this process is gone (scripts/follow-parent.mjs).
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
  })
  // Ctrl-C in a terminal reaches the supervisor as well; hearing it twice changes nothing there.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => { supervisor.kill(signal) })
  return new Promise((resolve) => {
    supervisor.once('error', () => { resolve(1) })
    supervisor.once('exit', (code) => { resolve(code ?? 1) })
  })
}
