import { chromium, type CDPSession, type Page, type Request } from '@playwright/test'
import { publicPath, type Locale } from '@/lib/routes'
import { desk, exitLink, expect, historyOf, open, phone, site, step, test } from '@/tests/support/journey'

const ours = (url: string) => url.startsWith(site.url)
const before = `${site.outside}/before`
const languages: Locale[] = ['sv', 'ar']

/** Someone reads news, comes to us and looks at three of our pages. */
async function readThreePages(page: Page, locale: Locale = 'sv') {
  await page.goto(before)
  await open(page, publicPath('start', locale))
  await open(page, publicPath('findSupport', locale))
  await open(page, publicPath('safeBrowsing', locale))
}

/** Leaves, and tells which requests the leaving made. */
async function leave(page: Page, act: () => Promise<void>): Promise<Request[]> {
  const requests: Request[] = []
  page.on('request', (request) => requests.push(request))
  await act()
  await page.waitForURL(`${site.outside}/**`)
  await expect(page.locator('body')).toContainText('Outside')
  return requests
}

const tripleShift = async (page: Page) => {
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift')
}

/** Back and forward as far as the browser lets us: nothing of ours may be shown again. */
async function nothingComesBack(page: Page, cdp: CDPSession) {
  const history = await historyOf(cdp)
  expect(history.before.filter((entry) => ours(entry.url)), 'our entries behind the current one').toEqual([])

  await step(cdp, -1)
  await expect(page).toHaveURL(before)
  for (let forward = 0; forward < 3; forward += 1) {
    const { after } = await historyOf(cdp)
    if (after.length === 0) break
    await step(cdp, 1)
    await expect(page).toHaveURL(new RegExp(`^${site.outside}/`))
    await expect(page.locator('body')).toContainText('Outside')
  }
}

