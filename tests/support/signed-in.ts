import type { Browser, Page } from '@playwright/test'
import { expect, site } from '@/tests/support/journey'

/** The portal has one name, localhost (decisions 32). */
export const portal = site.url.replace('127.0.0.1', 'localhost')

/** A window of their own for each person; scripts as the project has it. */
export async function signedIn(browser: Browser, name: string, javaScriptEnabled: boolean): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage()
  await page.goto(`${portal}/portal`)
  await page.getByRole('button', { name: 'Logga in med e-legitimation' }).click()
  await page.getByRole('button', { name }).click()
  await expect(page).toHaveURL(`${portal}/portal`)
  return page
}
