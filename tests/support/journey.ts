import { expect, test as base, type CDPSession, type Locator, type Page } from '@playwright/test'
import { site, type PublicAddress } from './site'

export { expect, site }

/** A phone of the smallest size we promise to serve, and an ordinary desk. */
export const phone = { width: 320, height: 568 }
export const desk = { width: 1280, height: 800 }

export interface HistoryEntry { url: string; title: string }

export const test = base.extend<{ cdp: CDPSession }>({
  cdp: async ({ page }, use) => {
    const session = await page.context().newCDPSession(page)
    await use(session)
  },
})

/** Opens a public address and makes sure that it is the page meant. */
export async function open(page: Page, address: PublicAddress | string): Promise<void> {
  const path = typeof address === 'string' ? address : address.path
  const response = await page.goto(path)
  expect(response?.status(), path).toBe(typeof address === 'string' ? 200 : address.status)
}

export const exitLink = (page: Page): Locator => page.locator('nav.bar a.leave')

/** While a tab changes from one site to another the browser answers no question about it: then the question is put again. */
async function navigationHistory(cdp: CDPSession) {
  const deadline = performance.now() + 5_000
  for (;;) {
    try {
      return await cdp.send('Page.getNavigationHistory')
    } catch (error) {
      if (performance.now() > deadline || !String(error).includes('Not attached to an active page')) throw error
      await new Promise((resolve) => { setTimeout(resolve, 50) })
    }
  }
}

/** The tab's history as the browser keeps it, and where in it the visitor stands. */
export async function historyOf(cdp: CDPSession): Promise<{ before: HistoryEntry[]; current: HistoryEntry; after: HistoryEntry[] }> {
  const { currentIndex, entries } = await navigationHistory(cdp)
  const [current] = entries.slice(currentIndex, currentIndex + 1)
  if (!current) throw new Error('a tab without a current entry')
  return { before: entries.slice(0, currentIndex), current, after: entries.slice(currentIndex + 1) }
}

/** Steps in the tab's history as the browser's own buttons do, without waiting for any page to load. */
export async function step(cdp: CDPSession, by: -1 | 1): Promise<void> {
  const { currentIndex, entries } = await navigationHistory(cdp)
  const [entry] = entries.slice(currentIndex + by, currentIndex + by + 1)
  if (!entry) throw new Error(`no entry ${by} from here`)
  await cdp.send('Page.navigateToHistoryEntry', { entryId: entry.id })
}

/** What the visitor can read, without regard to how lines break. */
export const textOf = async (page: Page) => (await page.locator('body').innerText()).replace(/\s+/g, ' ').trim()
