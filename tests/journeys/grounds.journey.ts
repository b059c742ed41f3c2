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
