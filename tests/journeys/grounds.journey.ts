import type { Page } from '@playwright/test'
import { findings } from '@/tests/support/axe'
import { expect, test } from '@/tests/support/journey'
import { portalUrl as portal } from '@/tests/support/site'
import { signedIn } from '@/tests/support/signed-in'

/** One rule for each of the two visitors, so that they do not meet. */
const rules = { withScript: 'careStay', without: 'drugsToChild' }

test('Agneta writes a new wording of a rule, is told which case it breaks, and Håkan approves it @both', async ({ browser, javaScriptEnabled }) => {
  test.slow()
  const code = javaScriptEnabled ? rules.withScript : rules.without
  const [agneta, hakan] = [await signedIn(browser, 'Agneta Sjölin', javaScriptEnabled), await signedIn(browser, 'Håkan Wikström', javaScriptEnabled)]
  await agneta.goto(`${portal}/portal/grounds/${code}`)
  await agneta.getByRole('button', { name: 'Skriv en ny lydelse' }).click()
  await expect(agneta).toHaveURL(/\/edit$/)
  const day = agneta.getByLabel('Gäller från', { exact: true })
  const written = await agneta.getByLabel('Fall som prövar regeln').inputValue()

  // What contradicts itself is told by field, and everything that was written is still there.
  await agneta.getByLabel('Varför ändras den?').fill('Lag (2099:1): ny lydelse.')
  await agneta.getByLabel('Gäller till och med').fill('2000-01-01')
  await agneta.getByRole('button', { name: 'Spara lydelsen' }).click()
  await expect(agneta.locator('.errs')).toContainText('Sista dagen är före den första')
  await expect(agneta.getByLabel('Varför ändras den?')).toHaveValue('Lag (2099:1): ny lydelse.')
  if (javaScriptEnabled) expect(await findings(agneta)).toEqual([])

  // A case that does not come out as written keeps it where it is.
  await agneta.getByLabel('Gäller till och med').fill('')
  await day.fill('2099-01-01')
  await agneta.getByLabel('Fall som prövar regeln').fill(written.replace(/^öppnar$/m, 'stängd: bevisperson'))
  await agneta.getByRole('button', { name: 'Spara lydelsen' }).click()
  await expect(agneta.getByText(/Ska bli: stängd \(bevisperson\)\. Blir: öppnar/)).toBeVisible()
  await agneta.getByRole('button', { name: 'Lämna till en annan jurist' }).click()
  await expect(agneta.getByText('Ett fall blir inte som det är skrivet')).toBeVisible()

  await agneta.getByRole('link', { name: 'Skriv i lydelsen' }).click()
  await agneta.getByLabel('Fall som prövar regeln').fill(written)
  await agneta.getByRole('button', { name: 'Spara lydelsen' }).click()
  await expect(agneta.getByText('alla som de ska')).toBeVisible()
  await agneta.getByRole('button', { name: 'Lämna till en annan jurist' }).click()
  await expect(agneta.getByText('En annan jurist läser och godkänner.')).toBeVisible()
  await agneta.getByRole('button', { name: 'Ta tillbaka till utkast' }).click()
  await expect(agneta.getByRole('link', { name: 'Skriv i lydelsen' })).toBeVisible()
  await agneta.getByRole('button', { name: 'Lämna till en annan jurist' }).click()
  await expect(agneta.getByText('En annan jurist läser och godkänner.')).toBeVisible()

  await hakan.goto(agneta.url())
  if (javaScriptEnabled) expect(await findings(hakan)).toEqual([])
  await hakan.getByLabel('Den stämmer med lagen. Godkänn.').check()
  await hakan.getByRole('button', { name: 'Svara' }).click()
  await expect(hakan.locator('.lead')).toContainText('Godkänd')
  await hakan.getByRole('link', { name: 'Till regeln' }).click()
  await expect(hakan.locator('main')).toContainText('från 1 januari 2099')
  for (const each of [agneta, hakan]) await each.context().close()
})

