import type { Page } from '@playwright/test'
import { findings } from '@/tests/support/axe'
import { editor, sent, toEnd } from '@/tests/support/block-editor'
import { payloads } from '@/tests/support/hostile'
import { expect, phone, test } from '@/tests/support/journey'
import { portalUrl as portal } from '@/tests/support/site'
import { signedIn } from '@/tests/support/signed-in'

async function begun(page: Page, title: string): Promise<void> {
  await page.goto(`${portal}/editorial/pages`)
  await page.getByRole('rowheader').getByRole('link', { name: title, exact: true }).first().click()
  await page.getByRole('button', { name: 'Skriv en ny version' }).first().click()
  await expect(editor(page)).toBeVisible()
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent)
/** From the text to a button of the toolbar, and pressed, by keys alone. */
async function press(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Alt+F10')
  await page.keyboard.press('Home')
  for (let stop = 0; stop < 20 && await focused(page) !== name; stop += 1) await page.keyboard.press('ArrowRight')
  expect(await focused(page)).toBe(name)
  await page.keyboard.press('Enter')
}
const blockNames = (page: Page) => editor(page).locator('> .piece').evaluateAll((blocks) => blocks.map((block) => block.getAttribute('data-block')))

test('Lena writes in blocks by keys alone, and the preview shows them', async ({ browser }) => {
  test.slow()
  const lena = await signedIn(browser, 'Lena Björk', true)
  const refused: string[] = []
  lena.on('console', (message) => { if (/Content.Security.Policy|Refused/i.test(message.text())) refused.push(message.text()) })
  await begun(lena, 'Om webbplatsen')
  const keys = lena.keyboard
  const before = await blockNames(lena)

  // The text ends with ways on: Enter begins another, and once more leaves them.
  await toEnd(lena, 'Vägar vidare')
  await keys.press('Enter')
  await keys.press('Enter')
  await press(lena, 'Rubrik')
  await keys.type('Om du är osäker')
  await keys.press('Enter')
  await press(lena, 'Punkter')
  await keys.type('Läs en gång till')
  await keys.press('Enter')
  await keys.type('Fråga någon')
  await keys.press('Enter')
  await keys.press('Enter')
  await press(lena, 'Ruta')
  await keys.type('Det kostar inget.')
  expect(await blockNames(lena)).toEqual([...before, 'Rubrik', 'Punkter', 'Ruta: Bra att veta'])
  await keys.press('Alt+F10')
  await keys.press('Tab')
  await keys.press('ArrowDown')
  await keys.press('Tab')
  expect(await focused(lena)).toBe('Lägg till')
  await keys.press('Enter')
  await expect(lena.getByRole('combobox', { name: 'Kontakt', exact: true })).toBeFocused()
  await keys.type('Bris')
  await expect(editor(lena).locator('.b-contact')).toContainText('Bris')
  await keys.press('Escape')
  await expect(editor(lena)).toBeFocused()

  // Up past the box, back with Ctrl+Z, up again; then the box goes.
  await keys.press('Alt+ArrowUp')
  expect((await blockNames(lena)).slice(-2)).toEqual(['En kontakt, med allt om att ringa', 'Ruta: Bra att veta'])
  await keys.press('Control+z')
  expect((await blockNames(lena)).slice(-2)).toEqual(['Ruta: Bra att veta', 'En kontakt, med allt om att ringa'])
  await keys.press('Control+y')
  await toEnd(lena, 'Ruta: Bra att veta')
  await press(lena, 'Viktigt')
  await keys.type(' Ring.')
  await expect(lena.getByRole('button', { name: 'Viktigt' })).toHaveAttribute('aria-pressed', 'true')
  await keys.press('Enter')
  await keys.type('Det här ska bort')
  await keys.press('Alt+Delete')
  await expect(lena.getByRole('toolbar')).toHaveAttribute('aria-controls', 'source')
  await expect(sent(lena)).toHaveValue(/== Om du är osäker\n\n- Läs en gång till\n- Fråga någon\n\n@kontakt bris\n\n@ruta vet\nDet kostar inget\.\*\* Ring\.\*\*$/)
  expect(await findings(lena)).toEqual([])
  await lena.setViewportSize(phone)
  expect(await lena.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width)
  expect(await findings(lena)).toEqual([])

  await lena.getByRole('button', { name: 'Spara', exact: true }).focus()
  await keys.press('Enter')
  await expect(lena.getByText('Sparat, och texten hänger ihop.')).toBeVisible()
  await expect(editor(lena)).toContainText('Om du är osäker')
  expect(refused).toEqual([])
  await lena.getByRole('link', { name: 'Till versionen' }).click()
  await lena.getByRole('link', { name: 'Se sidan som den blir' }).click()
  await expect(lena.getByRole('heading', { name: 'Om du är osäker' })).toBeVisible()
  await expect(lena.getByRole('listitem').filter({ hasText: 'Fråga någon' })).toBeVisible()
  await expect(lena.locator('.note')).toContainText('Det kostar inget. Ring.')
  await expect(lena.locator('main')).toContainText('116 111')
  await lena.context().close()
})

