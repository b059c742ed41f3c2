import { findings } from '@/tests/support/axe'
import { focusFaults } from '@/tests/support/focus'
import { desk, expect, phone, test } from '@/tests/support/journey'
import { portalUrl as portal } from '@/tests/support/site'
import { signedIn } from '@/tests/support/signed-in'

/** Pages that stand whatever the world holds; a file, a referral and an edition are walked through in journeys of their own. */
const pages = [
  { name: 'Sara Lindqvist', paths: ['/portal', '/portal/cases', '/portal/cases/new', '/portal/referrals', '/portal/support'] },
  { name: 'Eva Sandberg', paths: ['/portal', '/portal/releases'] },
  { name: 'Agneta Sjölin', paths: ['/portal/grounds', '/portal/grounds/necessaryCare', '/portal/grounds/new', '/portal/grounds/sheets/new', '/portal/grounds/sheets/osl-10-2'] },
  { name: 'Nils Åberg', paths: ['/portal', '/portal/audit'] },
  { name: 'Kristina Falk', paths: ['/portal/directory', '/portal/directory/table', '/portal/directory/reports'] },
  { name: 'Petra Wall', paths: ['/editorial', '/editorial/pages', '/editorial/languages', '/editorial/support'] },
]

for (const { name, paths } of pages) {
  test(`${name} meets no barrier, light or dark, wide or 320 px, and finds every place by keyboard alone`, async ({ browser }) => {
    test.slow()
    const page = await signedIn(browser, name, true)
    for (const path of paths) {
      for (const { width, height, colorScheme } of [{ ...desk, colorScheme: 'light' }, { ...phone, colorScheme: 'dark' }] as const) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height })
        expect((await page.goto(portal + path))?.status(), path).toBe(200)
        expect(await findings(page), `${path} ${colorScheme}, ${width} px`).toEqual([])
      }
      // 320 px is also what 1280 are at 400 % (WCAG 1.4.10).
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${path}: no sideways scroll`).toBeLessThanOrEqual(320)
      // A list of work is read whole on a telephone: its state and its deadline too.
      expect(await page.evaluate(() => [...document.querySelectorAll('.folds')].filter((list) => list.scrollWidth > list.clientWidth).length), `${path}: no list scrolls sideways`).toBe(0)
      expect(await focusFaults(page), `${path} by keyboard`).toEqual([])
    }
    await page.context().close()
  })
}

test('Eva finds who a release is about, and what she decides on, without a barrier', async ({ browser }) => {
  test.slow()
  const page = await signedIn(browser, 'Eva Sandberg', true)
  await page.goto(`${portal}/portal/releases`)
  const release = new URL(await page.locator('main a[href^="/portal/releases/"]').first().getAttribute('href') ?? '', portal).href
  for (const [address, heading] of [[release, 'Vad lämnar ni ut?'], [`${release}/name`, 'Vem utlämnandet gäller']] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width: 1280, height: 900 })
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
      expect(await findings(page), `${address} ${colorScheme}`).toEqual([])
    }
    await page.setViewportSize({ width: 320, height: 568 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${address}: no sideways scroll`).toBeLessThanOrEqual(320)
  }
  await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toBeVisible()
  await page.context().close()
})
