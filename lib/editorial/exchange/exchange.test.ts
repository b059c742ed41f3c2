import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { document, type Document } from '@/lib/content/model'
import { payloads } from '@/tests/support/hostile'
import { readTable, writeTable } from './csv'
import { unitsOf } from './memory'
import type { Exchange } from './model'
import { takeIn } from './take-in'
import { filledWith, piecesOf } from './units'
import { readXliff, writeXliff } from './xliff'

const read = (file: string): Document => document.loose().parse(JSON.parse(readFileSync(`prisma/data/content/${file}`, 'utf8'))) as Document
const pages = ['page', 'guide', 'news'].flatMap((type) => ['en', 'ar'].flatMap((locale) => readdirSync(`prisma/data/content/${locale}/${type}`).map((file) => ({ name: `${locale}/${type}/${file}`, locale, swedish: `sv/${type}/${file}` }))))
const formats = { xliff: (file: Exchange) => writeXliff(file, 'Not & <här>.'), csv: writeTable }
const each = Object.entries(formats)
const fileOf = (units: Exchange['units']): Exchange => ({ name: 'page.about.en.3', locale: 'en', units })
const unit = (id: string, source: string, target: string, hasSigns = true) => ({ id, source, target, hasSigns })
const targetsOf = (text: string) => { const file = text.startsWith('<') ? readXliff(text) : readTable(text); return file.ok ? file.rows.map(({ target }) => target) : file.faults }

const swedish = document.parse({
  title: 'Om', heading: 'Om sidan', owner: 'Ägaren', reviewedOn: null, reviewedBy: null, sources: ['Lagen'],
  sections: [{ heading: 'Ett', from: [1], blocks: [
    { type: 'paragraph', text: ['Ring ', { dial: '11414', shown: '114 14' }, ' eller läs ', { page: 'contact', text: 'mer' }, '.'] }, { type: 'says', items: [{ say: 'Hej' }] },
  ] }],
})
const exchange = (translation: Document = swedish) => fileOf(unitsOf(swedish, swedish, translation))
/** The file with one cell of a piece put out by another. */
const withTarget = (id: string, target: string) => writeTable(fileOf(exchange().units.map((one) => (one.id === id ? { ...one, target } : one))))
const paragraph = 'sections.0.blocks.0.text'

describe('every translation of the site', () => {
  it.each(pages)('$name is the same text when its pieces are put back', ({ name }) => {
    const body = read(name)
    const pieces = piecesOf(body)
    expect(new Set(pieces.map(({ id }) => id)).size).toBe(pieces.length)
    const targets = pieces.flatMap(({ id, kind, text, sound }) => (kind === 'sound' ? (sound === '' ? [] : [[id, sound] as const]) : [[id, text] as const]))
    expect(filledWith(body, new Map(targets))).toEqual(body)
  })

  it.each(pages.filter(({ name }) => !name.includes('/news/')))('$name comes back from a file as it was', ({ name, locale, swedish: file }) => {
    const [source, translation] = [read(file), read(name)]
    const units = unitsOf(source, source, translation)
    const out = { name: 'page.x.en.1', locale, units }
    for (const [, write] of each) {
      const taken = takeIn(write(out), source, out)
      expect(taken.ok ? [] : taken.faults).toEqual([])
      // Laid out as the Swedish, every word of the translation is there again.
      const isAlike = units.some(({ target }) => target !== '')
      if (isAlike && taken.ok) expect(piecesOf(taken.body).map(({ text, sound }) => [text, sound])).toEqual(piecesOf(translation).map(({ text, sound }) => [text, sound]))
    }
  })

  it('is mostly laid out as its Swedish, so that its words go along', () => {
    const some = pages.filter(({ name, swedish: file }) => { const source = read(file); return unitsOf(source, source, read(name)).some(({ target }) => target !== '') })
    expect(some.length).toBeGreaterThan(pages.length / 2)
  })
})

describe.each(each)('as %s', (format, write) => {
  it('no hostile word is anything but a word', () => {
    for (const payload of payloads) {
      const words = payload.replace(/[\u0000\r\n]+/g, ' ')
      const text = write(fileOf([unit(paragraph, words, words), unit('title', 'Om', words)]))
      expect(targetsOf(text), words).toEqual([words, words])
    }
  })

  it.each(['=1+1', '+46', '-1', '@sum', "'tis", "'=1", '\t=1', '＝1', 'a;b', 'a"b', '"', ' =1', '<a>&amp;', ']]>', 'å\u202e', ''])('%j comes back as it was', (words) => {
    expect(targetsOf(write(fileOf([unit(paragraph, 'x', words)])))).toEqual([words])
    if (format === 'csv') for (const cell of write(fileOf([unit(paragraph, words, words)])).split('\r\n').slice(1).flatMap((row) => row.split(';'))) expect(cell.replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r＝＋－＠]/u)
  })

  it('says of each row that is wrong which it is and why, and then takes none', () => {
    const units = [unit('title', 'Om', 'x'.repeat(41), false), unit(paragraph, 'x', 'Call [114 41](tel:11441).'), unit('sections.9', 'x', 'y'), unit('heading', 'Om sidan', 'About', false), unit('heading', 'Om sidan', 'Again', false)]
    const taken = takeIn(write(fileOf(units)), swedish, exchange())
    expect(!taken.ok && taken.faults.map(({ id, fault }) => [id, fault])).toEqual([['title', 'tooLong'], [paragraph, 'otherNumber'], ['sections.9', 'unknownUnit'], ['heading', 'twice']])
    expect(!taken.ok && taken.faults.map(({ row }) => row)).toEqual(format === 'csv' ? [2, 3, 4, 6] : [5, 6, 7, 9])
    const other = takeIn(write({ ...exchange(), name: 'page.about.ar.3' }), swedish, exchange())
    expect(!other.ok && new Set(other.faults.map(({ fault }) => fault))).toEqual(new Set(['otherText']))
    expect(takeIn(write(fileOf([])), swedish, exchange())).toEqual({ ok: false, faults: [{ row: 0, id: '', fault: 'noRows' }] })
  })
})

