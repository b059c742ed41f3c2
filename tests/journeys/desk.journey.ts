import type { Page } from '@playwright/test'
import { publicPath } from '@/lib/routes'
import { findings } from '@/tests/support/axe'
import { expect, historyOf, open, phone, test } from '@/tests/support/journey'
import { portalUrl } from '@/tests/support/site'
import { signedIn } from '@/tests/support/signed-in'

/** Moves to an element by the keyboard alone and uses it. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name })
  await button.focus()
  await page.keyboard.press('Enter')
}

const fits = async (page: Page) => { expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(phone.width) }

test.describe('someone with a small, old phone who will not say who they are', () => {
  test.use({ viewport: phone })

  test('writes, saves eight words, and reads with them what the contact point answered @both', async ({ page, browser, cdp, javaScriptEnabled }) => {
    test.slow()
    const question = 'Jag vet inte vem jag ska ringa.'
    const hasScript = javaScriptEnabled !== false
    // All that leaves the browser: with script, none of it holds a text or a code.
    const wire: string[] = []
    page.on('request', (request) => { wire.push(`${request.url()} ${request.postData() ?? ''}`) })
    await open(page, publicPath('contact', 'sv'))
    await page.getByRole('link', { name: 'Skriv till kontaktpunkten' }).click()
    await expect(page).toHaveURL(publicPath('contactWrite', 'sv'))
    await fits(page)
    await expect(page.getByText('Du behöver inte berätta om brott för att få hjälp.')).toBeVisible()

    await expect(page.getByText(hasScript ? 'Din webbläsare låser texten' : 'När du skickar låses texten hos oss')).toBeVisible()

    // By the keyboard, and too fast at first: what was chosen and written is still there.
    await page.getByRole('radio', { name: 'Mig själv' }).focus()
    await page.keyboard.press('Space')
    // One age with scripts and another without, so that the two tell their own thread in the queue.
    if (javaScriptEnabled === false) await page.getByRole('radio', { name: '18 eller äldre' }).check()
    await page.getByLabel('Vad vill du fråga eller berätta?').fill(question)
    await press(page, 'Gå vidare')
    await expect(page.getByRole('alert')).toContainText('Vänta fem sekunder')
    await expect(page.getByRole('radio', { name: 'Mig själv' })).toBeChecked()
    await expect(page.getByLabel('Vad vill du fråga eller berätta?')).toHaveValue(question)
    await fits(page)
    // As somebody does who reads what was said.
    await page.waitForTimeout(5_100)
    await press(page, 'Gå vidare')

    await expect(page.locator('.code-words b')).toHaveCount(8)
    await page.waitForLoadState()
    const words = await page.locator('.code-words b').allInnerTexts()
    const digits = await page.locator('.code-words span').allInnerTexts()
    expect([words.length, digits.length]).toEqual([8, 8])
    await fits(page)
    if (javaScriptEnabled !== false) expect(await findings(page)).toEqual([])
    const asked = await page.locator('label[for=w1], label[for=w2]').allInnerTexts()
    const [first, second] = asked.map((label) => words[Number(/\d/.exec(label)?.[0]) - 1] ?? '')
    await page.locator('#w1').fill((first ?? '').toUpperCase())
    await page.locator('#w2').fill('fel')
    await press(page, 'Skicka')
    await expect(page.getByRole('alert')).toContainText('Orden stämmer inte')
    await expect(page.locator('.code-words b')).toHaveText(words)
    await page.locator('#w2').fill(` ${second ?? ''} `)
    await press(page, 'Skicka')
    await expect(page.locator('h1')).toHaveText('Ditt meddelande är skickat.')
    await expect(page.getByText(hasScript ? 'Texten låstes i din webbläsare' : 'Texten låstes hos oss')).toBeVisible()
    await expect(page.locator('.code-words')).toHaveCount(0)
    await fits(page)

    // Karin reads it, takes it and answers.
    const staff = await signedIn(browser, 'Karin Ek', javaScriptEnabled !== false)
    await staff.goto(`${portalUrl}/portal/enquiries`)
    const age = javaScriptEnabled === false ? '18 eller äldre' : 'ålder okänd'
    await staff.getByRole('row').filter({ hasText: 'Ingen' }).getByRole('link', { name: `Gäller personen själv, ${age}` }).last().click()
    await expect(staff.getByText(question)).toBeVisible()
    await expect(staff.getByText(hasScript ? 'Texten låstes i personens webbläsare.' : 'Texten låstes hos oss')).toBeVisible()
    await staff.getByRole('button', { name: 'Jag tar den' }).click()
    await staff.getByRole('link', { name: 'Avhopparsamordningen' }).click()
    await staff.getByRole('button', { name: 'Skicka svaret' }).click()
    await expect(staff.getByText('Besvarad').or(staff.getByText(/114 14/)).first()).toBeVisible()
    await staff.context().close()

    // With the digits, however they are typed.
    await page.getByRole('link', { name: 'Läs svaret med dina ord' }).click()
    if (hasScript) await expect(page.getByText('Orden stannar i din webbläsare')).toBeVisible()
    await page.getByLabel('Dina ord').fill('abakus hejsvejs')
    await press(page, 'Öppna')
    await expect(page.getByRole('alert')).toContainText('hejsvejs')
    await page.getByLabel('Dina ord').fill(digits.join('-'))
    await press(page, 'Öppna')
    await expect(page.locator('.told')).toContainText(question)
    await expect(page.locator('.told')).toContainText('114 14')
    await fits(page)
    if (javaScriptEnabled !== false) expect(await findings(page)).toEqual([])
    // More, and what is refused is still there.
    await page.getByLabel('Vad vill du säga?').fill('å'.repeat(8_001))
    await press(page, 'Skicka')
    await expect(page.getByRole('alert')).toContainText('Korta texten')
    await expect(page.getByLabel('Vad vill du säga?')).toHaveValue('å'.repeat(8_001))
    await page.getByLabel('Vad vill du säga?').fill('En sak till, om i morgon.')
    await press(page, 'Skicka')
    await expect(page.getByRole('status')).toContainText('Det du skrev är skickat.')
    await expect(page.locator('.told')).toContainText('En sak till, om i morgon.')
    await expect(page.getByLabel('Vad vill du säga?')).toHaveValue('')
    if (hasScript) {
      const sent = wire.map((each) => decodeURIComponent(each.replaceAll('+', ' '))).join('\n')
      expect(sent).toContain('sealed=')
      for (const secret of [question, 'En sak till', 'ååå', 'hejsvejs', ...words.slice(1).map((word, at) => `${words[at] ?? ''} ${word}`), digits.join('-'), digits.join('')]) expect(sent).not.toContain(secret)
    }
    await page.getByText('Ta bort', { exact: true }).click()
    await press(page, 'Ta bort nu')
    await expect(page.locator('h1')).toHaveText('Orden fungerar inte längre.')

    // Nothing of it stands in an address, a title, a cookie or the browser's store.
    const seen = JSON.stringify(await historyOf(cdp)) + JSON.stringify(await page.context().cookies(page.url().replace(/\/kontakt.*/, '/kontakt')))
    for (const word of [...words, ...digits, question]) expect(seen).not.toContain(word)
    if (javaScriptEnabled !== false) expect(await page.evaluate(() => [localStorage.length, document.cookie])).toEqual([0, ''])
  })
})

test('the contact point’s officers meet no barrier, light or dark, wide or 320 px', async ({ browser }) => {
  test.slow()
  const page = await signedIn(browser, 'Jonas Palm', true)
  await page.goto(`${portalUrl}/portal/enquiries`)
  const thread = await page.locator('table a').first().getAttribute('href')
  for (const path of ['/portal/enquiries', thread ?? '', `${thread ?? ''}/slip?kommun=malm%C3%B6`, '/portal/enquiries/log', '/portal/enquiries/figures', '/portal/enquiries/erasure']) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width: 1280, height: 900 })
      expect((await page.goto(portalUrl + path))?.status(), path).toBe(200)
      expect(await findings(page), `${path} ${colorScheme}`).toEqual([])
    }
    await page.setViewportSize({ width: 320, height: 568 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${path}: no sideways scroll`).toBeLessThanOrEqual(320)
  }
  await page.context().close()
})
