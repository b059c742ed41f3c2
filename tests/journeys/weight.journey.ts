import { request as httpRequest } from 'node:http'
import type { Browser } from '@playwright/test'
import { inGroups, templates } from '@/tests/support/site'
import { expect, open, phone, site, test, textOf } from '@/tests/support/journey'

/** decisions 9: HTML and all same-origin files before scrolling, body bytes under brotli. */
const mostBytes = 13_500
/** One large picture: 30 kB, sent padded to the next multiple of 8 kB. */
const roomy: Record<string, number> = { map: 32_000 }
const mostRequests = 3
const mostScript = 1_500
/** The contact point's desk loads one file more, which the form does not wait for: it is weighed by itself. */
const sealing = /\/form-[0-9a-f]{16}\.js$/
const seals = ({ name }: { name: string }) => name === 'contactWrite' || name === 'contactOpen'
const mostSealing = 45_000

/** Bytes of the body as they travel when the browser accepts brotli. */
const bodyBytes = (url: string) =>
  new Promise<number>((resolve, reject) => {
    httpRequest(url, { headers: { 'accept-encoding': 'br' } }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => { bytes += chunk.length })
      response.on('end', () => resolve(bytes))
      response.on('error', reject)
    }).on('error', reject).end()
  })

/** Everything the browser asks for before anyone scrolls or clicks. */
async function firstView(browser: Browser, path: string) {
  const context = await browser.newContext({ viewport: phone, baseURL: site.url })
  const page = await context.newPage()
  const urls: string[] = []
  page.on('request', (request) => urls.push(request.url()))
  await page.goto(path, { waitUntil: 'networkidle' })
  const found = await page.evaluate(() => ({
    files: [...document.querySelectorAll('script[src], link[rel=modulepreload], link[rel=preload], link[rel=prefetch]')].map((element) => element.outerHTML),
    script: [...document.scripts].reduce((sum, script) => sum + script.text.length, 0),
    framework: /_next\/|__next|self\.__next_f|data-reactroot/.test(document.documentElement.outerHTML),
    storage: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
    workers: 'serviceWorker' in navigator ? navigator.serviceWorker.controller !== null : false,
  }))
  const cookies = await context.cookies()
  await context.close()
  return { urls, found, cookies }
}

test.describe('a first view travels in one small flight', () => {
  // Several at once: most of the time is waiting to see that nothing more is asked for.
  for (const [at, some] of inGroups(templates, 8).entries()) test(`of every template (${at + 1})`, async ({ browser }) => {
    await Promise.all(some.map(async ({ name, path }) => {
      const { urls, found, cookies } = await firstView(browser, path)
      expect(urls.filter((url) => !url.startsWith(site.url)), `third parties on ${path}`).toEqual([])
      expect(urls.length, urls.join(' ')).toBeLessThanOrEqual(mostRequests)
      const bytes = await Promise.all(urls.filter((url) => !sealing.test(url)).map(bodyBytes))
      expect(bytes.reduce((sum, size) => sum + size, 0), `bytes of ${path} under brotli`).toBeLessThanOrEqual(roomy[name] ?? mostBytes)
      const script = urls.filter((url) => sealing.test(url))
      expect(script.length, `the script that seals, on ${path}`).toBe(seals({ name }) ? 1 : 0)
      for (const url of script) expect(await bodyBytes(url)).toBeLessThanOrEqual(mostSealing)
      expect(found, path).toEqual({
        // Files fetched for script; traces of the framework.
        files: script.map((url) => expect.stringMatching(`^<script src="${new URL(url).pathname}" integrity="sha256-`) as unknown), framework: false,
        script: expect.any(Number) as unknown, storage: found.storage.filter((key) => key === 'e'), workers: false,
      })
      expect(found.script, path).toBeLessThanOrEqual(mostScript)
      expect(cookies, path).toEqual([])
    }))
  })
})

test('a visitor without JavaScript reads the very same words on every page', async ({ browser, page }) => {
  test.setTimeout(180_000)
  const plain = await (await browser.newContext({ javaScriptEnabled: false, baseURL: site.url })).newPage()
  for (const address of templates) {
    await open(page, address)
    await open(plain, address)
    // But for one line of the desk, which says where what is written is locked.
    if (seals(address)) {
      await expect(page.locator('[data-seal=browser]')).toBeVisible()
      for (const each of [page, plain]) for (const line of await each.locator('[data-seal]').all()) await line.evaluate((element) => { element.textContent = '' })
    }
    expect(await textOf(plain), address.path).toBe(await textOf(page))
  }
})
