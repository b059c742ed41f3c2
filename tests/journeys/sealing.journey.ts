import type { Page } from '@playwright/test'
import { publicPath } from '@/lib/routes'
import { exitLink, expect, open, phone, site, test } from '@/tests/support/journey'

/** The form of a first message, ready to be sent by a browser that has said that it can lock it. */
async function ready(page: Page, text: string): Promise<void> {
  await open(page, publicPath('contactWrite', 'sv'))
  await expect(page.getByText('Din webbläsare låser texten')).toBeVisible()
  await page.getByLabel('Vad vill du fråga eller berätta?').fill(text)
  // As long as a person needs for a line.
  await page.waitForTimeout(5_100)
}

async function confirmWords(page: Page): Promise<string[]> {
  await expect(page.locator('.code-words b')).toHaveCount(8)
  const words = await page.locator('.code-words b').allInnerTexts()
  for (const id of ['w1', 'w2']) await page.locator(`#${id}`).fill(words[Number(/\d/.exec(await page.locator(`label[for=${id}]`).innerText())?.[0]) - 1] ?? '')
  return words
}

const send = (page: Page) => page.getByRole('button', { name: 'Skicka', exact: true }).click()
const field = (page: Page) => page.getByLabel('Vad vill du fråga eller berätta?')

test.describe('a browser that locks what is written', () => {
  test.use({ viewport: phone })

  test('loses nothing when the site cannot be reached, sends it once, and goes back to the text', async ({ page }) => {
    test.slow()
    await ready(page, 'Utan nät.')
    const address = (url: URL) => url.pathname === publicPath('contactWrite', 'sv')
    await page.route(address, (route) => route.abort())
    await page.getByRole('button', { name: 'Gå vidare' }).click()
    await expect(page.getByRole('alert')).toContainText('Vi når inte webbplatsen just nu.')
    await expect(field(page)).toHaveValue('Utan nät.')
    await page.unroute(address)
    await page.getByRole('button', { name: 'Gå vidare' }).click()
    await expect(page.locator('.code-words b')).toHaveCount(8)
    await page.getByRole('button', { name: 'Tillbaka till texten' }).click()
    await expect(field(page)).toHaveValue('Utan nät.')
    await page.getByRole('button', { name: 'Gå vidare' }).click()
    await expect(page.locator('.code-words b')).toHaveCount(8)
    await page.goBack()
    await expect(field(page)).toHaveValue('Utan nät.')
    await page.getByRole('button', { name: 'Gå vidare' }).click()
    const words = await confirmWords(page)
    // It arrives, and the answer does not: pressed again, it is still one message.
    const bodies: string[] = []
    await page.route(address, async (route) => { bodies.push(route.request().postData() ?? ''); await route.fetch(); await route.abort() }, { times: 1 })
    await send(page)
    await expect(page.getByRole('alert')).toContainText('Vi når inte webbplatsen just nu.')
    await expect(page.locator('.code-words b')).toHaveText(words)
    // What stands in place of the site must not take the page with it.
    await page.route(address, (route) => route.fulfill({ status: 503, contentType: 'text/html', body: '<main><h1>Borta</h1></main>' }), { times: 1 })
    await send(page)
    await expect(page.getByRole('alert')).toContainText('Vi når inte webbplatsen just nu.')
    await send(page)
    await expect(page.locator('h1')).toHaveText('Ditt meddelande är skickat.')
    expect(bodies.join()).toContain('sealed=')

    await open(page, publicPath('contactOpen', 'sv'))
    await expect(page.getByText('Orden stannar i din webbläsare')).toBeVisible()
    await page.getByLabel('Dina ord').fill('abakus '.repeat(8))
    await page.getByRole('button', { name: 'Öppna' }).click()
    await expect(page.getByRole('alert')).toContainText('De orden öppnar inget.', { timeout: 15_000 })
    await page.getByLabel('Dina ord').fill(words.join(' '))
    await page.getByRole('button', { name: 'Öppna' }).click()
    await expect(page.locator('.told .words')).toHaveText(['Utan nät.'], { timeout: 15_000 })
  })

  test('that cannot says so, and sends it as one without script with the next press', async ({ page }) => {
    test.slow()
    // An old telephone without room for the derivation.
    await page.addInitScript(() => {
      const Original = Uint32Array
      Object.defineProperty(globalThis, 'Uint32Array', { value: new Proxy(Original, { construct: (made, given: unknown[]) => { if (typeof given[0] === 'number' && given[0] > 1_000_000) throw new RangeError('no room'); return Reflect.construct(made, given) as object } }) })
    })
    await ready(page, 'Trång telefon.')
    await page.getByRole('button', { name: 'Gå vidare' }).click()
    await confirmWords(page)
    await send(page)
    await expect(page.getByRole('alert')).toContainText('Din webbläsare klarade inte låset.')
    await expect(field(page)).toHaveValue('Trång telefon.')
    await expect(page.getByText('När du skickar låses texten hos oss')).toBeVisible()
    await page.getByRole('button', { name: 'Gå vidare' }).click()
    await expect(page.getByText('Orden gjordes hos oss')).toBeVisible()
    await confirmWords(page)
    await send(page)
    await expect(page.getByText('Texten låstes hos oss')).toBeVisible()
  })

  test('whose script is blocked or altered on the way writes as one without', async ({ page }) => {
    await page.route('**/form-*.js', async (route) => { const answer = await route.fetch(); await route.fulfill({ response: answer, body: `${await answer.text()};` }) })
    await open(page, publicPath('contactWrite', 'sv'))
    await field(page).fill('Hej.')
    await page.waitForTimeout(5_100)
    await expect(page.getByText('När du skickar låses texten hos oss')).toBeVisible()
    await page.getByRole('button', { name: 'Gå vidare' }).click()
    await expect(page.getByText('Orden gjordes hos oss')).toBeVisible()
  })

  test('lets whoever must leave, leave at once, also while it works on a slow processor', async ({ page, cdp }) => {
    await ready(page, 'Jag måste gå.')
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 6 })
    await page.getByRole('button', { name: 'Gå vidare' }).click()
    await expect(page.locator('.code-words b')).toHaveCount(8, { timeout: 15_000 })
    // The words have just been shown, so what is derived from them is being worked out now.
    await exitLink(page).click()
    await page.waitForURL(`${site.outside}/**`)
  })
})
