import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { printText, readText } from '@/lib/content/text/text-form'
import { filledWith, piecesOf } from '@/lib/editorial/exchange/units'
import { picturesIn, type Picture } from '@/lib/media/model'
import { PictureBlock } from './picture-block'

const id = '0d5f5c0e-6f0a-4c1e-9d0f-3a1c6f1b2a3d'
const hash = 'a'.repeat(32)
const picture: Picture = {
  id, alt: 'En stig.', caption: 'Stigen.', credit: 'Lena', focal: 'left', width: 640, height: 480,
  files: (['avif', 'webp', 'jpeg'] as const).flatMap((format) => [320, 640].map((width) => ({ format, width, height: (width * 3) / 4, hash }))),
}
const pictures = { byId: new Map([[id, picture]]), base: '/media' }
const html = (block: { alt?: string; caption?: string } = {}, locale: 'sv' | 'ar' = 'sv', of = pictures) => renderToStaticMarkup(<PictureBlock block={{ type: 'image', id, ...block }} pictures={of} locale={locale} />)
const source = (lines: string) => `titel: T\nrubrik: R\nägare: Ä\n\n==\n\n${lines}`
const read = (lines: string) => readText('page', source(lines), { reviewedOn: null, reviewedBy: null })

describe('a picture on a page', () => {
  it('keeps its room, comes when somebody comes to it, in the format that the browser has, and says what it shows', () => {
    expect(html()).toBe(`<figure class="picture"><picture><source type="image/avif" srcSet="/media/320-${hash}.avif 320w, /media/640-${hash}.avif 640w" sizes="(min-width: 62rem) 38rem, 100vw"/>`
      + `<source type="image/webp" srcSet="/media/320-${hash}.webp 320w, /media/640-${hash}.webp 640w" sizes="(min-width: 62rem) 38rem, 100vw"/>`
      + `<img src="/media/640-${hash}.jpg" srcSet="/media/320-${hash}.jpg 320w, /media/640-${hash}.jpg 640w" sizes="(min-width: 62rem) 38rem, 100vw" width="640" height="480" alt="En stig." loading="lazy" decoding="async" class="focal left"/>`
      + '</picture><figcaption><span>Stigen. </span><span class="credit">Bild: <span>Lena</span></span></figcaption></figure>')
  })

  it('says the library’s Swedish words as Swedish on another page, and a text’s own as the text’s', () => {
    expect(html({}, 'ar')).toMatch(/<img[^>]* alt="En stig\." lang="sv"/)
    expect(html({}, 'ar')).toContain('<span lang="sv" dir="ltr">Stigen. </span>')
    expect(html({ alt: 'درب', caption: 'الدرب' }, 'ar')).toMatch(/<img[^>]* alt="درب" loading/)
    expect(html({ alt: 'درب', caption: 'الدرب' }, 'ar')).toContain('<span>الدرب </span>')
  })

  it('is an empty description for a decoration, and nothing at all when it is gone', () => {
    const plain = { ...picture, alt: '', caption: null }
    expect(html({}, 'ar', { ...pictures, byId: new Map([[id, plain]]) })).toMatch(/ alt="" loading/)
    expect(html({}, 'sv', { ...pictures, byId: new Map() })).toBe('')
  })
})

describe('a picture in a text', () => {
  it('is written as its id with words of its own or none, and comes back so', () => {
    for (const lines of [`@bild ${id}`, `@bild ${id}\nalt: En väg.`, `@bild ${id}\nalt: En väg.\ntext: Vägen hem.`]) {
      const made = read(lines)
      expect(made.ok && printText('page', made.body)).toContain(lines)
      expect(made.ok && picturesIn(made.body)).toEqual([id])
    }
    expect(read(`@bild ${id.toUpperCase()}`)).toMatchObject({ ok: true, body: { sections: [{ blocks: [{ type: 'image', id }] }] } })
  })

  it.each([['no id', '@bild', 'badValue'], ['another id', '@bild min-bild', 'badValue'], ['words said twice', `@bild ${id}\nalt: a\nalt: b`, 'notInBlock'], ['another line', `@bild ${id}\nEn stig.`, 'notInBlock'],
    ['a description that is empty', `@bild ${id}\nalt: `, 'missing'], ['a description without end', `@bild ${id}\nalt: ${'x'.repeat(251)}`, 'tooLong']])('with %s is refused by line', (_, lines, said) => {
    const made = read(lines)
    expect(made.ok ? 'taken' : made.faults.map(({ fault }) => fault)).toContain(said)
  })

  it('goes out to be translated with the words that the text has of its own', () => {
    const made = read(`@bild ${id}\nalt: En väg.\ntext: Vägen hem.`)
    if (!made.ok || !('sections' in made.body)) throw new Error('not read')
    const pieces = piecesOf(made.body)
    expect(pieces.map(({ text }) => text)).toEqual(expect.arrayContaining(['En väg.', 'Vägen hem.']))
    const there = filledWith(made.body, new Map(pieces.map((piece) => [piece.id, `${piece.text}!`])))
    expect(there.sections[0]?.blocks[0]).toEqual({ type: 'image', id, alt: 'En väg.!', caption: 'Vägen hem.!' })
  })
})
