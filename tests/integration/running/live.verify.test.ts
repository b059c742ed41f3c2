import { rmSync } from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKeyFile } from '@/lib/crypto/key-file'
import { withConnection } from '@/lib/db/bootstrap'
import { startDemoDatabase, type DemoDatabase } from '@/lib/db/demo'
import { localDatabaseUrl, logins } from '@/lib/env'
import { freshFolder, makeVidare, type Vidare } from '@/tests/support/vidare'

const hosts = { PUBLIC_HOST: 'vidare.example', PORTAL_HOST: 'portal.example' }

describe('an authority that runs the real thing on its own PostgreSQL', () => {
  let folder: string
  let database: DemoDatabase
  let settings: Record<string, string>
  let vidare: Vidare
  beforeAll(async () => {
    folder = freshFolder()
    // Stands in for the authority's server: a cluster with the logins, prepared as deployment does it, and nothing else.
    database = await startDemoDatabase(folder, { fromPort: 54_400, durable: false })
    const keys = path.join(folder, 'keys')
    createKeyFile(keys, 'live')
    const urls = logins.map((login) => [`DATABASE_URL_${login.toUpperCase()}`, localDatabaseUrl(database.demo, login)])
    settings = { ...Object.fromEntries(urls), ...hosts, OIDC_ISSUER: 'https://id.example', KEY_FILE: keys, SMTP_URL: 'smtps://mail.example', MAIL_FROM: 'vidare@portal.example' }
    vidare = await makeVidare(process.cwd(), freshFolder(), settings)
    await vidare.start()
  })
  afterAll(async () => {
    await vidare.stop()
    vidare.remove()
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const ask = (host: string, target: string) => new Promise<{ status: number; body: string; transport: string | undefined }>((resolve, reject) => {
    http.get(`${vidare.url}${target}`, { headers: { host } }, (answer) => {
      let body = ''
      answer.setEncoding('utf8').on('data', (part: string) => { body += part }).on('error', reject)
      answer.on('end', () => { resolve({ status: answer.statusCode ?? 0, body, transport: answer.headers['strict-transport-security'] }) })
    }).on('error', reject)
  })
  const mark = (mode: 'demo' | 'live') => withConnection(localDatabaseUrl(database.demo, 'owner'), (client) =>
    client.query('update portal.installation set mode = $1', [mode]))

  it('starts it with one command, and is told where it is and that it is no demonstration', () => {
    expect(vidare.said()).toMatch(/https:\/\/vidare\.example[^]*skarpt/)
    expect(vidare.said()).not.toMatch(/demonstration|localhost/i)
  })

  it('shows the public site in Swedish alone: no other language has been read by a reviewer', async () => {
    for (const target of ['/', '/hitta-stod/malmo', '/surfa-sakert']) expect((await ask(hosts.PUBLIC_HOST, target)).status, target).toBe(200)
    for (const target of ['/en', '/ar', '/en/find-support/malmo']) expect((await ask(hosts.PUBLIC_HOST, target)).status, target).toBe(404)
    const { body, transport } = await ask(hosts.PUBLIC_HOST, '/')
    expect(body).not.toMatch(/href="\/(en|ar)[/"]|[Dd]emonstration/)
    expect(transport).toMatch(/^max-age=63072000/)
    expect((await ask(hosts.PUBLIC_HOST, '/sitemap.xml')).body).toContain('<loc>https://vidare.example/vill-lamna</loc>')
  })

  it('keeps visitors and staff apart: each host answers 404 for the paths of the other, and a third for all', async () => {
    for (const target of ['/portal', '/api/health/ready', '/sign-in']) expect((await ask(hosts.PUBLIC_HOST, target)).status, target).toBe(404)
    for (const target of ['/', '/hitta-stod/malmo']) expect((await ask(hosts.PORTAL_HOST, target)).status, target).toBe(404)
    expect(await ask(hosts.PORTAL_HOST, '/api/health/ready')).toMatchObject({ status: 200, body: 'ok\n' })
    for (const target of ['/', '/api/health/ready']) expect((await ask('other.example', target)).status, target).toBe(404)
    expect((await ask(hosts.PUBLIC_HOST, '/development/components')).status).toBe(404)
  })

  it('cannot start it on a database with invented cases, nor with a setting missing', async () => {
    await vidare.stop()
    await mark('demo')
    await expect(vidare.start()).rejects.toThrow(/\nVidare startar inte i skarpt läge: databasen är märkt som demonstration\.\n$/)
    await mark('live')
    for (const name of ['KEY_FILE', 'DATABASE_URL_OWNER', 'PORTAL_HOST']) {
      const incomplete = await makeVidare(process.cwd(), vidare.dataDir, { ...settings, [name]: '' })
      await expect(incomplete.start()).rejects.toThrow(new RegExp(`\\nVidare startar inte i skarpt läge: ${name} saknas\\.\\n$`))
    }
    await vidare.start()
    expect((await ask(hosts.PUBLIC_HOST, '/')).status).toBe(200)
  })
})
