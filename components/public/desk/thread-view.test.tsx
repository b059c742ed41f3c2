import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { nothingFilled } from '@/lib/enquiries/desk/reply'
import { fillPage } from '@/lib/publishing/front/fill-page'
import { ThreadView } from './thread-view'

const filled = (parts: string[], values: Record<string, string>) => fillPage(renderToStaticMarkup(<ThreadView locale="sv" />), { ...nothingFilled, parts, values: { KEPT: '', KEPTNAME: '', ...values } })
const inField = (html: string, id: string) => new RegExp(`<textarea[^>]* id="${id}"[^>]*>([^<]*)`).exec(html)?.[1]
const summary = (html: string) => [...html.matchAll(/<li><a href="(#\w+)">([^<]*)/g)].map(([, to, words]) => [to, words])

describe('who somebody was saying they are', () => {
  const html = filled(['name-faults', 'name-too-long', 'name-kept', 'waits'], { KEPTNAME: 'Kim Kanariesson' })

  it('comes back in its own field, which is open, and never in the one that any officer reads', () => {
    expect([inField(html, 'name'), inField(html, 'text')]).toEqual(['Kim Kanariesson', ''])
    expect(html).toMatch(/<details open><summary>Vill du säga vem du är\?/)
    expect(html.match(/<details open>/g)).toHaveLength(1)
  })

  it('is refused with words that lead to that field', () => {
    expect(summary(html)).toEqual([['#name', 'Korta texten till högst 8 000 tecken, eller skicka den i två delar']])
    expect(html.match(/role="alert"/g)).toHaveLength(1)
  })

  it('is left shut when nobody has written in it', () => {
    const other = filled(['faults', 'no-text', 'waits'], { KEPT: 'Hej' })
    expect([inField(other, 'text'), inField(other, 'name')]).toEqual(['Hej', ''])
    expect(other).not.toContain('<details open>')
    expect(summary(other)).toEqual([['#text', 'Skriv det du vill fråga eller berätta']])
  })
})
