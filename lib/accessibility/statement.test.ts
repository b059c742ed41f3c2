import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { locales } from '@/lib/routes'
import { readFirstDocument } from '@/lib/content/first-texts'
import data from '@/prisma/data/accessibility.json'
import { assessedUntil, statement, statementShape } from './statement'

describe('the accessibility statement', () => {
  it('claims no more than its own list of faults allows', () => {
    expect(statement.faults.length).toBeGreaterThan(0)
    expect(statementShape.safeParse({ ...data, degree: 'fully' }).success).toBe(false)
    expect(statementShape.safeParse({ ...data, faults: [] }).success).toBe(false)
    expect(statementShape.safeParse({ ...data, degree: 'fully', faults: [] }).success).toBe(true)
  })

  it('refuses what does not hold together: older than its assessment, a fault twice, one that lacks a language', () => {
    const [first] = data.faults
    for (const broken of [{ updatedOn: '2020-01-01' }, { faults: [first, first] }, { faults: [{ ...first, how: { sv: 'x', en: 'x' } }] }])
      expect(statementShape.safeParse({ ...data, ...broken }).success).toBe(false)
  })

  it('was not already due again the day its page was last read against its sources', async () => {
    const { checkedOn = '' } = await readFirstDocument('sv', 'page', 'accessibility')
    expect(assessedUntil > checkedOn).toBe(true)
  })

  it.each(locales)('is shown whole in %s, each part once', async (locale) => {
    const { sections } = await readFirstDocument(locale, 'page', 'accessibility')
    expect(sections.flatMap(({ blocks }) => blocks).flatMap((block) => (block.type === 'statement' ? [block.part] : []))).toEqual(['degree', 'faults', 'method'])
  })

  it('says that films in sign language are lacking for as long as there are none', () => {
    const films = readFileSync('prisma/data/content/sv/page/sign-language.json', 'utf8').match(/\.(mp4|webm)/g) ?? []
    expect(statement.faults.some(({ id }) => id === 'sign-language')).toBe(films.length === 0)
  })
})
