import { defineConfig } from '@playwright/test'

/** As root in a container, without a graphics card, and without a word to anyone but the site. */
const args = [
  '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
]

/**
 * Journeys against the published site that `scripts/test.mjs` has started (SITE_URL). Two visitors: one with JavaScript,
 * who takes every journey, and one without, who takes those tagged `@both`.
 */
export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '**/*.journey.ts',
  outputDir: process.env.JOURNEY_OUTPUT || 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 5_000 },
  reporter: [['dot'], ...(process.env.JOURNEY_REPORT ? [['json', { outputFile: process.env.JOURNEY_REPORT }] as const] : [])],
  use: {
    baseURL: process.env.SITE_URL || 'http://127.0.0.1:3000',
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    // scripts/testing/chromium.mjs has found it; by hand Debian's is tried.
    launchOptions: { args, executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium' },
  },
  projects: [
    { name: 'with-script', grepInvert: /@verify/ },
    { name: 'without-script', grep: /@both/, use: { javaScriptEnabled: false } },
    { name: 'verify', grep: /@verify/, timeout: 1_800_000 },
  ],
})
