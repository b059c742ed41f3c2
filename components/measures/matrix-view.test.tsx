import { readFileSync } from 'node:fs'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { deeds } from '@/lib/measures/facts'
import { readMatrix } from '@/lib/measures/read'
import { MatrixView } from './matrix-view'

const matrix = readMatrix()
const headings = Object.fromEntries(matrix.measures.map(({ slug }) => [slug, slug]))
const html = renderToStaticMarkup(<MatrixView matrix={matrix} headings={headings} />)

const wordsOf = (markup: string) => markup.replace(/<span class="hide">.*?<\/span>/g, '').replace(/<[^>]+>/g, '').replaceAll('\u00ad', '').trim()
const between = (text: string, open: RegExp, close: string) => text.split(open).slice(1).map((rest) => rest.slice(0, rest.indexOf(close)))

/** `actor: measure: words` as the table shows it; a dash means no part. */
function fromTable(): string[] {
  const [table = ''] = between(html, /<table>/, '</table>')
  const columns = between(table.slice(0, table.indexOf('</thead>')), /<th scope="col">/, '</th>').slice(1).map((cell) => /href="#([^"]+)"/.exec(cell)?.[1])
  return between(table.slice(table.indexOf('<tbody>')), /<tr /, '</tr>').flatMap((row) => {
    const actor = /for-([a-z]+)/.exec(row)?.[1]
    const cells = between(row, /<td>/, '</td>').map(wordsOf)
    expect(cells).toHaveLength(columns.length)
    return cells.flatMap((words, at) => (words === '–' ? [] : [`${actor}: ${columns[at]}: ${words}`]))
  }).sort()
}

/** The same from the list. */
const fromList = () => between(html, /<section id=/, '</section>').flatMap((section) => {
  const measure = /^"([^"]+)"/.exec(section)?.[1]
  return between(section, /<li class="sift /, '</li>').map((item) => {
    const actor = /^for-([a-z]+)/.exec(item)?.[1]
    const part = between(item, /<span class="part">/, '</p>')[0] ?? ''
    return `${actor}: ${measure}: ${wordsOf(part)}`
  })
}).sort()

describe('the overview of who does what', () => {
  it('says the same in its table and in its list, and all that is known', () => {
    expect(fromTable()).toHaveLength(deeds().length)
    expect(fromList()).toEqual(fromTable())
  })

  it('offers each actor with the number of its parts, and hides by stylesheet whatever is not that actor’s', () => {
    const css = readFileSync('components/ui/sieve.css', 'utf8')
    for (const { key, short } of matrix.actors) {
      const count = deeds().filter(({ actor }) => actor.key === key).length
      expect(html).toContain(`${short} (${count})`)
      expect(css, key).toContain(`.sieve:has(#only-${key}:checked) .sift:not(.for-${key})`)
    }
  })

  it('keeps a measure in view for everyone who has a part in it', () => {
    for (const { measure, deeds: some } of matrix.list) {
      const section = /class="(deed[^"]*)"/.exec(html.slice(html.indexOf(`<section id="${measure.slug}"`)))?.[1]?.split(' ') ?? []
      expect(section.filter((name) => name.startsWith('for-')).sort()).toEqual(some.map(({ actor }) => `for-${actor.key}`).sort())
    }
  })
})
