import type { Page } from '@playwright/test'

/** Walks a page with Tab alone, from its top to its end: each stop shows where the keyboard is, in view and not under the exit bar (WCAG 2.4.7, 2.4.11). */
export async function focusFaults(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (let stop = 0; stop < 400; stop += 1) {
    await page.keyboard.press('Tab')
    const seen = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body || element.hasAttribute('data-been-here')) return 'end'
      element.setAttribute('data-been-here', '')
      const what = element.outerHTML.slice(0, 80)
      const style = getComputedStyle(element)
      if (style.outlineStyle === 'none' || Number.parseFloat(style.outlineWidth) < 2) return `no visible focus: ${what}`
      const bar = document.querySelector('nav.bar')
      if (bar?.contains(element)) return null
      const box = element.getClientRects()[0] ?? element.getBoundingClientRect()
      const under = bar?.getBoundingClientRect().bottom ?? 0
      // What is taller than the room left cannot be in view whole; a good part of it must (WCAG 2.4.11).
      const taller = box.height > window.innerHeight - under
      if (box.top < (taller ? -box.height + under + 24 : under - 1)) return `under the exit bar (${Math.round(box.top)} < ${Math.round(under)}): ${what}`
      return box.top >= window.innerHeight ? `below the screen: ${what}` : null
    })
    if (seen === 'end') break
    if (seen) faults.push(seen)
  }
  return faults
}