/** As a browser pastes it. */
const pasted = (page: Page, html: string) => editor(page).evaluate((place, words) => {
  const data = new DataTransfer()
  data.setData('text/html', words)
  data.setData('text/plain', 'x')
  place.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
}, html)

test('what is pasted becomes blocks of ours, whoever made it, and runs nothing', async ({ browser }) => {
  const petra = await signedIn(browser, 'Petra Wall', true)
  const said: string[] = []
  petra.on('dialog', (dialog) => { said.push(dialog.message()); void dialog.dismiss() })
  petra.on('request', (request) => { if (/evil/.test(request.url())) said.push(request.url()) })
  await begun(petra, 'Lättläst')
  await toEnd(petra, 'Stycke')
  await petra.keyboard.press('Enter')
  await petra.keyboard.press('Enter')
  const old = await sent(petra).inputValue()
  const added = async () => (await sent(petra).inputValue()).slice(old.length).trim()

  await pasted(petra, `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{color:red}</style></head><body lang=SV><!--StartFragment-->
    <h1 style="mso-list:none">Från Word</h1><p class=MsoNormal style='color:red'>Ett <b>viktigt</b> <span style="font-weight:bold">ord</span><o:p></o:p></p>
    <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span><![endif]>Ett</p>
    <p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Två</p>
    <table class=MsoTableGrid><tr><td><p>Vem</p></td><td><p>Vad</p></td></tr><tr><td><p>Polisen</p></td><td><p>Ring <a href="tel:114 14">114 14</a></p></td></tr></table>
    <ol><li><p>Först</p><ul><li>inuti</li></ul></li><li>Sedan</li></ol>
    <p>Läs på <a href="https://polisen.se/a" onclick="alert(1)" style="x">polisen.se</a> eller <a href="javascript:alert(1)">här</a>.</p><!--EndFragment--></body></html>`)
  expect(await added()).toBe([
    '== Från Word', 'Ett **viktigt** **ord**', '- Ett\n- Två', '@tabell\u0020\n| Vem | Vad |\n| Polisen | Ring [114 14](tel:11414) |', '1. Först\n2. inuti\n3. Sedan', 'Läs på [polisen.se](https://polisen.se/a) eller här.',
  ].join('\n\n'))
  await petra.keyboard.press('Control+z')
  expect(await added()).toBe('')

  await pasted(petra, payloads.map((payload) => `<p>${payload}</p>`).join('\n'))
  for (const hostile of [
    '<p data-pm-slice=\'0 0 ["contacts",{"keys":"<script>"},"note",{"kind":"x"}]\'>x</p>', '<div class="b-contacts" data-keys="&quot;><img src=//evil/x onerror=alert(1)>"></div>', '<span class="m-link" data-goal="javascript:alert(1)">x</span>',
    '<img src="//evil/x" onerror="alert(1)"><svg/onload=alert(1)><p style="background:url(//evil/x)">y</p>', `<a href="java\tscript:alert(1)">z</a><a href="data:text/html,x">z</a>`,
  ]) await pasted(petra, hostile)
  await petra.waitForTimeout(300)
  expect(said).toEqual([])
  const tags = await editor(petra).evaluate((place) => [...new Set([...place.querySelectorAll('*')].map((element) => element.localName))].sort())
  expect(tags.filter((tag) => !['br', 'div', 'h2', 'li', 'ol', 'p', 'pre', 'span', 'strong', 'table', 'tbody', 'td', 'th', 'tr', 'ul'].includes(tag))).toEqual([])
  expect(await editor(petra).evaluate((place) => [...place.querySelectorAll('*')].flatMap((element) => element.getAttributeNames()).filter((name) => /^on|^style$|^href$|^src$/.test(name)))).toEqual([])
  expect(await added()).not.toMatch(/\]\((?!https:\/\/|tel:|sida:)/)
  await petra.context().close()
})
