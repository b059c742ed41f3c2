import type { Locator, Page } from '@playwright/test'
import { expect } from '@/tests/support/journey'
import { portalUrl as portal } from '@/tests/support/site'

/** What a person does on a page of the portal, with scripts and without. */
export const radio = (page: Page, legend: string, label: string): Locator => page.getByRole('group', { name: legend }).getByLabel(label)
export const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click()
export const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 })

/** Opens a file for somebody who wants to leave a gang, and stops at its referrals. */
export async function fileOpened(page: Page, givenName: string): Promise<void> {
  await page.goto(`${portal}/portal/cases/new`)
  await page.getByLabel('Förnamn').fill(givenName)
  await page.getByLabel('Födelseår').fill('2004')
  await radio(page, 'Vad personen vill lämna', 'Kriminell miljö').check()
  await press(page, 'Öppna akten')
  await page.getByRole('link', { name: 'Remisser i akten' }).click()
  await expect(heading(page)).toHaveText('Remisser i akten')
}
