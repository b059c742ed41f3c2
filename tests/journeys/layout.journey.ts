import type { Page } from '@playwright/test'
import { direction, locales, publicPath, type Locale } from '@/lib/routes'
import { focusFaults } from '@/tests/support/focus'
import { desk, expect, open, phone, test } from '@/tests/support/journey'
import { inGroups, templatesIn, type PublicAddress } from '@/tests/support/site'

/** Opens every template in turn and collects what a check finds, so that one run names every fault. */
async function onEveryTemplate(page: Page, addresses: PublicAddress[], check: (address: PublicAddress) => Promise<string[]>) {
  const faults: string[] = []
  for (const address of addresses) {
    await open(page, address)
    faults.push(...(await check(address)).map((fault) => `${address.path}: ${fault}`))
  }
  expect(faults).toEqual([])
}

/** WCAG 1.4.12, all four at once. A constructed sheet, since the CSP rightly refuses a style element. */
const spreadText = (page: Page) =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }')
    document.adoptedStyleSheets = [sheet]
  })

/** Elements that stick out sideways, except inside a box that scrolls on its own. */
const stickingOut = (page: Page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const scrolls = (element: Element): boolean =>
      element.parentElement !== null && (/(auto|scroll|hidden|clip)/.test(getComputedStyle(element.parentElement).overflowX) || scrolls(element.parentElement))
    const out = [...document.body.querySelectorAll('*')].filter((element) => {
      const box = element.getBoundingClientRect()
      return box.width > 1 && box.height > 1 && (box.right > width + 1 || box.left < -1) && !scrolls(element)
    })
    const faults = out.slice(0, 3).map((element) => `sticks out: ${element.outerHTML.slice(0, 80)}`)
    return document.documentElement.scrollWidth > width ? [`scrolls sideways: ${document.documentElement.scrollWidth} px`, ...faults] : faults
  })

/** Text cut off by its own box. Words for screen readers only are meant to be. */
const clipped = (page: Page) =>
  page.evaluate(() =>
    [...document.body.querySelectorAll<HTMLElement>('*')]
      .filter((element) => {
        const style = getComputedStyle(element)
        if (element.closest('svg, .hide') || !element.innerText?.trim() || !/(hidden|clip)/.test(style.overflowX + style.overflowY)) return false
        return element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1
      })
      .map((element) => `cut off: ${element.outerHTML.slice(0, 80)}`),
  )

/** 24 px for every target, 44 for exit and phone (WCAG 2.5.8, and 2.5.5 for what counts most). */
const tooSmall = (page: Page) =>
  page.evaluate(() => {
    const inSentence = (element: Element) => {
      const around = element.parentElement?.closest('p, li, dd, span, b')
      return getComputedStyle(element).display === 'inline' && (around?.textContent?.trim().length ?? 0) > (element.textContent?.trim().length ?? 0)
    }
    return [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')]
      .filter((element) => element.checkVisibility() && !element.closest('.skip'))
      .flatMap((element) => {
        const box = element.getBoundingClientRect()
        if (box.width === 0) return []
        const vital = element.matches('.leave, a[href^="tel:"]')
        const least = vital ? 44 : 24
        if (!vital && inSentence(element)) return []
        return Math.round(Math.min(box.width, box.height)) < least && (vital ? box.height < 43.5 : true)
          ? [`${Math.round(box.width)}×${Math.round(box.height)} px: ${element.outerHTML.slice(0, 90)}`]
          : []
      })
  })

/** The page says its language and direction, and so does each foreign piece. */
const wronglyCalled = (page: Page, locale: Locale) =>
  page.evaluate(({ lang, dir }) => {
    const html = document.documentElement
    const faults = html.lang === lang ? [] : [`lang=${html.lang}`]
    if (getComputedStyle(html).direction !== dir) faults.push(`runs ${getComputedStyle(html).direction}`)
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      // Addresses of the web are the same in every language.
      const text = (walker.currentNode.textContent ?? '').replace(/\S+[./]\S+/g, ' ')
      const said = walker.currentNode.parentElement?.closest('[lang]')?.getAttribute('lang') ?? ''
      if (walker.currentNode.parentElement?.closest('script, style')) continue
      const arabic = /[\u0600-\u06ff]{2}/.test(text)
      const latinWords = text.match(/[a-zåäö]{2,}/gi)?.length ?? 0
      // Names may stand in any sentence (WCAG 3.1.2); these words make it a Swedish one.
      const swedish = text.match(/(?<!\p{L})(och|att|för|inte|jag|är|som|det|på|vill|den|till|av)(?!\p{L})/giu)?.length ?? 0
      // Persian and Sorani are written with the same letters.
      if (arabic && !['ar', 'fa', 'ku'].includes(said)) faults.push(`Arabic letters said to be ${said}: ${text.slice(0, 40)}`)
      if (!arabic && latinWords >= 3 && said === 'ar') faults.push(`Latin words said to be ar: ${text.slice(0, 40)}`)
      if (swedish >= 2 && said !== 'sv') faults.push(`Swedish said to be ${said}: ${text.slice(0, 40)}`)
    }
    return faults
  }, { lang: locale, dir: direction[locale] })

