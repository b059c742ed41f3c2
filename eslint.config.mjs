import babelParser from '@babel/eslint-parser'
import { allLaws, plugin } from './scripts/lint/laws.mjs'

// Babel reads TypeScript's syntax. typescript-eslint does not support TypeScript 7 yet (its compiler API is gone), and
// what types can tell is told by tsc, which `npm test` runs first. So ESLint holds only what tsc cannot: the laws of the house.
const reading = (...plugins) => ({
  parser: babelParser,
  parserOptions: { requireConfigFile: false, babelOptions: { babelrc: false, configFile: false, parserOpts: { plugins } } },
  sourceType: 'module',
})

/** Faults of plain JavaScript that neither tsc nor our own laws see. */
const plain = {
  'no-console': ['error', { allow: ['error'] }],
  'no-debugger': 'error',
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-new-func': 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-empty': 'error',
  'no-unsafe-finally': 'error',
  'no-constant-condition': ['error', { checkLoops: false }],
  'no-control-regex': 'off',
  'no-misleading-character-class': 'error',
  'no-self-compare': 'error',
  'no-promise-executor-return': 'error',
  'no-await-in-loop': 'off',
}

export default [
  { ignores: ['node_modules/', '.next/', 'var/', 'lib/db/generated/', 'next-env.d.ts', 'test-results/', 'playwright-report/', 'coverage/'] },
  // A law that can be switched off in the file it judges is no law.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' } },
  {
    files: ['**/*.{ts,tsx,mts,mjs}'],
    plugins: { vidare: plugin },
    rules: { ...plain, ...allLaws },
  },
  // `<T>(x: T) => x` is a generic in .ts and an element in .tsx, so the two are read apart.
  { files: ['**/*.{ts,mts}'], languageOptions: reading('typescript') },
  { files: ['**/*.tsx'], languageOptions: reading('typescript', 'jsx') },
  { files: ['**/*.mjs'], languageOptions: reading() },
  // Programs of the terminal speak to the one who runs them.
  { files: ['scripts/**', 'prisma/seed.ts', 'tests/**', '.ci/**'], rules: { 'no-console': 'off' } },
]
