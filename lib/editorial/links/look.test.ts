import http, { type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addressesIn } from './addresses'
import { internet, look, type Network } from './look'
import { isPublicAddress } from './public-address'

describe('an address of the internet', () => {
  it.each(['8.8.8.8', '193.10.15.1', '172.15.255.255', '172.32.0.1', '100.63.0.1', '2001:67c:2fc::1', '2a00:801::1'])('is public: %s', (address) => { expect(isPublicAddress(address)).toBe(true) })
  it.each([
    '127.0.0.1', '127.255.0.9', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '198.18.0.1', '192.0.2.7', '224.0.0.1', '255.255.255.255',
    '::1', '::', 'fe80::1', 'fd00::1', 'ff02::1', '::ffff:10.0.0.1', '::ffff:8.8.8.8', '64:ff9b::a00:1', '2002:a00:1::', '2001:0:53aa::1', '2001:db8::1', 'localhost', '', '0x7f.1', '127.1',
  ])('is not: %s', (address) => { expect(isPublicAddress(address)).toBe(false) })
})

describe('the addresses in a text', () => {
  it('are those of its words and its sources, each once, and none of our own pages', () => {
    expect(addressesIn({ lead: ['Läs ', { site: 'https://a.example/', text: 'a' }, { page: 'contact', text: 'b' }], sources: [{ name: 'x', url: 'http://b.example/x' }, 'OSL', { name: 'y', site: 'https://a.example/' }], title: 'https://c.example/' }))
      .toEqual(['https://a.example/', 'http://b.example/x'])
  })
})

describe('a link that is looked at', () => {
  let server: Server
  let port = 0
  const asked: string[] = []
  const answers: Record<string, [number, string?]> = {
    '/here': [200], '/gone': [404], '/was': [410], '/moved': [301, '/here'], '/twice': [308, '/moved'], '/now': [302, '/here'], '/mixed': [302, '/moved'], '/loop': [301, '/loop'], '/closed': [403], '/ill': [503],
    '/lost': [301, '/gone'], '/inside': [302, 'http://inside.example/secret'], '/metadata': [301, 'http://169.254.169.254/latest'], '/file': [302, 'file:///etc/passwd'], '/key': [302, 'http://me:secret@site.example/'], '/noGet': [200],
  }
  beforeAll(async () => {
    server = http.createServer((request, response) => {
      asked.push(`${request.method} ${request.headers.host?.split(':')[0]}${request.url} ${request.headers.cookie ?? ''}${request.headers.referer ?? ''}`)
      if (request.url === '/slow') return
      if (request.url === '/onlyGet') { response.writeHead(request.method === 'GET' ? 200 : 405).end(); return }
      const [status, location] = answers[request.url ?? ''] ?? [404]
      response.writeHead(status, location === undefined ? {} : { location: location.startsWith('/') ? `http://site.example:${port}${location}` : location }).end()
    })
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
    port = (server.address() as AddressInfo).port
  })
  afterAll(() => { server.closeAllConnections(); server.close() })

  /** Where `site.example` is this machine and called public, and nothing else is. */
  const network: Network = {
    resolve: (host) => (host === 'site.example' ? Promise.resolve(['127.0.0.1']) : host === 'inside.example' ? Promise.resolve(['127.0.0.1', '10.0.0.1']) : host === 'nowhere.example' ? Promise.reject(new Error('ENOTFOUND')) : Promise.resolve([host])),
    isPublic: (address) => address === '127.0.0.1', mayAsk: () => true, patience: 500,
  }
  const seen = async (path: string) => { const { state, status, target } = await look(`http://site.example:${port}${path}`, network); return [state, status, target?.replace(String(port), 'P') ?? null] }

  it.each([
    ['/here', ['answers', 200, null]], ['/gone', ['broken', 404, null]], ['/was', ['broken', 410, null]], ['/moved', ['moved', 200, 'http://site.example:P/here']], ['/twice', ['moved', 200, 'http://site.example:P/here']],
    ['/now', ['answers', 200, null]], ['/mixed', ['answers', 200, null]], ['/loop', ['broken', null, null]], ['/lost', ['broken', 404, null]], ['/closed', ['closed', 403, null]], ['/ill', ['silent', 503, null]], ['/onlyGet', ['answers', 200, null]],
    ['/slow', ['silent', null, null]], ['/inside', ['notPublic', null, null]], ['/metadata', ['notPublic', null, null]], ['/file', ['notPublic', null, null]], ['/key', ['notPublic', null, null]],
  ])('%s: %j', async (path, expected) => { expect(await seen(path)).toEqual(expected) })

  it('is asked for without a cookie or a word of where we come from, and inside nobody was asked', () => {
    expect(asked.every((line) => line.endsWith(' '))).toBe(true)
    expect(asked.filter((line) => !line.includes('site.example'))).toEqual([])
  })

  it('has no host, or one inside, or another port or protocol: nobody is asked', async () => {
    const before = asked.length
    expect((await look('http://nowhere.example/', network)).state).toBe('silent')
    for (const address of [`http://127.0.0.1:${port}/here`, `http://localhost:${port}/here`, `http://[::1]:${port}/`, `http://0x7f000001/`, 'ftp://site.example/', 'https://me@site.example/'])
      expect((await look(address, internet)).state, address).toBe('notPublic')
    expect(asked).toHaveLength(before)
  })
})
