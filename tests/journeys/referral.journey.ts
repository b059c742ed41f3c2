import { expect, test } from '@/tests/support/journey'
import { fileOpened, heading, press, radio } from '@/tests/support/portal-form'
import { portalUrl as portal } from '@/tests/support/site'
import { signedIn } from '@/tests/support/signed-in'

test('Sara leads Kim from Malmö to Polisen, Eva decides what leaves, Leila receives, and Sara learns how it went @both', async ({ browser, javaScriptEnabled }) => {
  test.slow()
  const script = javaScriptEnabled ?? true
  // Each run has words of its own, so that runs beside each other are not taken for one another.
  const mark = `Kim ${Date.now().toString(36)}${script ? 'med' : 'utan'}`

  // Sara opens a file for a man who has called.
  const sara = await signedIn(browser, 'Sara Lindqvist', script)
  await fileOpened(sara, mark)
  const ofFile = sara.url()

  // He consents: to whom, for what, which kinds of data, until when.
  const syd = 'Polismyndigheten, Avhopparsamordningen i region Syd'
  await sara.getByLabel('Vem får uppgifterna?').selectOption({ label: syd })
  await radio(sara, 'Vad ska de användas till?', 'Bedöma om ett avhopparärende kan öppnas').check()
  for (const field of ['Namn', 'Född', 'Hot', 'Bedömning']) await radio(sara, 'Vilka uppgifter?', field).check()
  await sara.getByLabel('Sista dag').fill('2027-02-18')
  await press(sara, 'Spara samtycket')
  await expect(sara.getByText('Till och med 18 februari 2027').first()).toBeVisible()

  // The referral, step by step; a step left empty says what is missing and keeps what was written.
  await press(sara, 'Skriv en remiss')
  await expect(heading(sara)).toHaveText('Vem ska få remissen?')
  await press(sara, 'Spara och fortsätt')
  await expect(sara.getByRole('main').getByRole('alert')).toContainText('Välj ett av svaren')
  await sara.getByLabel('Enhet', { exact: true }).selectOption({ label: syd })
  await press(sara, 'Spara och fortsätt')
  await expect(heading(sara)).toHaveText('Vad ska mottagaren göra?')
  await radio(sara, 'Ändamål', 'Bedöma om ett avhopparärende kan öppnas').check()
  await press(sara, 'Spara och fortsätt')
  await expect(sara.getByRole('main').getByRole('alert')).toContainText('Det du skrev finns kvar')
  await expect(radio(sara, 'Ändamål', 'Bedöma om ett avhopparärende kan öppnas')).toBeChecked()
  await sara.getByLabel('Varför behöver mottagaren uppgifterna?').fill(`Så att ${mark} kan få ett möte.`)
  await radio(sara, 'Hur bråttom är det?', 'Svar senast dagen efter').check()
  await press(sara, 'Spara och fortsätt')
  await expect(heading(sara)).toHaveText('Vad lämnas?')
  const field = (name: string) => sara.getByRole('group', { name, exact: true })
  // What stays is folded, with and without scripts.
  await expect(field('Hot')).toBeHidden()
  for (const name of ['Namn', 'Född', 'Hot', 'Hälsa']) await sara.locator('summary', { has: sara.getByRole('heading', { name, exact: true }) }).click()
  await expect(field('Namn').getByLabel('Det som står hos er')).toHaveValue(mark)
  await field('Namn').getByLabel('Lämnas', { exact: true }).check()
  await field('Född').getByLabel('Det som står hos er').fill('14 mars 2004')
  await field('Född').getByLabel('Kortas').check()
  await field('Född').getByLabel('Kortad text som lämnas').fill('2004')
  await field('Hot').getByLabel('Det som står hos er').fill('Hotad av gruppen sedan i september.')
  await field('Hot').getByLabel('Lämnas', { exact: true }).check()
  await field('Hälsa').getByLabel('Det som står hos er').fill('Utredning hos psykiatrin pågår.')
  await press(sara, 'Spara och fortsätt')
  await expect(heading(sara)).toHaveText('Vilken regel tillåter det?')
  await radio(sara, 'Regel', 'Personen samtycker').check()
  await radio(sara, 'Samtycke', 'Till och med 18 februari 2027').check()
  await press(sara, 'Spara och fortsätt')
  await expect(heading(sara)).toHaveText('Vad väger för och emot?')
  for (const box of await sara.getByRole('main').getByRole('textbox').all()) await box.fill('Det här räcker, och inget mer.')
  await press(sara, 'Spara och fortsätt')
  await expect(heading(sara)).toHaveText('Kontrollera innan du lämnar till prövning')
  await expect(sara.getByText('3 uppgifter lämnas, 1 stannar.')).toBeVisible()
  await press(sara, 'Lämna till prövning')
  await expect(sara.locator('main .state').first()).toContainText('Prövas')
  const referral = sara.url()
  const number = (await sara.getByRole('main').locator('p.small').nth(1).innerText()).slice(0, 9)
  await expect(sara.getByRole('button', { name: 'Skicka nu' })).toHaveCount(0)

  // Leila cannot tell that it exists.
  const leila = await signedIn(browser, 'Leila Haddad', script)
  expect((await leila.goto(referral))?.status()).toBe(404)
  await expect(leila.locator('body')).not.toContainText(number)

  // Eva sees exactly what would leave, keeps one thing more, and decides.
  const eva = await signedIn(browser, 'Eva Sandberg', script)
  await eva.goto(`${portal}/portal/releases`)
  await eva.getByRole('link', { name: number }).click()
  await expect(eva.getByText('3 uppgifter lämnas, 1 av dem kortad.')).toBeVisible()
  await expect(eva.getByText('Polismyndigheten ser inte att uppgiften finns')).toHaveCount(1)
  await eva.getByRole('group', { name: 'Hot', exact: true }).getByLabel('Stannar').check()
  await radio(eva, 'Vad beslutar du?', 'Lämna ut').check()
  await press(eva, 'Besluta')
  await expect(eva.getByRole('main').getByRole('alert')).toContainText('Fyll i det här.')
  await expect(eva.getByRole('group', { name: 'Hot', exact: true }).getByLabel('Stannar')).toBeChecked()
  await eva.getByLabel('Din motivering').fill('Personen vill. Hotet räcker det att säga på mötet.')
  await press(eva, 'Besluta')
  await expect(eva.getByText('Beslutat av Eva Sandberg')).toBeVisible()

  // Sara sends, once.
  await sara.goto(referral)
  await press(sara, 'Skicka nu')
  await expect(sara.locator('main .state').first()).toContainText('Skickad')

  // Leila receives, reads what came and nothing of what stayed, says yes, works, ends with an outcome.
  await leila.goto(`${portal}/portal/referrals`)
  await leila.getByRole('link', { name: number }).click()
  const got = leila.getByRole('region', { name: 'Det här har ni fått' })
  await expect(got).toContainText(mark)
  await expect(got).toContainText('2004')
  for (const stayed of ['14 mars', 'september', 'psykiatrin', 'Hälsa']) await expect(leila.getByRole('main')).not.toContainText(stayed)
  await press(leila, 'Vi har fått den')
  await press(leila, 'Svara nej')
  await expect(leila.getByRole('main').getByRole('alert')).toContainText('Välj ett av svaren')
  await leila.goto(referral)
  await press(leila, 'Ta emot och öppna akt')
  await expect(leila.locator('main .state').first()).toContainText('Accepterad')
  await leila.getByRole('link', { name: 'Er akt' }).click()
  await expect(leila.getByRole('region', { name: 'Mottagna uppgifter' })).toContainText(mark)
  await leila.goto(referral)
  await press(leila, 'Arbetet har börjat')
  await expect(leila.locator('main .state').first()).toContainText('Pågår')
  await leila.getByRole('region', { name: 'Avsluta med resultat' }).getByLabel('ett avhopp pågår med stöd').check()
  await press(leila, 'Avsluta')
  await expect(leila.locator('main .state').first()).toContainText('Avslutad')
  await sara.goto(referral)
  await expect(sara.getByRole('main')).not.toContainText('ett avhopp pågår')
  await press(leila, 'Återkoppla')
  await expect(leila.locator('main .state').first()).toContainText('Återkopplad')

  // Sara sees the loop closed.
  await sara.goto(referral)
  await expect(sara.locator('main .state').first()).toContainText('Återkopplad')
  await expect(sara.getByText('Resultat: ett avhopp pågår med stöd').first()).toBeVisible()
  await sara.goto(ofFile)
  await expect(sara.getByRole('link', { name: number })).toBeVisible()

  // Nobody else can tell that any of it exists.
  const ingrid = await signedIn(browser, 'Ingrid Norberg', script)
  expect((await ingrid.goto(referral))?.status()).toBe(404)
  await ingrid.goto(`${portal}/portal/referrals`)
  await expect(ingrid.locator('body')).not.toContainText(number)
  for (const page of [sara, eva, leila, ingrid]) await page.context().close()
})
