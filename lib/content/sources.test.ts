import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import sourcesJson from '@/prisma/data/sources.json'
import { sourcesOf } from './sources'

const texts = ['measure', 'knowledge'].flatMap((folder) =>
  readdirSync(`prisma/data/content/sv/${folder}`).map((file) => readFileSync(`prisma/data/content/sv/${folder}/${file}`, 'utf8')))
const facts = ['measures', 'figures'].map((name) => readFileSync(`prisma/data/${name}.json`, 'utf8'))

describe('the list of sources', () => {
  it('holds each once, and none that nothing rests on', () => {
    const keys = sourcesJson.sources.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    const used = [...texts, ...facts].join('\n')
    expect(keys.filter((key) => !used.includes(`"${key}"`))).toEqual([])
  })

  it('gives them in the order asked for, and refuses one it does not have', () => {
    expect(sourcesOf(['hsl', 'sol']).map(({ key }) => key)).toEqual(['hsl', 'sol'])
    expect(() => sourcesOf(['nowhere'])).toThrow('no source nowhere')
  })
})
