import sharp from 'sharp'
import { findings } from '@/tests/support/axe'
import { editor as text, sent, toEnd } from '@/tests/support/block-editor'
import { expect, test } from '@/tests/support/journey'
import { portalUrl as portal, site } from '@/tests/support/site'
import { signedIn } from '@/tests/support/signed-in'

/** A slope of colour, as a file. */
const drawn = (): Promise<Buffer> => sharp({ create: { width: 640, height: 420, channels: 3, background: { r: 119, g: 170, b: 153 } } }).png().toBuffer()

/** One text for each of the two visitors, so that they do not meet. */
const texts = { withScript: { title: 'Press', path: '/press' }, without: { title: 'Teckenspråk', path: '/teckensprak' } }

test('Lena writes, Stefan comments and reads through, Petra publishes and takes down, and the public reads each of it @both', async ({ browser, javaScriptEnabled }) => {
  test.slow()
  const { title, path } = javaScriptEnabled ? texts.withScript : texts.without
  const heading = `Ny rubrik ${javaScriptEnabled ? 'med' : 'utan'} skript`
  const page = await (await browser.newContext()).newPage()
  // A page may be a minute old in a browser that has been there; whoever reloads it has the newest.
  const publicPage = async () => { await page.goto(site.url + path); await page.reload(); return page.locator('main').innerText() }
  const [lena, stefan, petra] = [
    await signedIn(browser, 'Lena Björk', javaScriptEnabled), await signedIn(browser, 'Stefan Roos', javaScriptEnabled), await signedIn(browser, 'Petra Wall', javaScriptEnabled),
  ]
  // A picture that nobody could use is told of beside the field, with what she wrote kept.
  await lena.goto(`${portal}/editorial/media`)
  await lena.getByLabel('Bildfil').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<svg/>') })
  await lena.getByLabel('Ja, den ska beskrivas').check()
  await lena.getByLabel('Bildbeskrivning').fill(`En stig ${javaScriptEnabled ? 'med' : 'utan'}`)
  await lena.getByLabel('Vem har gjort bilden').fill('Lena Björk')
  await lena.getByRole('button', { name: 'Lägg in bilden' }).click()
  await expect(lena.locator('.errs')).toContainText('ingen bild')
  if (javaScriptEnabled) expect(await findings(lena)).toEqual([])
  await lena.getByLabel('Bildfil').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: await drawn() })
  await lena.getByRole('button', { name: 'Lägg in bilden' }).click()
  await expect(lena.getByRole('heading', { level: 1 })).toHaveText(/^En stig/)
  if (javaScriptEnabled) expect(await findings(lena)).toEqual([])
  const picture = /[^/]+$/.exec(lena.url())?.[0] ?? ''

  await lena.goto(`${portal}/editorial/pages`)
  await lena.getByRole('rowheader').getByRole('link', { name: title, exact: true }).first().click()
  await lena.getByRole('button', { name: 'Skriv en ny version' }).first().click()
  await expect(lena).toHaveURL(/\/edit$/)
  const source = lena.locator('textarea[name=source]')
  // With script the text is written in blocks (blocks.journey.ts), or as without it by whoever wants to.
  if (javaScriptEnabled) await lena.getByRole('button', { name: 'Skriv som ren text' }).click()
  const written = await source.inputValue()

  // What does not hold together is kept and told by line.
  await source.fill(`${written}\n\n@finns inte`)
  await lena.getByRole('button', { name: 'Spara', exact: true }).click()
  await expect(lena.locator('.errs')).toContainText('@finns')
  await expect(source).toHaveValue(/@finns inte$/)
  await source.fill(written.replace(/^rubrik: .*$/m, `rubrik: ${heading}`) + `\n\n@bild ${picture}`)
  await lena.getByRole('button', { name: 'Spara', exact: true }).click()
  await expect(lena.getByText('Sparat, och texten hänger ihop.')).toBeVisible()
  await lena.getByRole('link', { name: 'Till versionen' }).click()
  await expect(lena.locator('.difference ins').first()).toBeVisible()
  const edition = lena.url()
  await lena.getByRole('button', { name: 'Lämna för läsning' }).click()
  await expect(lena.getByText('Någon annan läser igenom och publicerar den.')).toBeVisible()
  expect(await publicPage()).not.toContain(heading)

  await stefan.goto(edition)
  if (javaScriptEnabled) expect(await findings(stefan)).toEqual([])
  // What he sees in one passage, and she has seen to.
  await stefan.getByRole('link', { name: 'Läs med kommentarer' }).click()
  await stefan.getByRole('link', { name: 'Kommentera stycke 2', exact: true }).click()
  await stefan.getByLabel('Vad ser du?').fill('Bra rubrik.')
  if (javaScriptEnabled) expect(await findings(stefan)).toEqual([])
  await stefan.getByRole('button', { name: 'Spara kommentaren' }).click()
  await expect(stefan.locator('.comment')).toContainText('Bra rubrik.')
  await lena.goto(edition)
  await lena.getByRole('link', { name: 'Läs dem vid styckena' }).click()
  await lena.getByRole('button', { name: 'Åtgärdad' }).click()
  await expect(lena.locator('.comment')).toContainText('Åtgärdad: Lena Björk')

  await stefan.goto(edition)
  await stefan.getByRole('button', { name: 'Spara svaret' }).click()
  await expect(stefan.locator('.errs')).toContainText('Välj ett av svaren')
  await stefan.getByLabel('Den stämmer och går att förstå').check()
  await stefan.getByRole('button', { name: 'Spara svaret' }).click()
  await expect(stefan.locator('.lead')).toContainText('Godkänd')

  // Somebody outside, without an account, reads it by a link and says what is wrong.
  await stefan.goto(edition)
  await stefan.getByRole('button', { name: 'Gör en länk' }).click()
  await expect(stefan.getByText('Länken är gjord.')).toBeVisible()
  await page.goto(await stefan.getByText('/fact-check/sv/').innerText())
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
  if (javaScriptEnabled) expect(await findings(page)).toEqual([])
  await page.getByRole('link', { name: 'Skriv en anmärkning' }).click()
  await page.getByLabel('Din anmärkning').fill('Numret är fel.')
  await page.getByRole('button', { name: 'Skicka anmärkningen' }).click()
  await expect(page.getByText('Tack. Anmärkningen är framme hos redaktionen.')).toBeVisible()
  await lena.goto(edition)
  await lena.getByRole('link', { name: 'Läs dem vid styckena' }).click()
  await expect(lena.locator('.comment').filter({ hasText: 'Utomstående faktagranskare' })).toContainText('Numret är fel.')

  await petra.goto(edition)
  await petra.getByRole('link', { name: 'Se sidan som den blir' }).click()
  await expect(petra.getByRole('heading', { level: 1 })).toHaveText(heading)
  await petra.goto(edition)
  await petra.getByRole('button', { name: 'Publicera nu' }).click()
  await expect(petra.locator('.lead')).toContainText('Publicerad')
  await expect.poll(publicPage, { timeout: 60_000 }).toContain(heading)
  expect(await publicPage()).toContain('Granskad av Kriminalvården')
  const shown = page.getByRole('img', { name: 'En stig' })
  await shown.scrollIntoViewIfNeeded()
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  expect(await shown.evaluate((image: HTMLImageElement) => image.currentSrc)).toMatch(/\/media\/\d+-[0-9a-f]{32}\.avif$/)

  await petra.getByText('Ta bort sidan', { exact: true }).first().click()
  await petra.getByLabel('Uppgifterna stämmer inte längre.').check()
  await petra.getByRole('button', { name: 'Ta bort sidan' }).click()
  await expect(petra.locator('.lead')).toContainText('Borttagen')
  await expect.poll(publicPage, { timeout: 60_000 }).toContain('Uppgifterna stämmer inte längre.')
  for (const each of [lena, stefan, petra]) await each.context().close()
  await page.context().close()
})

