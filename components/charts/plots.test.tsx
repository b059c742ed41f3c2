import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { BarPlot } from './bar-plot'
import { RowPlot } from './row-plot'
import { percentOf } from './scale'

describe('a scale from zero', () => {
  it.each([[0, 200, '0%'], [100, 200, '49%'], [200, 200, '98%'], [72.5, 80, '88.81%']])('%d of %d stands at %s', (value, max, at) => expect(percentOf(value, max)).toBe(at))
  it('has no place for what lies outside it', () => {
    for (const [value, max] of [[-1, 10], [11, 10], [1, 0]] as const) expect(() => percentOf(value, max)).toThrow(RangeError)
  })
})

describe('a plot', () => {
  const base = { id: 'p', title: 'T', description: 'D', max: 10 }
  const rows = renderToStaticMarkup(<RowPlot {...base} rows={[
    { label: '1', words: 'both', first: 8, second: 4 }, { label: '2', words: 'one', first: 8, second: null }, { label: '3', words: 'none', first: null, second: null },
  ]} />)
  const count = (html: string, name: string) => html.split(`class="${name}"`).length - 1

  it('is named and described to whoever does not see it', () => {
    expect(rows).toMatch(/role="img" aria-labelledby="p-title p-desc"/)
    expect(rows).toContain('<title id="p-title">T</title><desc id="p-desc">D</desc>')
  })

  it('tells the series apart by shape, and draws what is missing as hatched, never as zero', () => {
    expect([count(rows, 'ring'), count(rows, 'disc'), count(rows, 'leg'), count(rows, 'gone'), count(rows, 'base')]).toEqual([2, 1, 1, 1, 2])
    const bars = renderToStaticMarkup(<BarPlot {...base} rows={[{ label: '1', words: 'a', value: 5 }, { label: '2', words: 'b', value: null }]} />)
    expect([count(bars, 'bar-mark'), count(bars, 'gone')]).toEqual([1, 1])
    expect(bars).toContain('width="49%"')
  })

  it('carries no colour of its own: dark, print and forced colours follow the tokens', () => {
    expect(rows).not.toMatch(/#[0-9a-f]{3,8}"|style=|rgb/)
  })
})
