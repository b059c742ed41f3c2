import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { chromium, type BrowserContextOptions, type LaunchOptions } from '@playwright/test'
import { publicPath } from '@/lib/routes'
import { topicWordsIn } from '@/lib/content/topic-words'
import { exitLink, expect, site, test } from '@/tests/support/journey'

/** Every file of a browser's profile, read when the browser has let go of it. */
const filesOf = (profile: string) => readdirSync(profile, { recursive: true, encoding: 'utf8', withFileTypes: true })
  .filter((file) => file.isFile()).map((file) => path.join(file.parentPath, file.name)).map((name) => ({ name: path.relative(profile, name), bytes: readFileSync(name) }))

/** As browsers write text down: UTF-8 and UTF-16, as it was typed, as a form sends it and as an address has it. */
const written = (text: string) => [text, new URLSearchParams({ x: text }).toString().slice(2), encodeURIComponent(text)].flatMap((form) => [Buffer.from(form, 'utf8'), Buffer.from(form, 'utf16le')])
const holders = (profile: string, text: string) => filesOf(profile).filter(({ bytes }) => written(text).some((form) => bytes.includes(form))).map(({ name }) => name)

/** One phone of the household, from the first letter to having left: what of it stands in the browser's own files? */
async function visited(profile: string, options: LaunchOptions & BrowserContextOptions) {
  const context = await chromium.launchPersistentContext(profile, { ...options, baseURL: site.url })
  const page = context.pages()[0] ?? await context.newPage()
  const [question, more] = [`Kanariemening ${Math.random()} om att lämna`, `Kanariesvar ${Math.random()} en gång till`]
  await page.goto(`${site.outside}/before`)
  // A neighbour that does keep something shows that this would be found.
  const control = `kontroll${Math.random()}`
  await page.evaluate((text) => { localStorage.setItem('kept', text) }, control)
  await page.goto(publicPath('contact', 'sv'))
  await page.goto(publicPath('contactWrite', 'sv'))
  await page.waitForTimeout(5_100)
  await page.locator('#text').fill(question)
  await page.getByRole('button', { name: 'Gå vidare' }).click()
  await expect(page.locator('.code-words b')).toHaveCount(8)
  const words = await page.locator('.code-words b').allInnerTexts()
  const digits = await page.locator('.code-words span').allInnerTexts()
  for (const id of ['w1', 'w2']) {
    const place = Number(/\d/.exec(await page.locator(`label[for=${id}]`).innerText())?.[0])
    await page.locator(`#${id}`).fill(words[place - 1] ?? '')
  }
  await page.getByRole('button', { name: 'Skicka' }).click()
  await expect(page.locator('h1')).toHaveText('Ditt meddelande är skickat.')
  await page.goto(publicPath('contactOpen', 'sv'))
  await page.locator('#code').fill(words.join(' '))
  await page.getByRole('button', { name: 'Öppna' }).click()
  await expect(page.locator('.told')).toContainText(question)
  await page.waitForTimeout(5_100)
  await page.locator('#text').fill(more)
  await page.getByRole('button', { name: 'Skicka', exact: true }).click()
  await expect(page.locator('.told')).toContainText(more)
  await exitLink(page).click()
  await page.waitForURL(`${site.outside}/**`)
  await context.close()
  return { secrets: [question, more, words.join(' '), ...words.slice(1).map((word, at) => `${words[at] ?? ''} ${word}`), digits.join(' '), digits.join('')], control }
}

for (const javaScriptEnabled of [true, false])
  test(`after writing to the contact point and leaving, the browser's own files hold no word of it, ${javaScriptEnabled ? 'with' : 'without'} scripts @verify`, async ({ launchOptions }) => {
    const profile = mkdtempSync(path.join(os.tmpdir(), 'vidare-profile-'))
    try {
      const { secrets, control } = await visited(profile, { ...launchOptions, locale: 'sv-SE', javaScriptEnabled })
      if (javaScriptEnabled) expect(holders(profile, control).length, 'this can tell').toBeGreaterThan(0)
      for (const secret of secrets) expect(holders(profile, secret), secret).toEqual([])
      const ask = <Row>(file: string, sql: string): Row[] => {
        const database = new DatabaseSync(path.join(profile, file), { readOnly: true })
        try { return database.prepare(sql).all() as Row[] } finally { database.close() }
      }
      const history = ask<{ url: string; title: string }>('Default/History', 'select url, title from urls').filter(({ url }) => url.startsWith(site.url))
      // The browser remembers addresses, as the safety page says: those of lib/routes.ts and nothing after them.
      expect(new Set(history.map(({ url }) => new URL(url).pathname + new URL(url).search + new URL(url).hash)))
        .toEqual(new Set([publicPath('contact', 'sv'), publicPath('contactWrite', 'sv'), publicPath('contactOpen', 'sv')]))
      for (const { url, title } of history) expect(topicWordsIn(`${url} ${title}`), `${url} ${title}`).toEqual([])
      for (const { name } of filesOf(profile).filter((file) => path.basename(file.name) === 'Cookies')) expect(ask(name, 'select host_key from cookies')).toEqual([])
      const within = (folder: string, text: string) => filesOf(profile).filter(({ name, bytes }) => name.startsWith(`Default/${folder}`) && bytes.includes(text)).map(({ name }) => name)
      // The exit leaves a flag of one letter in the tab's own store (lib/publishing/exit-script.ts), which says nothing.
      for (const folder of ['Local Storage', 'IndexedDB', 'Service Worker']) expect(within(folder, new URL(site.url).host), folder).toEqual([])
      // Published pages are cached like any site's; of what is made for this visitor nothing is.
      expect(within('Cache', `${site.url}${publicPath('contact', 'sv')}`).length, 'a published page').toBeGreaterThan(0)
      for (const made of ['contactWrite', 'contactOpen'] as const) expect(within('Cache', `${site.url}${publicPath(made, 'sv')}`)).toEqual([])
    } finally {
      rmSync(profile, { recursive: true, force: true })
    }
  })
