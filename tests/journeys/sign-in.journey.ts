import type { Page } from '@playwright/test'
import { expect, site, test } from '@/tests/support/journey'
import { portalUrl as portal } from '@/tests/support/site'

/** `handlaggare@malmo.example` of the demonstration. */
const sara = { name: 'Sara Lindqvist', authorityName: 'Malmö stad' }

/** From any page of the portal to being signed in as this person. */
async function signIn(page: Page, name: string) {
  await page.goto(`${portal}/portal`)
  await page.getByRole('button', { name: 'Logga in med e-legitimation' }).click()
  await page.getByRole('button', { name }).click()
}

const sessionOf = async (page: Page) => (await page.context().cookies(portal)).find(({ name }) => name === 'session')

test('a caseworker signs in, sees as whom she acts, and signs out @both', async ({ page }) => {
  await page.goto(`${portal}/portal`)
  await expect(page).toHaveURL(`${portal}/sign-in`)
  await expect(page).toHaveTitle('Logga in – Vidare')
  await page.getByRole('button', { name: 'Logga in med e-legitimation' }).click()
  await expect(page).toHaveURL(/^http:\/\/127\.0\.0\.1:\d+\/valj\//)
  await expect(page.locator('body')).toContainText('Demonstration')
  await expect(page.locator('li button')).toHaveCount(41)
  await page.getByRole('button', { name: sara.name }).click()
  await expect(page).toHaveURL(`${portal}/portal`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(sara.name)
  await expect(page.locator('.as')).toContainText(sara.authorityName)
  expect(await sessionOf(page)).toMatchObject({ httpOnly: true, sameSite: 'Lax', expires: -1, path: '/' })
  await page.getByRole('button', { name: 'Logga ut' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du är utloggad')
  expect(await sessionOf(page)).toBeUndefined()
  await page.goto(`${portal}/portal`)
  await expect(page).toHaveURL(`${portal}/sign-in`)
})

test('who looks for a colleague in the list finds her by authority, role or name @both', async ({ page }) => {
  await page.goto(`${portal}/sign-in`)
  await page.getByRole('button', { name: 'Logga in med e-legitimation' }).click()
  for (const [wanted, name] of [['UMEÅ', 'Ingrid Norberg'], ['logggranskare', 'Nils Åberg'], ['haddad', 'Leila Haddad']] as const) {
    await page.getByRole('searchbox').fill(wanted)
    await page.getByRole('searchbox').press('Enter')
    await expect(page.getByRole('button', { name })).toBeVisible()
    await expect(page.getByRole('button', { name: sara.name })).toHaveCount(0)
  }
  await page.getByRole('searchbox').fill('<script>alert(1)</script>')
  await page.getByRole('searchbox').press('Enter')
  await expect(page.getByRole('status')).toContainText('Ingen heter så')
  await expect(page.getByRole('searchbox')).toHaveValue('<script>alert(1)</script>')
})

test('a cookie that somebody copied opens nothing once she has signed out @both', async ({ page, browser }) => {
  await signIn(page, sara.name)
  await expect(page).toHaveURL(`${portal}/portal`)
  const stolen = await page.context().cookies(portal)
  const thief = await (await browser.newContext({ storageState: { cookies: stolen, origins: [] } })).newPage()
  await thief.goto(`${portal}/portal`)
  await expect(thief).toHaveURL(`${portal}/portal`)
  await page.getByRole('button', { name: 'Logga ut' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du är utloggad')
  await thief.goto(`${portal}/portal`)
  await expect(thief).toHaveURL(/\/sign-in/)
  await thief.context().close()
})

test('who comes by another name of the machine is led to the right one @both', async ({ page }) => {
  await page.goto(`${site.url}/portal`)
  await expect(page).toHaveURL(`${portal}/sign-in`)
})

test('the portal’s pages carry their headers, and no page breaks its own policy', async ({ page }) => {
  const complaints: string[] = []
  page.on('console', (message) => { if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text()) })
  await signIn(page, sara.name)
  const response = await page.goto(`${portal}/portal`)
  const headers = response?.headers() ?? {}
  expect(headers['cache-control']).toContain('no-store')
  expect(headers['x-robots-tag']).toContain('noindex')
  expect(headers['content-security-policy']).toMatch(/script-src 'nonce-[A-Za-z0-9+/=]{24}' 'strict-dynamic'/)
  expect(headers['content-security-policy']).not.toContain('unsafe')
  const again = await page.goto(`${portal}/portal`)
  expect(again?.headers()['content-security-policy']).not.toBe(headers['content-security-policy'])
  expect(complaints).toEqual([])
})

test('a form from another site starts no sign-in', async ({ request }) => {
  for (const origin of [site.outside, 'null', `${portal}.example`]) {
    const answer = await request.post(`${portal}/api/auth/start`, { headers: { origin }, form: { to: '/portal' }, maxRedirects: 0 })
    expect(answer.headers()['location'], origin).toBe(`${portal}/sign-in`)
    expect(answer.headers()['set-cookie'], origin).toBeUndefined()
  }
})

test('next-auth’s own pages and endpoints are not there', async ({ request }) => {
  for (const path of ['session', 'csrf', 'providers', 'signin', 'signout', 'error', 'signin/identity'])
    expect((await request.get(`${portal}/api/auth/${path}`)).status(), path).toBe(404)
})
