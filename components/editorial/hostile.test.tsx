import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { DocumentPage } from '@/components/content/document-page'
import { DifferenceView } from '@/components/editorial/difference-view'
import { difference } from '@/lib/editorial/difference'
import { printText, readText } from '@/lib/content/text/text-form'
import { dangerous, payloads, stripped } from '@/tests/support/hostile'

const page = (at: string) => ['titel: Test', 'rubrik: Rubrik', 'ägare: Socialstyrelsen', '', '== Avsnitt', '', at].join('\n')
const image = '0d5f5c0e-6f0a-4c1e-9d0f-3a1c6f1b2a3d'
const pictures = {
  base: '/media', byId: new Map([[image, { id: image, alt: 'En stig', caption: null, credit: 'Lena', focal: 'whole' as const, width: 320, height: 240, files: [{ format: 'jpeg' as const, width: 320, height: 240, hash: 'a'.repeat(32) }] }]]),
}
/** The one picture that a text may bring, from where pictures lie. */
const ownPicture = /<img src="\/media\/320-a{32}\.jpg" srcSet="\/media\/320-a{32}\.jpg 320w"\/>/g
/** Each place where words can stand. */
const places: Record<string, (words: string) => string> = {
  title: (words) => page('Text.').replace('titel: Test', `titel: ${words}`), heading: (words) => page('Text.').replace('rubrik: Rubrik', `rubrik: ${words}`), owner: (words) => page('Text.').replace('Socialstyrelsen', words),
  source: (words) => page('Text.').replace('ägare:', `källa: ${words}\nägare:`), section: (words) => page('Text.').replace('Avsnitt', words), paragraph: (words) => page(words), list: (words) => page(`- ${words}`), box: (words) => page(`@ruta gör\n${words}`),
  term: (words) => page(`@fakta\n* ${words}\n${words}`), said: (words) => page(`@säg\n* ${words}\n~ ${words}`), step: (words) => page(`@steg\n* ${words}\nx\n* y\n${words}`), question: (words) => page(`@frågor\n* ${words}\n- ${words}`),
  picture: (words) => page(`@bild ${image}\nalt: ${words}\ntext: ${words}`), 'id of a picture': (words) => page(`@bild ${words}`),
  card: (words) => page(`@kort ${words}\n* ${words}`), cell: (words) => page(`@tabell ${words}\n| a | b |\n| ${words} | x |`), call: (words) => page('x').replace('ägare:', `ring: [112](tel:112)\nring före: ${words}\nring säg: ${words}\nägare:`),
}
describe('a hostile text', () => {
  it('is sixty and more', () => expect(payloads.length).toBeGreaterThanOrEqual(60))

  it.each(Object.entries(places))('in the %s is words or is refused by line, on the page and among the changes', (_, place) => {
    for (const payload of payloads) {
      const source = place(payload)
      const read = readText('page', source, { reviewedOn: null, reviewedBy: null })
      const changes = renderToStaticMarkup(<DifferenceView lines={difference(page('Text.'), source)} locale="sv" />)
      expect(stripped(changes), payload).not.toMatch(dangerous)
      if (!read.ok) {
        expect(read.faults.every(({ line }) => line >= 1 && line <= source.split('\n').length), payload).toBe(true)
        continue
      }
      const html = renderToStaticMarkup(<DocumentPage document={read.body as Parameters<typeof DocumentPage>[0]['document']} locale="sv" contacts={[]} pictures={pictures} />)
      expect(stripped(html).replaceAll(ownPicture, ''), payload).not.toMatch(dangerous)
      // And printing it gives the same content again.
      const again = readText('page', printText('page', read.body), { reviewedOn: null, reviewedBy: null })
      expect(again.ok && again.body, payload).toEqual(read.body)
    }
  })
})
