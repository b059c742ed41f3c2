import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'wcag2aaa']

/** What the other theme can break. */
const colourRules = ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block']

/**
 * All of WCAG 2.2 A and AA, contrast at AAA, best practice; each finding with the element it was found on.
 * @param only `colours`: for the same page in another theme, where nothing else is different
 */
export async function findings(page: Page, only?: 'colours'): Promise<string[]> {
  // Legacy is what axe calls a page without frames of other sites, which ours are: it needs no second page to add its results up in.
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations } = await (only ? axe.withRules(colourRules) : axe.withTags(rules).disableRules(['identical-links-same-purpose'])).analyze()
  return violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 120)}`))
}
