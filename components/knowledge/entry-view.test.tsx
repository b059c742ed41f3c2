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
    const html = renderToStaticMarkup(<EntryView entry={entry} measureTitles={measureTitles} versions={[]} address="/kunskapsstod/x" />)
    const buttons = [...html.matchAll(/<a class="btn" href="([^"]*)" rel="([^"]*)"/g)]
    const known = entry.text.checked !== 'secondHand' && entry.sources[0]?.url
    expect(buttons.map(([, href]) => href)).toEqual(known ? [known.replaceAll('&', '&amp;')] : [])
    for (const [, , rel] of buttons) expect(rel, 'the target does not learn where one came from').toContain('noreferrer')
    expect(html.includes('class="unknown"')).toBe(!known)
    expect(html).not.toContain('undefined')
  })

  it('tells its versions, since when and for whom they were read, and its address to cite', () => {
    const [entry] = entries
    if (!entry) throw new Error('no entries')
    const versions = [{ n: 3, since: '2027-01-12', minor: true, readFor: null }, { n: 2, since: '2026-12-24', minor: false, readFor: 'Kriminalvården' }, { n: 1, since: null, minor: false, readFor: null }]
    const html = renderToStaticMarkup(<EntryView entry={entry} measureTitles={measureTitles} versions={versions} address="https://vidare.example/kunskapsstod/x" />)
    const lines = [...html.matchAll(/<li>(Version.*?)<\/li>/g)].map(([, line = '']) => line.replaceAll(/<[^>]*>/g, '').trim())
    expect(lines).toEqual([
      'Version 3, 12 januari 2027. Bara ett skrivfel rättat.', 'Version 2, 24 december 2026.  Läst av en annan än den som skrev, för Kriminalvården.', 'Version 1, fanns när sajten började.',
    ])
    expect(html).toContain('https://vidare.example/kunskapsstod/x')
  })
})
