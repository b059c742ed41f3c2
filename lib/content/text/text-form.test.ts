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