/** Landmarks that a reader can tell apart, none of them empty. */
const unclearLandmarks = (page: Page) =>
  page.evaluate(() => {
    const shown = [...document.querySelectorAll<HTMLElement>('nav, aside')].filter((landmark) => landmark.checkVisibility())
    const nameOf = (landmark: Element) => landmark.getAttribute('aria-label') ?? document.getElementById(landmark.getAttribute('aria-labelledby') ?? '')?.textContent ?? ''
    const names = shown.map(nameOf)
    return [
      ...names.filter((name, at) => name === '' || names.indexOf(name) !== at).map((name) => `two landmarks named "${name}"`),
      ...shown.filter((landmark) => landmark.innerText.trim() === '').map((landmark) => `empty landmark "${nameOf(landmark)}"`),
      // A landmark that is called as its first link is read out twice.
      ...shown.filter((landmark) => landmark.querySelector('a')?.innerText === nameOf(landmark)).map((landmark) => `says "${nameOf(landmark)}" twice`),
    ]
  })

/** Headings step down one level at a time, and there is a way onward: one h1, a main part, and whose page it is. */
const unclearOrder = (page: Page) =>
  page.evaluate(() => {
    const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => Number(heading.tagName.slice(1)))
    return [
      ...levels.flatMap((level, at) => (level > (levels[at - 1] ?? 0) + 1 ? [`h${levels[at - 1] ?? 0} is followed by h${level}`] : [])),
      ...(document.querySelectorAll('h1').length === 1 ? [] : [`${document.querySelectorAll('h1').length} h1`]),
      ...(document.querySelector('main') ? [] : ['no main']),
      ...(document.title.endsWith('Vidare') ? [] : [`title "${document.title}"`]),
    ]
  })

/** The exit, the ways in and the foot, as one line. */
const linksAround = (page: Page) =>
  page.evaluate(() =>
    ['nav.bar', 'body > header, header.head', 'footer']
      .map((part) => [...document.querySelectorAll(`:is(${part}) a:not([hreflang])`)].map((link) => link.getAttribute('href')).join(' '))
      .join(' | '),
  )

for (const locale of locales) {
  const addresses = templatesIn(locale)

  test.describe(`pages in ${locale}`, () => {
    test('fit a telephone, can be touched, say what they are, lose nothing when spread out, and stand in the same frame everywhere', async ({ page }) => {
      test.setTimeout(240_000)
      await page.setViewportSize(phone)
      const frames = new Map<string, string>()
      await onEveryTemplate(page, addresses, async (address) => {
        const frame = await linksAround(page)
        frames.set(frame, [frames.get(frame), address.path].filter(Boolean).join(' '))
        const faults = [
          ...await stickingOut(page), ...await tooSmall(page), ...await wronglyCalled(page, locale), ...await unclearLandmarks(page), ...await unclearOrder(page),
        ]
        await spreadText(page)
        return [...faults, ...[...await clipped(page), ...await stickingOut(page)].map((fault) => `spread out: ${fault}`)]
      })
      expect([...frames.values()], 'one order, found on all pages').toHaveLength(1)
    })

    for (const [at, some] of inGroups(addresses, 9).entries())
      test(`show where the keyboard is, and never under the exit bar (${at + 1})`, async ({ page }) => {
        test.setTimeout(240_000)
        await page.setViewportSize(phone)
        await onEveryTemplate(page, some, () => focusFaults(page))
      })
  })
}