test.describe('a visitor who must leave at once', () => {
  for (const locale of languages) {
    for (const size of [phone, desk]) {
      test(`finds the exit in view, uncovered and first, also at the end of the page (${locale}, ${size.width} px) @both`, async ({ page }) => {
        await page.setViewportSize(size)
        await open(page, publicPath('start', locale))
        await page.keyboard.press('Tab')
        await expect(exitLink(page)).toBeFocused()

        await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
        const seen = await exitLink(page).evaluate((link) => {
          const box = link.getBoundingClientRect()
          const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
          return { top: box.top, bottom: box.bottom, height: box.height, width: box.width, hit: top !== null && link.contains(top) }
        })
        expect(seen.hit, 'nothing lies over the exit').toBe(true)
        expect(seen.top).toBeGreaterThanOrEqual(0)
        expect(seen.bottom).toBeLessThanOrEqual(size.height)
        expect(Math.min(seen.height, seen.width)).toBeGreaterThanOrEqual(44)
      })
    }

    test(`leaves with one touch, in the same tab, without telling where from (${locale}) @both`, async ({ page, context }) => {
      await readThreePages(page, locale)
      const requests = await leave(page, () => exitLink(page).click())
      expect(context.pages(), 'one tab').toHaveLength(1)

      const away = requests.filter((request) => !ours(request.url()))
      expect(away.length).toBeGreaterThan(0)
      for (const request of away) {
        expect(new URL(request.url()).origin).toBe(site.outside)
        expect((await request.allHeaders()).referer, 'no Referer').toBeUndefined()
      }
      // On the way to the first entry the browser may ask for a page already read, or still for the icon of the last one;
      // nothing else, and nothing about leaving.
      const icon = new URL('/icon.svg', site.url).href
      for (const request of requests.filter((candidate) => ours(candidate.url()) && candidate.url() !== icon)) {
        expect(request.resourceType()).toBe('document')
        expect(request.method()).toBe('GET')
        expect(new URL(request.url()).search).toBe('')
      }
    })

    test(`leaves nothing of ours behind the Back button (${locale})`, async ({ page, cdp }) => {
      await readThreePages(page, locale)
      await leave(page, () => exitLink(page).click())
      await nothingComesBack(page, cdp)
    })
  }

  test('leaves by pressing Shift three times', async ({ page, cdp }) => {
    await readThreePages(page)
    await leave(page, () => tripleShift(page))
    await nothingComesBack(page, cdp)
  })

  test('stays when Shift is only used to type', async ({ page }) => {
    await open(page, publicPath('findSupport', 'sv'))
    await page.locator('input[name=place]').pressSequentially('MalMÖ', { delay: 5 })
    await page.keyboard.press('Shift')
    await page.keyboard.press('a')
    await page.keyboard.press('Shift')
    await page.keyboard.press('b')
    await page.keyboard.press('Shift')
    await expect(page).toHaveURL(new RegExp(`^${site.url}`))
  })

  test('leaves from the very first page, with nothing of ours before it', async ({ page, cdp }) => {
    await page.goto(before)
    await open(page, publicPath('start', 'sv'))
    await leave(page, () => exitLink(page).click())
    await nothingComesBack(page, cdp)
  })

  for (const [phoneKind, cripple] of [
    ['an older phone without the Navigation API', () => Object.defineProperty(window, 'navigation', { value: undefined })],
    ['a browser where session storage is shut', () => Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('shut', 'SecurityError') } })],
  ] as const) {
    test(`leaves also on ${phoneKind}`, async ({ page }) => {
      await page.addInitScript(cripple)
      await readThreePages(page)
      await leave(page, () => exitLink(page).click())
    })
  }

  test('on an older phone sees no page of ours when somebody presses Back', async ({ page, cdp }) => {
    await page.addInitScript(() => Object.defineProperty(window, 'navigation', { value: undefined }))
    await readThreePages(page)
    await leave(page, () => exitLink(page).click())
    await step(cdp, -1)
    await expect(page.locator('body')).toContainText('Outside')
    expect(ours(page.url())).toBe(false)
  })

  test('sees no page of ours when the browser keeps whole pages for Back', async ({ launchOptions }) => {
    // Playwright switches the back-forward cache off; people have it on.
    const browser = await chromium.launch({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] })
    try {
      const page = await browser.newPage({ baseURL: site.url })
      const cdp = await page.context().newCDPSession(page)
      await readThreePages(page)
      await leave(page, () => exitLink(page).click())
      await nothingComesBack(page, cdp)
    } finally {
      await browser.close()
    }
  })

  test('can come back on purpose, and the page is whole', async ({ page }) => {
    await readThreePages(page)
    await leave(page, () => exitLink(page).click())
    await open(page, publicPath('start', 'sv'))
    await expect(page.locator('h1')).toBeVisible()
    await expect(page).toHaveURL(new RegExp(`^${site.url}`))
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([])
  })

  test('without script the exit is a plain link that carries no address along @both', async ({ page }) => {
    await open(page, publicPath('start', 'sv'))
    await expect(exitLink(page)).toHaveAttribute('rel', /noreferrer/)
    await expect(exitLink(page)).toHaveAttribute('rel', /nofollow/)
    await expect(exitLink(page)).toHaveAttribute('href', new RegExp(`^${site.outside}`))
    await expect(exitLink(page)).not.toHaveAttribute('target', /.*/)
  })

  test('the exit is not printed, keeps its edge in forced colours and does not move @both', async ({ page }) => {
    await open(page, publicPath('start', 'sv'))
    await page.emulateMedia({ media: 'print' })
    await expect(exitLink(page)).toBeHidden()
    await page.emulateMedia({ media: 'screen', forcedColors: 'active', reducedMotion: 'reduce' })
    await expect(exitLink(page)).toBeVisible()
    const style = await exitLink(page).evaluate((link) => {
      const { borderTopWidth, borderTopStyle, transitionDuration, animationName } = getComputedStyle(link)
      return { edge: borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) >= 1, transitionDuration, animationName }
    })
    expect(style).toEqual({ edge: true, transitionDuration: '0s', animationName: 'none' })
  })

  test('a skip link leads past the exit bar to the content @both', async ({ page }) => {
    await open(page, publicPath('start', 'sv'))
    for (let tab = 0; tab < 4; tab += 1) {
      await page.keyboard.press('Tab')
      if (await page.evaluate(() => document.activeElement?.getAttribute('href') === '#main')) break
    }
    await expect(page.locator('a[href="#main"]')).toBeFocused()
    await expect(page.locator('a[href="#main"]')).toBeInViewport()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    const inside = await page.evaluate(() => document.querySelector('#main')?.contains(document.activeElement))
    expect(inside).toBe(true)
  })
})
