import type { Locator, Page } from '@playwright/test'
import { municipalityPath, publicPath, type Locale } from '@/lib/routes'
import { expect, historyOf, open, phone, test } from '@/tests/support/journey'

/** What every caller must be told about the first contact, known or said to be unknown; words worked out by hand per language. */
const mustSay: Record<Locale, Record<'when' | 'cost' | 'bill' | 'report', RegExp>> = {
  sv: { when: /svarar/i, cost: /kostar/i, bill: /räkning/i, report: /anmäla/i },
  en: { when: /answer|open/i, cost: /cost|free/i, bill: /bill/i, report: /report/i },
  ar: { when: /يرد|يجيب|الرد|مفتوح|تجيب|تردّ|ترد/, cost: /تكلفة|تكل\u0651?ف|مجاني|مجان|كلفة/, bill: /فاتورة/, report: /إبلاغ|يبلغ|تبليغ|الإبلاغ|يُبلغ|بلّغ|يبلّغ/ },
}

/** Names a place and sends it, with the keyboard: the first of at most two interactions. */
async function ask(page: Page, locale: Locale, typed: string) {
  await open(page, publicPath('findSupport', locale))
  await page.locator('form[method=post] input[name=place]').fill(typed)
  await page.locator('form[method=post] input[name=place]').press('Enter')
}

const lowerEdge = async (locator: Locator) => locator.evaluate((element) => element.getBoundingClientRect().bottom + window.scrollY)

test.describe('a person with a small, old phone', () => {
  test.use({ viewport: phone })

  for (const [typed, slug, name] of [
    ['Malmö', 'malmo', 'Malmö'],
    ['upplands väsby', 'upplands-vasby', 'Upplands Väsby'],
    ['Arjeplog', 'arjeplog', 'Arjeplog'],
  ] as const) {
    for (const locale of ['sv', 'en', 'ar'] as const) {
      test(`writes "${typed}" and learns whom to call and what happens then (${locale}) @both`, async ({ page }) => {
        await ask(page, locale, typed)
        await expect(page).toHaveURL(municipalityPath(slug, locale))
        await expect(page.locator('h1')).toContainText(name)

        const call = page.locator('main .call').first()
        const number = call.locator('a.num[href^="tel:"]')
        await expect(number).toBeVisible()
        expect(await number.getAttribute('href')).toMatch(/^tel:\+?\d+$/)
        expect(await number.innerText(), 'the link says what it does, not the number alone').toMatch(/^[^\d]{3,}\d/)
        expect(await lowerEdge(number), 'the number is seen without scrolling').toBeLessThanOrEqual(phone.height)
        expect(await lowerEdge(call.locator('.say').first()), 'the sentence to say is seen without scrolling').toBeLessThanOrEqual(phone.height)
        await expect(call.locator('.say').first()).toHaveAttribute('lang', 'sv')

        const first = page.locator('article.contact').first()
        for (const [what, words] of Object.entries(mustSay[locale])) await expect(first, what).toContainText(words)
        await expect(page.locator('main a[href="tel:112"]').first()).toBeVisible()
        expect(await page.locator('article.contact').count(), 'a ladder, not one number').toBeGreaterThanOrEqual(3)
      })
    }
  }

  test('finds the way from the start page too @both', async ({ page }) => {
    await open(page, publicPath('start', 'sv'))
    await page.locator('form[method=post] input[name=place]').first().fill('arjeplog')
    await page.locator('form[method=post] input[name=place]').first().press('Enter')
    await expect(page).toHaveURL(municipalityPath('arjeplog', 'sv'))
  })

  for (const typed of ['Håbo', 'Habo', 'HABO', 'håbo kommun']) {
    test(`who writes "${typed}" is asked which one, and is never sent to the wrong one @both`, async ({ page }) => {
      await ask(page, 'sv', typed)
      const choices = page.locator('[data-choices] a')
      await expect(choices).toHaveCount(2)
      const addresses = await choices.evaluateAll((links) => links.map((link) => link.getAttribute('href')))
      expect(addresses.sort()).toEqual([municipalityPath('habo-jonkoping', 'sv'), municipalityPath('habo-uppsala', 'sv')])
      await choices.first().click()
      await expect(page.locator('.call a.num').first()).toBeVisible()
    })
  }

  test('who follows the bare address of a shared name is asked too @both', async ({ page }) => {
    await open(page, municipalityPath('habo', 'sv'))
    await expect(page.locator('[data-choices] a')).toHaveCount(2)
  })

  test('who writes nothing is told so, with the list at hand and a number to call @both', async ({ page }) => {
    await ask(page, 'sv', '')
    const summary = page.locator('[role=alert]')
    await expect(summary, 'a reader lands on what is wrong, also without scripts').toBeFocused()
    await expect(page).toHaveTitle(/^Fel:/)
    await expect(page.locator('input[name=place]')).toHaveAttribute('aria-invalid', 'true')
    const target = await summary.locator('a').first().getAttribute('href')
    expect(target).toBe(`#${await page.locator('input[name=place]').getAttribute('id')}`)
    await expect(page.locator('main a[href^="tel:"]').first()).toBeVisible()
  })

  for (const [what, typed] of [
    ['a place that does not exist', 'Gotham City Sweden'],
    ['another script', '斯德哥尔摩'],
    ['only signs', '🏔️🏔️'],
    ['markup', '<script>alert(1)</script><b onmouseover=alert(2)>'],
  ] as const) {
    test(`who writes ${what} still gets a number and keeps the text @both`, async ({ page }) => {
      let dialogs = 0
      page.on('dialog', (dialog) => { dialogs += 1; void dialog.dismiss() })
      await ask(page, 'sv', typed)
      await expect(page.locator('input[name=place]').first()).toHaveValue(typed)
      await expect(page.locator('main a[href^="tel:"]').first()).toBeVisible()
      await expect(page.locator('main')).toContainText(typed)
      expect(await page.locator('main script, main b[onmouseover]').count()).toBe(0)
      expect(dialogs).toBe(0)
      expect(page.url()).not.toContain('?')
    })
  }

  test('what was written stands neither in the address nor in the history @both', async ({ page, cdp }) => {
    await ask(page, 'sv', 'hemligt ställe')
    // The answer must stand there first: before it there is nothing to find, and no page for the browser to be asked about.
    await expect(page.locator('main')).toContainText('hemligt ställe')
    const { before, current, after } = await historyOf(cdp)
    expect(before.length, 'the question and the answer are two pages').toBeGreaterThan(0)
    expect(JSON.stringify([before, current, after])).not.toMatch(/hemligt|stalle|ställe/i)
  })
})

test.describe('a visitor who finds a number that is wrong', () => {
  test.use({ viewport: phone })

  test('says so in three touches, with nothing of it in the address or the history @both', async ({ page, cdp }) => {
    await open(page, municipalityPath('arjeplog', 'sv'))
    await page.locator('article.contact').first().getByRole('button', { name: 'Stämmer något inte?' }).click()
    await expect(page.locator('h1')).toHaveText('Vad stämmer inte?')
    await expect(page.locator('main')).toContainText('region Nord')
    await page.getByRole('button', { name: 'Numret går inte fram' }).click()
    await expect(page.locator('h1')).toHaveText('Tack. Nu vet vi.')
    await expect(page.locator('.call a.num')).toHaveAttribute('href', 'tel:11414')
    const { before, current, after } = await historyOf(cdp)
    expect(JSON.stringify([before, current, after])).not.toMatch(/coordination|noAnswer|region/i)
  })
})
