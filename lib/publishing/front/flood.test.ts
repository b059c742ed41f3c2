import { describe, expect, it } from 'vitest'
import { Flood } from './flood'

const second = 1_000

describe('many forms from one network', () => {
  it('pass until there are thirty, and then one each ten seconds', () => {
    let now = 0
    const flood = new Flood(() => now)
    const send = (count: number) => Array.from({ length: count }, () => flood.passes('192.0.2.7')).filter(Boolean).length
    expect(send(50)).toBe(30)
    now += 10 * second
    expect(send(3)).toBe(1)
    now += 3_600 * second
    expect(send(50)).toBe(30)
  })

  it('are those of a network, not of a visitor; another network is not held up', () => {
    const flood = new Flood(() => 0)
    for (let form = 0; form < 30; form++) flood.passes(`198.51.100.${form}`)
    expect(flood.passes('198.51.100.200')).toBe(false)
    expect(flood.passes('::ffff:198.51.100.201')).toBe(false)
    expect(flood.passes('198.51.101.1')).toBe(true)
    for (let form = 0; form < 30; form++) flood.passes(`2001:db8:1:${form}::1`)
    expect([flood.passes('2001:db8:1:ff::1'), flood.passes('2001:db8:2::1')]).toEqual([false, true])
  })

  it('are forgotten with the day’s salt, and twenty-one thousand networks take no more room than twenty thousand', () => {
    let now = 0
    const flood = new Flood(() => now)
    for (let network = 0; network < 21_000; network++) flood.passes(`10.${network >> 8 & 255}.${network & 255}.1`)
    const { seen } = flood as unknown as { seen: Map<string, unknown> }
    expect(seen.size).toBeLessThanOrEqual(20_000)
    expect([...seen.keys()].some((key) => key.includes('10.'))).toBe(false)
    for (let form = 0; form < 31; form++) flood.passes('203.0.113.1')
    expect(flood.passes('203.0.113.1')).toBe(false)
    now += 24 * 3_600 * second
    expect(flood.passes('203.0.113.1')).toBe(true)
  })
})
