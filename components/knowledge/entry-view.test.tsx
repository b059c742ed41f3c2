import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { readFirst } from '@/lib/content/first-texts'
import { readKnowledge } from '@/lib/knowledge/read'
import { readMeasures } from '@/lib/measures/read'
import { EntryView } from './entry-view'

const entries = (await readKnowledge(readFirst)).flatMap((group) => group.entries)
const measureTitles = Object.fromEntries((await readMeasures(readFirst)).map(({ slug, text }) => [slug, text.title]))

describe('the page of a publication', () => {
  it.each(entries.map((entry) => [entry.slug, entry] as const))('%s leads to it, or says why it cannot', (_, entry) => {
    const html = renderToStaticMarkup(<EntryView entry={entry} measureTitles={measureTitles} />)
    const buttons = [...html.matchAll(/<a class="btn" href="([^"]*)" rel="([^"]*)"/g)]
    const known = entry.text.checked !== 'secondHand' && entry.sources[0]?.url
    expect(buttons.map(([, href]) => href)).toEqual(known ? [known.replaceAll('&', '&amp;')] : [])
    for (const [, , rel] of buttons) expect(rel, 'the target does not learn where one came from').toContain('noreferrer')
    expect(html.includes('class="unknown"')).toBe(!known)
    expect(html).not.toContain('undefined')
  })
})