describe('a file of a translation', () => {
  it('lets links and numbers go with the words, and what is not translated stay', () => {
    const taken = takeIn(withTarget(paragraph, 'Call [114 14](tel:11414) or read [more](sida:contact).'), swedish, exchange())
    expect(taken.ok && taken.body.sections[0]?.blocks[0]).toEqual({ type: 'paragraph', text: ['Call ', { dial: '11414', shown: '114 14' }, ' or read ', { page: 'contact', text: 'more' }, '.'] })
    expect(taken.ok && taken.body.heading).toBe('Om sidan')
  })

  it('adds how a sentence sounds, and never changes the sentence', () => {
    const taken = takeIn(withTarget('sections.0.blocks.1.items.0.sound', 'hey'), swedish, exchange())
    expect(taken.ok && taken.body.sections[0]?.blocks[1]).toEqual({ type: 'says', items: [{ say: 'Hej', sound: 'hey' }] })
  })

  it('remembers what was translated when the Swedish has moved it', () => {
    const moved = { ...swedish, sections: [{ blocks: [{ type: 'lead' as const, text: ['Nytt.'] }] }, ...swedish.sections] }
    const translation = filledWith(swedish, new Map([['heading', 'About'], ['sections.0.heading', 'One']]))
    expect(unitsOf(moved, swedish, translation).filter(({ target }) => target !== '').map(({ id, target }) => [id, target])).toEqual([['heading', 'About'], ['sections.1.heading', 'One']])
  })

  it.each([['Call [114 14](tel:11414', 'badSigns'], ['Call **114 14.', 'badSigns'], ['Call the police.', 'otherNumber']])('%s is refused', (target, fault) => {
    expect(takeIn(withTarget(paragraph, target), swedish, exchange())).toMatchObject({ ok: false, faults: [{ id: paragraph, fault }] })
  })
})

describe('an XLIFF file', () => {
  const ours = (inside: string, before = '') => `${before}<xliff xmlns="urn:oasis:names:tc:xliff:document:2.1" version="2.1" srcLang="sv" trgLang="en"><file id="page.about.en.3">${inside}</file></xliff>`
  it.each([
    ['a document type', ours('<unit id="heading"><segment><target>&x;</target></segment></unit>', '<!DOCTYPE x [<!ENTITY x "y">]>')],
    ['entities in entities', ours('', '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>')],
    ['a file from elsewhere', ours('', '<!DOCTYPE x SYSTEM "file:///etc/passwd">')], ['an entity that nothing declares', ours('<unit id="a"><segment><target>&x;</target></segment></unit>')],
    ['another vocabulary', '<xliff version="1.2"><file/></xliff>'], ['an end too few', '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="a">'], ['no XML', '<'], ['HTML', '<script>alert(1)</script>'],
  ])('with %s is not read', (_, text) => expect(readXliff(text)).toMatchObject({ ok: false, faults: [{ fault: 'unreadable' }] }))

  it('that a tool has cut into pieces and marked is put together', () => {
    const text = ours('<unit id="heading"><m:matches xmlns:m="urn:oasis:names:tc:xliff:matches:2.0"><m:match><source>x</source><target>not this</target></m:match></m:matches>'
      + '<segment><source>Om </source><target>About <mrk id="1" type="term">the</mrk></target></segment><ignorable><source> </source></ignorable><segment><source>sidan</source><target><![CDATA[site &]]><cp hex="0007"/></target></segment></unit>')
    expect(readXliff(text)).toEqual({ ok: true, rows: [{ row: 1, name: 'page.about.en.3', id: 'heading', target: 'About the site &\u0007' }] })
  })
})

describe('a CSV file', () => {
  it.each([',', '\t'])('that another program saved with %j is read', (delimiter) => {
    const text = writeTable(fileOf([unit(paragraph, 'x', 'y')])).replaceAll(';', delimiter).replaceAll('\r\n', '\n')
    expect(readTable(text)).toMatchObject({ ok: true, rows: [{ row: 2, id: paragraph, target: 'y' }] })
  })
  it.each([['an open mark', 'text;stycke;svenska;en\n"a;b'], ['other columns', 'a;b\n1;2'], ['nothing', '']])('with %s is not read', (_, text) => expect(readTable(text).ok).toBe(false))
})
