import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/journey'
import { fileOpened, heading, press, radio } from '@/tests/support/portal-form'
import { portalUrl as portal } from '@/tests/support/site'
import { signedIn } from '@/tests/support/signed-in'

const unfold = (page: Page, name: string) => page.locator('details.fold > summary', { hasText: name }).first().click()

test('Sara cannot wait for Eva: she decides alone, Leila receives in the file she has, and Eva judges it afterwards @both', async ({ browser, javaScriptEnabled }) => {
  test.slow()
  const script = javaScriptEnabled ?? true
  const mark = `Ike ${Date.now().toString(36)}${script ? 'med' : 'utan'}`

  // Leila has met him before: a file of her own.
  const leila = await signedIn(browser, 'Leila Haddad', script)
  await leila.goto(`${portal}/portal/cases/new`)
  await radio(leila, 'Vad personen vill lämna', 'Inte känt än').check()
  await press(leila, 'Öppna akten')
  // Not the heading of the form, which stands until the file has come.
  const own = (await leila.getByRole('heading', { level: 1, name: /^Akt \w{4}-\w{4}$/ }).innerText()).replace('Akt ', '')

  // Sara writes; only the name leaves.
  const sara = await signedIn(browser, 'Sara Lindqvist', script)
  await fileOpened(sara, mark)
  await press(sara, 'Skriv en remiss')
  await expect(heading(sara)).toHaveText('Vem ska få remissen?')
  await sara.getByLabel('Enhet', { exact: true }).selectOption({ label: 'Polismyndigheten, Avhopparsamordningen i region Syd' })
  await press(sara, 'Spara och fortsätt')
  await expect(heading(sara)).toHaveText('Vad ska mottagaren göra?')
  await radio(sara, 'Ändamål', 'Bedöma och ordna skydd').check()
  await sara.getByLabel('Varför behöver mottagaren uppgifterna?').fill('Skydd i kväll.')
  await radio(sara, 'Hur bråttom är det?', 'Svar senast dagen efter').check()
  await press(sara, 'Spara och fortsätt')
  await expect(heading(sara)).toHaveText('Vad lämnas?')
  await unfold(sara, 'Namn')
  await sara.getByRole('group', { name: 'Namn', exact: true }).getByLabel('Lämnas', { exact: true }).check()
  await press(sara, 'Spara och fortsätt')
  await expect(heading(sara)).toHaveText('Vilken regel tillåter det?')
  await radio(sara, 'Regel', 'Behövs mot brott').check()
  await press(sara, 'Spara och fortsätt')
  await expect(heading(sara)).toHaveText('Vad väger för och emot?')
  for (const box of await sara.getByRole('main').getByRole('textbox').all()) await box.fill('Det här räcker.')
  await press(sara, 'Spara och fortsätt')
  await expect(heading(sara)).toHaveText('Kontrollera innan du lämnar till prövning')

  // Without words it is refused; with them it is decided, marked, and sent.
  await radio(sara, 'Varför kan det inte vänta?', 'Fara för liv eller hälsa').check()
  await press(sara, 'Besluta ensam')
  await expect(sara.getByRole('main').getByRole('alert')).toContainText('Fyll i det här.')
  await expect(radio(sara, 'Varför kan det inte vänta?', 'Fara för liv eller hälsa')).toBeChecked()
  await sara.getByLabel('Vad är det som händer?').fill('De väntar utanför porten.')
  await press(sara, 'Besluta ensam')
  await expect(sara.getByRole('button', { name: 'Skicka nu' })).toBeVisible()
  const referral = sara.url()
  await press(sara, 'Skicka nu')
  await expect(sara.locator('main .state').first()).toContainText('Skickad')
  await expect(sara.getByRole('main')).toContainText('Brådskande utlämnande')
  const number = (await sara.getByRole('main').locator('p.small').nth(1).innerText()).slice(0, 9)

  // Leila receives, finds her file by its number, and takes the name into it.
  await leila.goto(referral)
  await expect(leila.getByRole('main')).toContainText('Brådskande utlämnande')
  await expect(leila.getByRole('main')).not.toContainText('utanför porten')
  await press(leila, 'Vi har fått den')
  await leila.getByRole('link', { name: 'Vi har redan en akt' }).click()
  await leila.getByLabel('Aktnummer, personnummer eller namn').fill(own)
  await radio(leila, 'Varför söker du?', 'Remiss').check()
  await press(leila, 'Sök')
  await leila.getByRole('link', { name: own }).click()
  await press(leila, 'Ta emot i den här akten')
  await expect(leila.locator('main .state').first()).toContainText('Accepterad')
  await leila.getByRole('link', { name: 'Er akt' }).click()
  await expect(leila.getByRole('region', { name: 'Mottagna uppgifter' })).toContainText(mark)
  await unfold(leila, 'Namn')
  await press(leila, 'Använd i akten')
  await expect(leila.getByRole('heading', { level: 1 })).toHaveText(`Akt ${own}`)
  await expect(leila.locator('main .lead').first()).toContainText(mark)

  // Eva finds it first on her list, and asks the receiver to leave it unused.
  const eva = await signedIn(browser, 'Eva Sandberg', script)
  await eva.goto(`${portal}/portal/releases`)
  await expect(eva.getByRole('row', { name: number })).toContainText('Granska senast')
  await eva.getByRole('link', { name: number }).click()
  await expect(eva.getByRole('main')).toContainText('De väntar utanför porten.')
  await eva.getByLabel('Fel att besluta ensam').check()
  await eva.getByLabel('Din motivering').fill('Det hade hunnit prövas.')
  await eva.getByLabel('Be mottagaren att inte använda uppgifterna').check()
  await press(eva, 'Spara granskningen')
  await expect(eva.getByRole('main')).toContainText('Mottagaren är ombedd att inte använda uppgifterna.')
  await leila.goto(referral)
  await expect(leila.getByRole('main')).toContainText('Använd inte uppgifterna.')
  for (const page of [leila, sara, eva]) await page.context().close()
})
