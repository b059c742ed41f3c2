import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/journey'
import { later } from '@/tests/support/own-session'
import { signedIn } from '@/tests/support/signed-in'
import { portalUrl as portal } from '@/tests/support/site'

const text = 'Hon vill bort före helgen. Åke ringer på lördag. 🌲 ”Inget mer.”'

/** Whoever ends all their sign-ins here must be nobody whom another journey has signed in at the same time: one each, with scripts and without. */
const writer = (scripts: boolean) => (scripts ? 'David Öberg' : 'Emma Hedlund')
const neighbour = (scripts: boolean) => (scripts ? 'Farid Karimi' : 'Mikael Strand')
const twice = (scripts: boolean) => (scripts ? 'Birgitta Lund' : 'Monica Friberg')

/** Fills in the form of a new file, which nobody has sent yet. */
async function halfWritten(page: Page): Promise<void> {
  await page.goto(`${portal}/portal/cases/new`)
  await page.locator('textarea[name="needs"]').fill(text)
  await page.locator('input[name="birthYear"]').fill('2004')
}

/** From another browser, she ends every sign-in of hers but that one. */
async function endedElsewhere(other: Page): Promise<void> {
  await other.goto(`${portal}/portal/sessions`)
  await other.getByRole('button', { name: 'Avsluta alla andra' }).click()
  await expect(other.getByText('Inloggningen är avslutad.')).toBeVisible()
}

async function signInAgain(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Logga in igen')
  await page.getByRole('button', { name: 'Logga in med e-legitimation' }).click()
  await page.getByRole('button', { name }).click()
}

const send = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Öppna akten' }).click()

test('what somebody was writing when the sign-in ended is there again, for them @both', async ({ browser, javaScriptEnabled }) => {
  const page = await signedIn(browser, writer(javaScriptEnabled), javaScriptEnabled)
  await halfWritten(page)
  const phone = await signedIn(browser, writer(javaScriptEnabled), javaScriptEnabled)
  await endedElsewhere(phone)
  await send(page)
  await signInAgain(page, writer(javaScriptEnabled))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Det du skrev finns kvar. Skicka igen?')
  await page.getByRole('link', { name: 'Öppna formuläret' }).click()
  await expect(page.locator('textarea[name="needs"]')).toHaveValue(text)
  await expect(page.locator('input[name="birthYear"]')).toHaveValue('2004')
})

test('the colleague who signs in at the same desk does not see it @both', async ({ browser, javaScriptEnabled }) => {
  const page = await signedIn(browser, neighbour(javaScriptEnabled), javaScriptEnabled)
  await halfWritten(page)
  await endedElsewhere(await signedIn(browser, neighbour(javaScriptEnabled), javaScriptEnabled))
  await send(page)
  await signInAgain(page, 'Amir Nouri')
  await expect(page).toHaveURL(`${portal}/portal`)
  await page.goto(`${portal}/portal/cases/new`)
  await expect(page.locator('textarea[name="needs"]')).toHaveValue('')
})

test('who has signed in somewhere else is told at the next page, and can end it @both', async ({ browser, javaScriptEnabled }) => {
  const desk = await signedIn(browser, twice(javaScriptEnabled), javaScriptEnabled)
  const stranger = await signedIn(browser, twice(javaScriptEnabled), javaScriptEnabled)
  await desk.goto(`${portal}/portal`)
  await expect(desk.getByText('Du har loggat in på ett ställe till.')).toBeVisible()
  await desk.getByRole('link', { name: 'Se dina inloggningar' }).click()
  // One by one, each until it is gone: an earlier test may have left one of the same person's.
  const others = desk.getByRole('button', { name: /^Avsluta inloggningen i Chrome på/ })
  await expect(others.first()).toBeVisible()
  for (let left = await others.count(); left > 0; left -= 1) {
    await others.first().click()
    await expect(others).toHaveCount(left - 1)
  }
  await stranger.goto(`${portal}/portal`)
  await expect(stranger).toHaveURL(/\/sign-in/)
  await desk.goto(`${portal}/portal`)
  await expect(desk.getByText('Du har loggat in på ett ställe till.')).toHaveCount(0)
})

test('signing out ends the identity provider’s session as well, and comes back @both', async ({ browser, javaScriptEnabled }) => {
  const page = await signedIn(browser, 'Lars Modin', javaScriptEnabled)
  const visited: string[] = []
  page.on('request', (request) => visited.push(new URL(request.url()).host + new URL(request.url()).pathname))
  await page.getByRole('button', { name: 'Logga ut' }).click()
  await expect(page).toHaveURL(`${portal}/sign-in/signed-out`)
  expect(visited.some((address) => /^127\.0\.0\.1:\d+\/session\/end$/.test(address))).toBe(true)
  const left = (await page.context().cookies()).map(({ name }) => name)
  expect(left.filter((name) => name === 'session' || name === '_session')).toEqual([])
})

