import { describe, expect, it } from 'vitest'
import figuresJson from '@/prisma/data/figures.json'
import type { Figure } from './model'
import { readFigures } from './read'
import { describe as inWords, wordsOf, type FigureWords } from './view'

const { figures, facts, gaps } = readFigures()

const words: FigureWords = {
  missing: 'saknas', number: String,
  value: (value, label) => `${value} ${label}`,
  both: (second, first, label) => `${second} av ${first} ${label}`,
  partial: (value, label, other) => `${value} ${label}, ${other} saknas`,
}

/** Copied by hand from the sources named in the data, so that a slip of the finger in the data is seen. */
const published: Record<string, [year: string, ...values: (number | null)[]][]> = {
  applications: [['2021', 28, null], ['2022', null, 113], ['2023', 166, 164], ['2024', 187, null], ['2025', null, null]],
  municipalities: [['2022', 28], ['2023', 45], ['2024', 57], ['2025', null]],
  money: [['2021', null, 12], ['2022', 72.5, 58], ['2023', null, null], ['2024', null, null]],
  children: [['2023', 260], ['2024', 441], ['2025', null]],
}

describe('the published figures', () => {
  it('are those that were published', () => {
    expect(Object.fromEntries(figures.map(({ key, rows }) => [key, rows.map(({ label, values }) => [label, ...values])]))).toEqual(published)
  })

  it('each have a source and the day it was read', () => {
    for (const { key, rows } of figures) for (const { label, values, sources } of rows)
      if (values.some((value) => value !== null)) expect(sources.length, `${key} ${label}`).toBeGreaterThan(0)
    for (const { key, sources } of facts) expect(sources.length, key).toBeGreaterThan(0)
    expect(gaps.length).toBeGreaterThan(0)
  })

  it('are refused when a row lacks a source, leaves its scale, or belongs to no series', () => {
    const spoil = (change: (row: (typeof figuresJson.figures)[0]['rows'][0]) => unknown) => {
      const copy = structuredClone(figuresJson)
      const [figure] = copy.figures
      const [row] = figure?.rows ?? []
      if (!figure || !row) throw new Error('no row')
      Object.assign(row, change(row))
      return () => readFigures(copy)
    }
    expect(spoil(() => ({ sources: [] }))).toThrow('has no source')
    expect(spoil(() => ({ values: { asked: 900, granted: null } }))).toThrow('beyond its scale')
    expect(spoil(() => ({ values: { asked: 1 } }))).toThrow('says nothing of granted')
    expect(spoil(() => ({ values: { asked: 1, granted: 1, other: 1 } }))).toThrow('a value of no series')
    expect(spoil(() => ({ values: { asked: -1, granted: 1 } }))).toThrow()
  })
})

describe('a row in words', () => {
  const figure: Figure = { key: 'f', heading: 'h', how: 'w', unit: 'u', scaleMax: 10, series: [{ key: 'a', label: 'sökta' }, { key: 'g', label: 'beviljade' }], rows: [] }
  const row = (values: (number | null)[], note: string | null = null) => ({ label: '2023', values, note, sources: [] })
  it.each([
    [[6, 4], '4 av 6 beviljade'],
    [[6, null], '6 sökta, beviljade saknas'],
    [[null, 4], '4 beviljade, sökta saknas'],
    [[null, null], 'saknas'],
    [[0, 0], '0 av 0 beviljade'],
  ])('%j → %s', (values, said) => expect(wordsOf(figure, row(values), words)).toBe(said))

  it('of one series says that it is missing, never that it is nothing', () => {
    const one = { ...figure, series: [{ key: 'a', label: 'samtal' }] }
    expect(wordsOf(one, row([7]), words)).toBe('7 samtal')
    expect(wordsOf(one, row([null]), words)).toBe('saknas')
    expect(inWords({ ...one, rows: [row([7]), row([null], 'lika många')] }, words)).toBe('2023: 7 samtal. 2023: saknas, lika många.')
  })
})
