/**
 * Sweden as a drawing: the coast, a dot for each kommun, a numbered ring for each län. Pure; the list beside says the same.
 * Transverse Mercator round 15° east on a sphere, as Swedish maps are drawn (SWEREF 99 TM has the same meridian), so that
 * the country has the shape people know. Units: one is about 1.6 km; x to the east, y to the south.
 */
import type { CountyGroup, SwedenMap } from '@/lib/directory/model'
import type { DirectoryRows } from '@/lib/directory/rows'
import { countyGroups } from '@/lib/directory/view'
import outline from '@/prisma/data/outline.json'

interface Point { x: number; y: number }

const radians = Math.PI / 180
const meridian = 15 * radians
const earth = 4_000
/** Moves the drawing so that its northern and western edge lie at the margin. */
const origin = { x: 152, y: 4_838 }
const size = { width: 425, height: 985 }

/** @param longitude and latitude in degrees */
function project(longitude: number, latitude: number): Point {
  const [east, north] = [longitude * radians - meridian, latitude * radians]
  return {
    x: origin.x + earth * Math.atanh(Math.cos(north) * Math.sin(east)),
    y: origin.y - earth * Math.atan(Math.tan(north) / Math.cos(east)),
  }
}

/** Half a phone's width would make rings closer than this too near for a thumb (24 px at 320 px). */
const apart = 37
const rounds = 200

/**
 * Rings over the middle of their kommuner, pushed apart until none covers another; the same every time.
 * They may end beside their län: the number says which it is, not the place.
 */
function spread(middles: Point[]): Point[] {
  const rings = middles.map((middle) => ({ ...middle }))
  for (let round = 0; round < rounds; round++) {
    for (const [at, one] of rings.entries()) {
      for (const other of rings.slice(at + 1)) {
        const [dx, dy] = [other.x - one.x, other.y - one.y]
        const between = Math.hypot(dx, dy)
        if (between >= apart) continue
        const push = (apart - between) / 2 / between
        one.x -= dx * push
        one.y -= dy * push
        other.x += dx * push
        other.y += dy * push
      }
    }
  }
  return rings
}

const middleOf = (points: Point[]): Point => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / points.length, y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
})

const rounded = ({ x, y }: Point): Point => ({ x: Math.round(x), y: Math.round(y) })

export function swedenMap(source: { rows: DirectoryRows }): SwedenMap {
  const at = new Map(source.rows.municipalities.map(({ slug, longitude, latitude }) => [slug, project(longitude, latitude)]))
  const groups: (CountyGroup & { dots: Point[] })[] = countyGroups(source).map((county) => ({
    ...county, dots: county.municipalities.flatMap(({ slug }) => at.get(slug) ?? []),
  }))
  const rings = spread(groups.map(({ dots }) => middleOf(dots)))
  return {
    ...size,
    land: outline.rings.map((ring) => ring.map(([longitude = 0, latitude = 0]) => rounded(project(longitude, latitude)))),
    counties: groups.map((county, index) => ({ ...county, dots: county.dots.map(rounded), ring: rounded(rings[index] ?? middleOf(county.dots)) })),
  }
}