test('two minutes before the end stands a notice, and one press keeps the sign-in', async ({ browser }) => {
  test.setTimeout(150_000)
  const page = await signedIn(browser, 'Ingrid Norberg', true)
  await expect(page.getByRole('button', { name: 'Stanna kvar' })).toHaveCount(0)
  const stay = page.getByRole('button', { name: 'Stanna kvar' })
  await expect(stay).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('Om två minuter loggas du ut.')).toBeVisible()
  await stay.click()
  await expect(stay).toHaveCount(0)
  await expect(stay).toBeVisible({ timeout: 60_000 })
})

test('without scripts the time stands on the page from the start @both', async ({ browser }) => {
  const page = await signedIn(browser, 'Ingrid Norberg', false)
  await expect(page.getByText(/Du loggas ut efter \d+ minuter utan att ladda/)).toBeVisible()
})

test('half an hour before the eight hours are over every page says when, with the way to a new sign-in @both', async ({ browser, javaScriptEnabled }) => {
  const page = await signedIn(browser, 'Karin Ek', javaScriptEnabled)
  await expect(page.getByText('Inloggningen slutar kl.')).toHaveCount(0)
  await later(page, 'created_at', '7 hours 40 minutes')
  await page.goto(`${portal}/portal/sessions`)
  await expect(page.getByText(/Inloggningen slutar kl\. \d+\.\d\d, 8 timmar efter att du loggade in\./)).toBeVisible()
  await page.getByRole('link', { name: 'Logga in på nytt nu' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Logga in på nytt')
  await page.getByRole('button', { name: 'Logga in med e-legitimation' }).click()
  await page.getByRole('button', { name: 'Karin Ek' }).click()
  await expect(page).toHaveURL(`${portal}/portal/sessions`)
  await expect(page.getByText('Inloggningen slutar kl.')).toHaveCount(0)
})

test('a step that needs a fresh sign-in gives the whole text back, and is done when it is sent again @both', async ({ browser, javaScriptEnabled }) => {
  const sara = await signedIn(browser, 'Sara Lindqvist', javaScriptEnabled)
  await sara.goto(`${portal}/portal/cases/new`)
  await sara.getByRole('group', { name: 'Vad personen vill lämna' }).getByLabel('Kriminell miljö').check()
  await sara.locator('input[name="protection"][value="marked"]').check()
  await sara.getByRole('main').getByRole('button', { name: 'Öppna akten' }).click()
  const opened = sara.getByRole('heading', { level: 1, name: /^Akt \w{4}-\w{4}$/ })
  const number = (await opened.innerText()).replace('Akt ', '')

  // Amir writes for a long while, and signed in more than five minutes ago.
  const amir = await signedIn(browser, 'Amir Nouri', javaScriptEnabled)
  await amir.goto(`${portal}/portal/access/emergency`)
  const words = Array.from({ length: 20 }, (_, line) => `Rad ${line + 1}: modern ringde igen. ”Han är inlåst”, säger hon. Åke svarar inte. 🌲`).join('\n')
  await amir.getByLabel('Aktnummer').fill(number)
  await amir.getByRole('group', { name: 'Vad är det fara för?' }).getByLabel('Liv').check()
  await amir.getByLabel('Jag har försökt och når ingen som kan öppna akten').check()
  await amir.getByLabel('Vad har hänt, och varför behöver du akten nu?').fill(words)
  await later(amir, 'auth_time', '6 minutes')
  await amir.getByRole('button', { name: 'Öppna akten i 30 minuter' }).click()
  await expect(amir.getByRole('heading', { level: 1 })).toHaveText('Legitimera dig igen')
  await amir.getByRole('button', { name: 'Legitimera dig' }).click()
  await amir.getByRole('button', { name: 'Amir Nouri' }).click()
  await expect(amir.getByRole('heading', { level: 1 })).toHaveText('Det du skrev finns kvar. Skicka igen?')
  await amir.getByRole('link', { name: 'Öppna formuläret' }).click()
  await expect(amir.getByLabel('Vad har hänt, och varför behöver du akten nu?')).toHaveValue(words)
  await expect(amir.getByLabel('Aktnummer')).toHaveValue(number)
  await expect(amir.getByRole('group', { name: 'Vad är det fara för?' }).getByLabel('Liv')).toBeChecked()
  await expect(amir.getByLabel('Jag har försökt och når ingen som kan öppna akten')).toBeChecked()
  await amir.getByRole('button', { name: 'Öppna akten i 30 minuter' }).click()
  await expect(amir.getByRole('heading', { level: 1 })).toHaveText(`Akt ${number}`)
})
