/** A published world on fixture pages: folder, stand-in application, front. Everything is gone after `close`. */
import { mkdtemp, rm, mkdir, writeFile } from 'node:fs/promises'
import http, { type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { askDesk } from '@/lib/publishing/front/ask-desk'
import { largeForms } from '@/lib/publishing/front/desk'
import { Flood } from '@/lib/publishing/front/flood'
import { Releases } from '@/lib/publishing/front/releases'
import { createFront } from '@/lib/publishing/front/server'
import { allGrounds, firstSheets } from '@/lib/grounds/table'
import { publishRelease, type Publication, type Published } from '@/lib/publishing/publish-release'
import { locales } from '@/lib/routes'
import { exitUrl, index, startFixtureWeb, type FixtureWeb } from './fixture-web'

/** Where the portal's own forms come from. */
export const portalUrl = 'http://localhost:3000'

/** Saturday 21 November 2026, 12.00 in Stockholm. */
export const noon = Date.parse('2026-11-21T11:00:00Z')

export interface Reply { status: number; headers: IncomingHttpHeaders; raw: Buffer }

export interface World {
  web: FixtureWeb
  published: string
  port: number
  faults: string[]
  /** Headers of each request that reached the front, in order. */
  heard: IncomingHttpHeaders[]
  /** Puts a file among those published next. */
  addFile: (name: string, content: string) => Promise<void>
  setTime: (now: number) => void
  publish: (more?: Partial<Publication>) => Promise<Published>
  ask: (path: string, more?: { method?: string; headers?: http.OutgoingHttpHeaders; body?: string | Buffer }) => Promise<Reply>
  close: () => Promise<void>
}

export interface WorldOptions { live?: boolean; hosts?: { public: string; portal: string } }

export async function publishedWorld({ live = false, hosts }: WorldOptions = {}): Promise<World> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'vidare-publishing-'))
  const assets = path.join(folder, 'public')
  await mkdir(assets)
  await writeFile(path.join(assets, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  const web = await startFixtureWeb()
  const published = path.join(folder, 'published')
  let now = noon
  const faults: string[] = []
  const releases = new Releases(published, () => now)
  const front = createFront({
    site: { live, releases, clock: () => now }, desk: { ask: askDesk(web.port), flood: new Flood(() => now), held: new Flood(() => now), large: largeForms() }, webPort: web.port, portalUrl, hosts: hosts ?? null, onError: (kind) => { faults.push(kind) },
  })
  const heard: IncomingHttpHeaders[] = []
  front.on('request', ({ headers }) => { heard.push(headers) })
  await new Promise<void>((resolve) => { front.listen(0, '127.0.0.1', resolve) })
  const { port } = front.address() as AddressInfo
  const agent = new http.Agent({ keepAlive: true })
  return {
    web, published, port, faults, heard,
    addFile: (name, content) => writeFile(path.join(assets, name), content),
    // The front looks for a new release once a second, by this clock.
    setTime: (next) => { now = next },
    publish: (more = {}) => publishRelease({
      published, web: web.origin, assets, exitUrl, build: 'one', directoryVersion: '1', contentVersion: '1', changed: null, site: { mode: live ? 'live' : 'demo', publicHost: hosts?.public ?? null },
      index, grounds: allGrounds, sheets: firstSheets.map(({ slug }) => slug), validUntil: null, coming: { entries: [], listed: [], files: [] }, locales, opened: [], now, clock: () => now, faults: [], ...more,
    }),
    ask: (target, { method = 'GET', headers = {}, body } = {}) => new Promise((resolve, reject) => {
      const request = http.request({ host: '127.0.0.1', port, agent, method, path: target, headers }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => { resolve({ status: answer.statusCode ?? 0, headers: answer.headers, raw: Buffer.concat(parts) }) })
        answer.on('error', reject)
      })
      request.on('error', reject)
      request.end(body)
    }),
    close: async () => {
      agent.destroy()
      front.closeAllConnections()
      await new Promise((resolve) => { front.close(resolve) })
      await web.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A finder form as a browser posts it. */
export const form = (place: string) => ({
  method: 'POST', body: new URLSearchParams({ place }).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' },
})
