import { describe, expect, it } from 'vitest'
import { rowsOfFacts } from '@/lib/directory/facts'
import { swedenMap } from '@/lib/directory/map'

const map = swedenMap({ rows: rowsOfFacts() })
const dots = map.counties.flatMap((county) => county.municipalities.map(({ slug }, at) => ({ slug, ...county.dots[at] ?? { x: NaN, y: NaN } })))
const dot = (slug: string) => dots.find((each) => each.slug === slug) ?? { x: NaN, y: NaN }

/** How far a point is from the nearest coast or inside it, in units. Even-odd, as the drawing is filled. */
const onLand = ({ x, y }: { x: number; y: number }): boolean => map.land.reduce((inside, ring) => {
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
    const [a, b] = [ring[at] ?? { x: 0, y: 0 }, ring[before] ?? { x: 0, y: 0 }]
    if (a.y > y !== b.y > y && x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x) inside = !inside
  }
  return inside
}, false)

describe('the map', () => {
  it('has a dot for each of the 290 kommuner and a ring for each of the 21 län, all inside the drawing', () => {
    expect([dots.length, new Set(dots.map(({ slug }) => slug)).size, map.counties.length]).toEqual([290, 290, 21])
    for (const { x, y } of [...dots, ...map.counties.map(({ ring }) => ring)])
      expect(x > 10 && y > 10 && x < map.width - 10 && y < map.height - 10).toBe(true)
  })

  it('has each dot where its kommun lies: known neighbours are on the right side of each other', () => {
    expect(dot('kiruna').y).toBeLessThan(dot('lulea').y)
    expect(dot('lulea').y).toBeLessThan(dot('umea').y)
    expect(dot('malmo').y).toBeGreaterThan(dot('lund').y)
    expect(dot('goteborg').x).toBeLessThan(dot('jonkoping').x)
    expect(dot('gotland').x).toBeGreaterThan(dot('kalmar').x)
    expect(dot('haparanda').x).toBeGreaterThan(dot('kalix').x)
    expect(dot('stromstad').x).toBeLessThan(dot('arvika').x)
  })

  it('draws dots and coast to the same measure: only kommuner of islands and skerries may lie in the sea', () => {
    const atSea = dots.filter((each) => !onLand(each)).map(({ slug }) => slug)
    const islands = ['ockero', 'tjorn', 'orust', 'lidingo', 'vaxholm', 'varmdo', 'osteraker', 'haninge', 'nynashamn', 'tyreso', 'ekero', 'karlskrona', 'sotenas', 'lysekil', 'norrtalje', 'oxelosund', 'trosa']
    expect(atSea.filter((slug) => !islands.includes(slug))).toEqual([])
  })

  it('keeps rings so far apart that a thumb meets one', () => {
    const rings = map.counties.map(({ ring }) => ring)
    for (const [at, one] of rings.entries()) for (const other of rings.slice(at + 1)) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(35)
  })

  it('is drawn the same every time', () => { expect(swedenMap({ rows: rowsOfFacts() })).toEqual(map) })
})