test('what is written is saved while it is written, beside what somebody else writes, and says so when it cannot be', async ({ browser }) => {
  const [lena, petra] = [await signedIn(browser, 'Lena Björk', true), await signedIn(browser, 'Petra Wall', true)]
  await lena.goto(`${portal}/editorial/pages`)
  await lena.getByRole('rowheader').getByRole('link', { name: 'Frågor och svar', exact: true }).first().click()
  await lena.getByRole('button', { name: 'Skriv en ny version' }).first().click()
  await expect(lena.getByText('Det du skriver sparas av sig självt.')).toBeVisible()
  await petra.goto(lena.url())
  await toEnd(lena, 'Frågor och svar')
  await lena.keyboard.type(' Lenas ord.')
  await expect(lena.getByText('Sparas om en stund.')).toBeVisible()
  await expect(lena.getByText('Allt är sparat.')).toBeVisible({ timeout: 15_000 })
  // The button afterwards meets nothing of her own.
  await lena.getByRole('button', { name: 'Spara', exact: true }).click()
  await expect(lena.getByText('Sparat, och texten hänger ihop.')).toBeVisible()

  // Nor is anything lost that was written in the moment before the page was loaded again.
  lena.on('dialog', (dialog) => { void dialog.accept() })
  await toEnd(lena, 'Frågor och svar')
  await lena.keyboard.type(' Och mer.')
  await lena.reload()
  await expect(async () => { await lena.reload(); await expect(text(lena)).toContainText('Lenas ord. Och mer.', { timeout: 1_000 }) }).toPass()

  await toEnd(petra, 'Frågor och svar')
  await petra.keyboard.type(' Petras ord.')
  await expect(petra.locator('main [role=alert]')).toContainText('sparas bredvid', { timeout: 15_000 })
  expect(await findings(petra)).toEqual([])
  await petra.getByRole('link', { name: 'Se båda texterna' }).click()
  await expect(petra.locator('.difference ins').first()).toBeVisible()
  await expect(sent(petra)).toHaveValue(/Petras ord\.$/)
  await expect(petra.locator('main')).toContainText('Lenas ord.')

  await lena.context().clearCookies()
  await toEnd(lena, 'Frågor och svar')
  await lena.keyboard.type(' Sent.')
  await expect(lena.locator('main [role=alert]')).toContainText('inte inloggad längre', { timeout: 15_000 })
  await expect(text(lena)).toContainText('Och mer. Sent.')
  await expect(sent(lena)).toHaveValue(/Och mer\. Sent\.$/)
})
