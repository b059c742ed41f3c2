import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contentTypes, type ContentType } from '@/lib/content/model'
import { printText, readText } from './text-form'

const root = 'prisma/data/content'
const all = readdirSync(root).flatMap((locale) => contentTypes.flatMap((type) => {
  try {
    return readdirSync(`${root}/${locale}/${type}`).map((file) => ({ name: `${locale}/${type}/${file}`, type }))
  } catch {
    return []
  }
}))
const nobody = { reviewedOn: null, reviewedBy: null }

describe('a text as plain text', () => {
  it('is there for every text of the site', () => expect(all.length).toBeGreaterThan(100))

  it.each(all)('$name comes back as it was', ({ name, type }) => {
    const body: unknown = JSON.parse(readFileSync(`${root}/${name}`, 'utf8'))
    const read = readText(type, printText(type, body), nobody)
    expect(read.ok ? [] : read.faults).toEqual([])
    expect(read.ok && read.body).toEqual(body)
  })
})

describe('the head of a section', () => {
  const page = (under: string) => readText('page', `titel: T\nrubrik: R\nägare: Ä\n\n== Avsnitt\n${under}`, nobody)
  const section = (under: string) => { const read = page(under); return read.ok && 'sections' in read.body ? read.body.sections[0] : read }
  it('ends at the first empty line: what looks like it further down is a paragraph', () => {
    expect(section('id: har\n\nText.')).toMatchObject({ id: 'har', blocks: [{ type: 'paragraph', text: ['Text.'] }] })
    expect(section('\nid: här skriver du ditt nummer')).toEqual({ heading: 'Avsnitt', blocks: [{ type: 'paragraph', text: ['id: här skriver du ditt nummer'] }] })
    expect(section('id: har\n\nkällor: fyra kommuner')).toMatchObject({ id: 'har', blocks: [{ type: 'paragraph', text: ['källor: fyra kommuner'] }] })
  })
})
