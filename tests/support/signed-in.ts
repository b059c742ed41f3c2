import type { Browser, Page } from '@playwright/test'
import { expect } from '@/tests/support/journey'
import { portalUrl as portal } from '@/tests/support/site'

/** A window of their own for each person; scripts as the project has it. */
export async function signedIn(browser: Browser, name: string, javaScriptEnabled: boolean): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage()
  await page.goto(`${portal}/portal`)
  await page.getByRole('button', { name: 'Logga in med e-legitimation' }).click()
  await page.getByRole('button', { name }).click()
  await expect(page).toHaveURL(`${portal}/portal`)
  return page
}
