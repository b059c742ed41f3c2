import type { Page } from '@playwright/test'
import { expect } from '@/tests/support/journey'

/** Where a text is written in blocks; and the field that is sent, which is in view without script alone. */
export const editor = (page: Page) => page.locator('.blocks[role=textbox]')
export const sent = (page: Page) => page.locator('textarea[name=source]')

/**
 * The cursor behind the last word. A browser tells of it a moment later, and a machine that has much to do later still, so it is
 * waited for: nobody writes that soon after the page is there.
 * @param block what the last block is called
 */
export async function toEnd(page: Page, block: string): Promise<void> {
  await editor(page).focus()
  await expect(async () => {
    await page.keyboard.press('Control+End')
    await expect(page.getByRole('group', { name: `Det här blocket: ${block}` })).toBeVisible({ timeout: 500 })
  }).toPass()
}
