import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import zlib from 'node:zlib'
import { expect } from 'vitest'
import { noon, publishedWorld } from './world'

/** How often the whole site is published anew under its readers: by `npm test`, and by `npm run verify`. */
export const editions = { test: 8, verify: 20 } as const

/** Four readers read without a pause, and a fifth looks where nginx would, while one edition after the other takes the place of the last. */
export async function swappedWhileRead(count: number): Promise<void> {
  const world = await publishedWorld()
  await world.publish()
  let going = true
  let clock = noon
  const seen = new Set<string>()
  const statuses = new Set<number>()
  const reader = async (target: string) => {
    while (going) {
      clock += 300
      world.setTime(clock)
      const { status, raw, headers } = await world.ask(target, { headers: { 'accept-encoding': 'br' } })
      statuses.add(status)
      const page = zlib.brotliDecompressSync(raw).toString()
      seen.add(/<p>(upplaga \d+|första upplagan)<\/p>/.exec(page)?.[1] ?? `none in ${target}`)
      const style = /<style>([^]*?)<\/style>/.exec(page)?.[1] ?? ''
      expect(headers['content-security-policy']).toContain(createHash('sha256').update(style).digest('base64'))
    }
  }
  // What nginx would see: the link leads to a whole release at every moment.
  const watcher = async () => { while (going) await readFile(path.join(world.published, 'current', 'manifest.json')) }
  const watching = watcher()
  const readers = ['/hitta-stod/malmo', '/en/find-support/arjeplog', '/integritet', '/'].map(reader)
  for (let edition = 1; edition <= count; edition++) {
    world.web.say(`upplaga ${edition}`)
    expect(await world.publish({ locales: ['sv', 'en'] })).toMatchObject({ ok: true })
  }
  going = false
  await Promise.all([watching, ...readers])
  expect([...statuses]).toEqual([200])
  expect([...seen].filter((each) => each.startsWith('none'))).toEqual([])
  expect(seen.size).toBeGreaterThan(2)
  expect(await readdir(path.join(world.published, 'releases'))).toHaveLength(3)
  await world.close()
}
