import type { Page } from '@playwright/test'
import { findings } from '@/tests/support/axe'
import { expect, open, site, test } from '@/tests/support/journey'
import { everyAddress, inGroups, templatesIn, type PublicAddress } from '@/tests/support/site'
import { locales, municipalityPath, publicPath } from '@/lib/routes'

/** The page as the browser shows it when it refuses the site's own script (decisions 4): the same bytes, a stricter policy. */
async function refuseOwnScript(page: Page) {
  await page.route(`${site.url}/**`, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': "script-src 'none'" } })
  })
}

async function lightAndDark(page: Page, address: PublicAddress | string): Promise<void> {
  const name = typeof address === 'string' ? address : address.path
  await page.emulateMedia({ colorScheme: 'light' })
  await open(page, address)
  expect(await findings(page), name).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await findings(page, 'colours'), `${name}, dark`).toEqual([])
}

test.describe('axe finds nothing', () => {
  for (const locale of locales) {
    for (const [at, some] of inGroups(templatesIn(locale), 6).entries()) {
      test(`on any template, light or dark (${locale}, ${at + 1})`, async ({ page }) => {
        test.slow()
        await refuseOwnScript(page)
        for (const address of some) await lightAndDark(page, address)
      })
    }
  }

  // Live pages use some of the components; the portal will use the rest. Here is each of them, in every state.
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`on any component in any state (${colorScheme})`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await open(page, '/development/components')
      await expect(page.locator('h1')).toHaveText('Komponenter')
      expect(await findings(page)).toEqual([])
      for (const dir of ['ltr', 'rtl']) {
        await page.evaluate((turned) => { document.documentElement.dir = turned }, dir)
        await page.setViewportSize({ width: 320, height: 568 })
        expect(await page.evaluate(() => document.documentElement.scrollWidth), `no sideways scroll, ${dir}`).toBeLessThanOrEqual(320)
      }
    })
  }

  test('on what the secrecy guide asks and answers', async ({ page }) => {
    for (const query of ['from=socialServices', 'from=socialServices&to=police&aim=preventCrime&age=from18', 'from=socialServices&to=police&aim=contact&initiative=asked&done=1', 'from=socialServices&to=police&aim=support&done=1&unsure=1']) {
      await open(page, `${publicPath('secrecyGuide', 'sv')}?${query}`)
      expect(await findings(page), query).toEqual([])
    }
  })

  for (const locale of locales) {
    test(`on the finder's answers (${locale})`, async ({ page }) => {
      // Six pages, each looked through whole: a busy machine needs its time.
      test.slow()
      for (const typed of ['', 'Habo', 'Malmmö', 'Rosengård', 'qqqqqqqq', 'x'.repeat(200)]) {
        await open(page, publicPath('findSupport', locale))
        await page.locator('input[name=place]').first().fill(typed)
        await page.locator('input[name=place]').first().press('Enter')
        await page.waitForLoadState()
        expect(await findings(page), typed.slice(0, 20)).toEqual([])
      }
    })
  }
})

test('axe finds nothing on any page of a measure or an entry, light or dark @verify', async ({ page }) => {
  for (const address of everyAddress.filter(({ name }) => /^(measure|knowledge) /.test(name))) await lightAndDark(page, address)
})

test('axe finds nothing on any of the 290 kommun pages, in any language, light or dark @verify', async ({ page }) => {
  const response = await page.request.get(publicPath('findSupport', 'sv'))
  const prefix = `${publicPath('findSupport', 'sv')}/`
  const slugs = new Set([...(await response.text()).matchAll(new RegExp(`href="${prefix}([a-z-]+)"`, 'g'))].map(([, slug]) => slug ?? ''))
  expect(slugs.size).toBeGreaterThanOrEqual(290)
  for (const locale of locales) for (const slug of slugs) await lightAndDark(page, municipalityPath(slug, locale))
})
