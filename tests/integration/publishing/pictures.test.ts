import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nextHtml } from './fixture-web'
import { publishedWorld, type World } from './world'

const name = (width: number, hash: string, ending: string) => `${width}-${hash.repeat(32)}.${ending}`
const shows = (hash: string) => nextHtml({
  title: 'Vidare', locale: 'sv',
  main: `<picture><source type="image/avif" srcset="/media/${name(320, hash, 'avif')} 320w, /media/${name(640, hash, 'avif')} 640w"/><img src="/media/${name(640, hash, 'jpg')}" alt="En stig" width="640" height="480" loading="lazy"/></picture>`,
})

describe('a published page with a picture', () => {
  let world: World
  beforeAll(async () => { world = await publishedWorld() })
  afterAll(() => world.close())
  const has = (hash: string) => {
    for (const file of [name(320, hash, 'avif'), name(640, hash, 'avif'), name(640, hash, 'jpg')]) world.web.instead(`/api/media/${file}`, { status: 200, html: Buffer.from(`bytes of ${file}`) })
  }
  const asked = () => world.web.seen.filter(({ line }) => line.includes('/api/media/')).length

  it('brings all its files along, once, under names that never change what they hold', async () => {
    world.web.instead('/sv/privacy', { status: 200, html: shows('a') })
    expect(await world.publish()).toMatchObject({ ok: false, problems: [{ path: '/integritet', problem: expect.stringContaining('is not there') as string }, {}, {}] })
    has('a')
    expect(await world.publish()).toMatchObject({ ok: true, deadLinks: [] })
    for (const [file, type] of [[name(320, 'a', 'avif'), 'image/avif'], [name(640, 'a', 'jpg'), 'image/jpeg']] as const) {
      const { status, headers, raw } = await world.ask(`/media/${file}`)
      expect([status, headers['content-type'], headers['cache-control'], headers['cross-origin-resource-policy']]).toEqual([200, type, 'public, max-age=31536000, immutable', 'same-origin'])
      expect(raw.toString()).toBe(`bytes of ${file}`)
    }
    const before = asked()
    expect(await world.publish()).toMatchObject({ ok: true })
    expect(asked()).toBe(before)
    expect((await world.ask(`/media/${name(640, 'a', 'avif')}`)).status).toBe(200)
  })

  it('leaves those behind that no page shows any more', async () => {
    world.web.instead('/sv/privacy', { status: 200, html: shows('b') })
    has('b')
    expect(await world.publish()).toMatchObject({ ok: true })
    world.setTime(Date.parse('2026-11-21T11:00:02Z'))
    expect((await world.ask(`/media/${name(640, 'b', 'jpg')}`)).status).toBe(200)
    expect((await world.ask(`/media/${name(640, 'a', 'jpg')}`)).status).toBe(404)
  })
})
