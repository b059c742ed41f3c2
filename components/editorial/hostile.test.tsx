import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { DocumentPage } from '@/components/content/document-page'
import { DifferenceView } from '@/components/editorial/difference-view'
import { difference } from '@/lib/editorial/difference'
import { printText, readText } from '@/lib/content/text/text-form'

/** What somebody puts into a text to have it run in another's browser, print, table or log. */
const payloads = [
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><svg onload=alert(1)>', "'-alert(1)-'", '<iframe srcdoc="<script>alert(1)</script>">', '<a href="javascript:alert(1)">x</a>', '</textarea><script>alert(1)</script>',
  '</style><script>alert(1)</script>', '<!--<script>alert(1)</script>-->', '<math><mtext></p><img src=x onerror=alert(1)>', '<body onload=alert(1)>', '<style>@import "//evil"</style>', '<base href="//evil">', '<meta http-equiv=refresh content=0>',
  '<form action="//evil"><input name=x>', '<object data="data:text/html,x">', '&lt;script&gt;', '&#60;script&#62;', '\\u003cscript\\u003e', '%3Cscript%3E', '{{7*7}}', '${7*7}', '<%= 7*7 %>', '#{7*7}', '=cmd|calc', '+1+1', '-1+1', '@SUM(1)', "';drop table portal.edition;--",
  '\u202eevil', '\u2066x\u2069', '\u200b', '\ufeff', '😀👩‍👩‍👧', 'ͺ', 'A\u0301'.repeat(50), 'a'.repeat(5_000), '[x](javascript:alert(1))', '[x](data:text/html,x)', '[x](https://evil" onclick="alert(1))', '[x](//evil)', '[x](sida:__proto__)', '[x](tel:112;ext=1)', '[x]{onload}',
  '**', '[', '](', '\\', '|', '| a | b |', '@', '@ruta', '@tabell', '== ', '== rubrik', 'titel: två gånger', 'källa: [x](javascript:alert(1))', 'id: "><script>', '1. ', '- ', '* ', '~ ', '> ', 'ring: [1](tel:javascript:1)', '__proto__: x', 'constructor: x',
]
const page = (at: string) => ['titel: Test', 'rubrik: Rubrik', 'ägare: Socialstyrelsen', '', '== Avsnitt', '', at].join('\n')
/** Each place where words can stand. */
const places: Record<string, (words: string) => string> = {
  title: (words) => page('Text.').replace('titel: Test', `titel: ${words}`), heading: (words) => page('Text.').replace('rubrik: Rubrik', `rubrik: ${words}`), owner: (words) => page('Text.').replace('Socialstyrelsen', words),
  source: (words) => page('Text.').replace('ägare:', `källa: ${words}\nägare:`), section: (words) => page('Text.').replace('Avsnitt', words), paragraph: (words) => page(words), list: (words) => page(`- ${words}`), box: (words) => page(`@ruta gör\n${words}`),
  term: (words) => page(`@fakta\n* ${words}\n${words}`), said: (words) => page(`@säg\n* ${words}\n~ ${words}`), step: (words) => page(`@steg\n* ${words}\nx\n* y\n${words}`), question: (words) => page(`@frågor\n* ${words}\n- ${words}`),
  card: (words) => page(`@kort ${words}\n* ${words}`), cell: (words) => page(`@tabell ${words}\n| a | b |\n| ${words} | x |`), call: (words) => page('x').replace('ägare:', `ring: [112](tel:112)\nring före: ${words}\nring säg: ${words}\nägare:`),
}
/** What a browser would take for more than words: a tag or attribute that is none of ours, or an address that runs. */
const dangerous = /<(?:script|iframe|object|embed|base|meta|style|form|body|math|img)\b|\son\w+\s*=|href="(?!\/|#|tel:\+?\d+"|https:\/\/)|javascript:|data:text/i

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
      const html = renderToStaticMarkup(<DocumentPage document={read.body as Parameters<typeof DocumentPage>[0]['document']} locale="sv" contacts={[]} />)
      expect(stripped(html), payload).not.toMatch(dangerous)
      // And printing it gives the same content again.
      const again = readText('page', printText('page', read.body), { reviewedOn: null, reviewedBy: null })
      expect(again.ok && again.body, payload).toEqual(read.body)
    }
  })
})

/** Words between tags are words, and so is what stands quoted in an attribute that is no address. */
const stripped = (html: string): string => html.replace(/>[^<]*</g, '><').replace(/ (?!href|src|action)[a-z-]+="[^"]*"/gi, '')
