import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

/**
 * `server-only` throws outside a server bundle. Next and `tsx --conditions=react-server` give the empty file;
 * tests are on the server too, so they get the same one.
 */
const resolve = { alias: { '@': root.replace(/\/$/, ''), 'server-only': `${root}node_modules/server-only/empty.js` } }

/** Ends in `.verify.test.ts`: a long proof, run by `npm run verify` only (decisions 3). */
const long = 'tests/**/*.verify.test.ts'
const folders = ['lib', 'components', 'app', 'prisma', 'scripts']

/**
 * The kinds of tests that need no browser. `scripts/test.mjs` runs unit, integration and nginx first, then site against the
 * built and published world; verify only on `npm run verify`. One kind alone: `node_modules/.bin/vitest run --project unit`.
 */
export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: [...folders.map((folder) => `${folder}/**/*.test.{ts,tsx}`), 'tests/{lint,unit}/**/*.test.ts'],
          exclude: [long],
          // They change nothing outside themselves, and loading everything anew for each file took half of their time.
          isolate: false,
          // Nothing here is timed: what a busy machine takes is not a fault.
          testTimeout: 30_000,
        },
      },
      {
        resolve,
        test: {
          name: 'integration',
          include: ['tests/{integration,policy,security}/**/*.test.ts'],
          exclude: [long],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve,
        // Needs an nginx of the machine; scripts/test.mjs says so when there is none.
        test: { name: 'nginx', include: ['tests/nginx/**/*.test.ts'], exclude: [long], testTimeout: 30_000, hookTimeout: 30_000 },
      },
      {
        resolve,
        test: { name: 'site', include: ['tests/site/**/*.test.ts'], exclude: [long], testTimeout: 120_000 },
      },
      {
        resolve,
        // Long proofs that need the running world.
        test: { name: 'site-verify', include: ['tests/site/**/*.verify.test.ts'], testTimeout: 900_000, hookTimeout: 600_000 },
      },
      {
        resolve,
        test: {
          name: 'verify',
          include: [long],
          exclude: ['tests/site/**'],
          testTimeout: 900_000,
          hookTimeout: 300_000,
          // Crash rounds kill whole worlds: one at a time.
          fileParallelism: false,
        },
      },
    ],
  },
})