test('in forced colours the call, the exit and the focus keep their edges', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await open(page, templatesIn('sv').find((address) => address.name === 'municipality arjeplog') ?? '/')
  const edges = await page.locator('.call, .leave').evaluateAll((elements) =>
    elements.map((element) => getComputedStyle(element)).map((style) => style.borderTopStyle !== 'none' && Number.parseFloat(style.borderTopWidth) >= 1))
  expect(edges.length).toBeGreaterThan(1)
  expect(edges.every(Boolean)).toBe(true)
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle)).not.toBe('none')
})

test('on paper the number stays and the bar, the menu and the drawings go', async ({ page }) => {
  await open(page, templatesIn('sv').find((address) => address.name === 'municipality arjeplog') ?? '/')
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.call a.num').first()).toBeVisible()
  for (const gone of ['nav.bar', 'header.head', 'footer nav', '.corner']) {
    for (const part of await page.locator(gone).all()) await expect(part, gone).toBeHidden()
  }
  const colours = await page.evaluate(() => getComputedStyle(document.body).color)
  expect(colours).toBe('rgb(0, 0, 0)')
})

test('on paper a kommun is one sheet of A4, however long its ladder is, with the numbers and the words to say', async ({ page }) => {
  for (const locale of locales) {
    for (const name of ['arjeplog', 'malmo', 'stockholm']) {
      await open(page, templatesIn(locale).find((address) => address.name === `municipality ${name}`) ?? '/')
      const sheet = await page.pdf({ format: 'A4', margin: { top: '10mm', bottom: '10mm', left: '12mm', right: '12mm' } })
      expect(sheet.toString('latin1').match(/\/Type\s*\/Page(?!s)/g), `${name} in ${locale}`).toHaveLength(1)
      await page.emulateMedia({ media: 'print' })
      for (const part of await page.locator('main .num, main .say, main .night, footer b').all()) await expect(part, name).toBeVisible()
      // 8 points in Swedish; where every sentence has its sound or meaning beside it, 7.5.
      const least = locale === 'sv' ? 10.6 : 9.9
      const small = await page.locator('main p, main dd, main li').evaluateAll((elements, size) =>
        elements.filter((element) => element.checkVisibility() && Number.parseFloat(getComputedStyle(element).fontSize) < size).length, least)
      expect(small, `${name}: words too small to read`).toBe(0)
      await page.emulateMedia({ media: null })
    }
  }
})

test('on paper every kommun stands under its län, and nothing waits to be filled in', async ({ page }) => {
  await open(page, publicPath('findSupport', 'sv'))
  await page.emulateMedia({ media: 'print' })
  const hidden = await page.locator('details a').evaluateAll((links) => links.filter((link) => !link.checkVisibility({ contentVisibilityAuto: true })).length)
  expect(hidden, 'kommuner that the paper hides').toBe(0)
  await expect(page.locator('form')).toBeHidden()
})

test('a Swedish page turned to right-to-left is its own mirror image', async ({ page }) => {
  await page.setViewportSize(desk)
  for (const address of templatesIn('sv')) {
    await open(page, address)
    const faults = await page.evaluate(() => {
      const parts = () =>
        [...document.querySelectorAll<HTMLElement>('nav.bar a, header *, main *, footer *')]
          .filter((element) => !element.closest('svg, [dir], [lang]:not([lang=sv]), .tel') && !/^inline$|contents/.test(getComputedStyle(element).display) && element.checkVisibility())
      const boxes = () => parts().map((element) => ({ element, box: element.getBoundingClientRect() }))
      const before = boxes()
      document.documentElement.dir = 'rtl'
      const width = document.documentElement.clientWidth
      const after = new Map(boxes().map(({ element, box }) => [element, box]))
      return before.flatMap(({ element, box }) => {
        const turned = after.get(element)
        if (!turned || Math.abs(turned.width - box.width) > 1) return []
        const off = Math.abs(width - turned.right - box.left)
        return off > 2 ? [`${Math.round(off)} px: ${element.outerHTML.slice(0, 80)}`] : []
      })
    })
    expect(faults, address.path).toEqual([])
  }
})