/** A paragraph that has no sheet, for each of the two visitors. */
const paragraphs = { withScript: 'OSL 10 kap. 6 §', without: 'OSL 10 kap. 7 §' }

async function write(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(text)
  await page.getByRole('button', { name: 'Spara lydelsen' }).click()
  await expect(page).toHaveURL(/\/wordings\/[0-9a-f-]+$/)
}

async function approve(hakan: Page, address: string): Promise<void> {
  await hakan.goto(address)
  await hakan.getByLabel('Den stämmer med lagen. Godkänn.').check()
  await hakan.getByRole('button', { name: 'Svara' }).click()
  await expect(hakan.locator('.lead')).toContainText('Godkänd')
}

test('Agneta writes a rule and its paragraph’s sheet that there were not, and neither holds before Håkan has read it @both', async ({ browser, javaScriptEnabled }) => {
  test.slow()
  const cite = javaScriptEnabled ? paragraphs.withScript : paragraphs.without
  const agneta = await signedIn(browser, 'Agneta Sjölin', javaScriptEnabled)
  const handOver = agneta.getByRole('button', { name: 'Lämna till en annan jurist' })
  await agneta.goto(`${portal}/portal/grounds`)
  await agneta.getByRole('link', { name: 'Skriv ett nytt lagblad' }).click()
  await write(agneta, { Paragraf: cite, Rubrik: 'Övning', 'Vad paragrafen säger, med egna enkla ord': 'En kort mening.', 'Bladet gäller från': '2099-01-01', 'Varför behövs den?': 'Övning.' })
  const sheet = agneta.url()
  await handOver.click()
  await expect(agneta.getByText('En annan jurist läser och godkänner.')).toBeVisible()

  await agneta.goto(`${portal}/portal/grounds/new`)
  for (const label of ['får', 'spelar ingen roll', 'bara den som anges', 'sekretessansvarig']) await agneta.getByLabel(label, { exact: true }).check()
  for (const [fold, label] of [['Från', 'Kommunal skola'], ['Till', 'Polisen'], ['För att', 'Ge personen stöd, vård eller hjälp att lämna'], ['Öppnar den här sekretessen', 'skolans sekretess (23 kap. 2 §)'], ['Villkor 1: något av detta', 'att personen är under 18 år']] as const) {
    const answers = agneta.locator('details', { has: agneta.locator('summary', { hasText: fold }) }).first()
    await answers.locator('summary').click()
    await answers.getByLabel(label, { exact: true }).check()
  }
  await write(agneta, {
    'Gäller från': '2099-01-01', 'Varför behövs den?': 'Övning.', Namn: `Övning ${cite}`, 'Passar när': 'När det övas.', Paragraf: cite, 'Fråga 1 att väga': 'Behövs det?', 'Tänk på': 'Bara det som behövs.',
    Källa: 'Lagtexten', 'Källans adress': 'https://example.se/', 'Källan läst': '2026-11-27',
    'Fall som prövar regeln': 'En elev på 14.\nfrom=school&to=police&aim=support&age=under15&done=1\nöppnar\n\nHar fyllt 18.\nfrom=school&to=police&aim=support&age=from18&done=1\nstängd: villkor saknas',
  })
  const rule = agneta.url()
  await expect(agneta.getByText(`${cite} har inget lagblad`)).toBeVisible()
  await handOver.click()
  await expect(agneta.getByText('En paragraf har inget lagblad den dag regeln börjar gälla.')).toBeVisible()

  const hakan = await signedIn(browser, 'Håkan Wikström', javaScriptEnabled)
  await approve(hakan, sheet)
  await agneta.goto(rule)
  await handOver.click()
  await expect(agneta.getByText('En annan jurist läser och godkänner.')).toBeVisible()
  await approve(hakan, rule)
  await hakan.getByRole('link', { name: 'Till regeln' }).click()
  await expect(hakan.locator('main')).toContainText('från 1 januari 2099')
  for (const each of [agneta, hakan]) await each.context().close()
})
