import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newDemo, writeDemoFile } from '@/lib/db/bootstrap'
import { env, requireComplete, settingsTable, SettingsError } from '@/lib/env'

const live = {
  DATABASE_URL_OWNER: 'postgresql://o@db/v', DATABASE_URL_APP: 'postgresql://a@db/v', DATABASE_URL_AUTH: 'postgresql://u@db/v',
  DATABASE_URL_WORKER: 'postgresql://w@db/v', DATABASE_URL_PUBLIC: 'postgresql://p@db/v',
  OIDC_ISSUER: 'https://login.example', KEY_FILE: '/etc/vidare/keys', PUBLIC_HOST: 'vidare.example', PORTAL_HOST: 'portal.example',
  SMTP_URL: 'smtps://mail.example', MAIL_FROM: 'vidare@portal.example',
}

describe('someone who has just cloned the repository and set nothing', () => {
  it('gets the demonstration on port 3000, with the application behind it on the next port', () => {
    expect(env({})).toMatchObject({ mode: 'demo', port: 3000, webPort: 3001, exitUrl: 'https://www.smhi.se/' })
  })

  it('moves both ports by naming one', () => {
    expect(env({ PORT: '3100' })).toMatchObject({ port: 3100, webPort: 3101 })
  })

  it('is not thrown into live mode by NODE_ENV, nor by a setting left empty', () => {
    expect(env({ NODE_ENV: 'production', OIDC_ISSUER: '', KEY_FILE: '' }).mode).toBe('demo')
  })
})

describe('someone who sets up the real thing', () => {
  it.each(['DATABASE_URL_APP', 'DATABASE_URL_PUBLIC', 'OIDC_ISSUER', 'KEY_FILE', 'PORTAL_HOST'] as const)(
    'is in live mode as soon as %s is set, and is told everything that is missing', (name) => {
      const source = { [name]: live[name] }
      const settings = env(source)
      expect(settings.mode).toBe('live')
      const missing = Object.keys(live).filter((each) => each !== name)
      for (const each of missing) expect(() => { requireComplete(settings, source) }).toThrow(each)
    })

  it('may start when nothing is missing', () => {
    expect(() => { requireComplete(env(live), live) }).not.toThrow()
  })

  it('cannot put visitors and staff on one host name', () => {
    expect(() => env({ ...live, PUBLIC_HOST: 'portal.example' })).toThrow(SettingsError)
  })

  it('gives the front no database address at all, and the front runs', () => {
    const front = env({ PORTAL_HOST: 'portal.example', PUBLIC_HOST: 'vidare.example' })
    expect(front.mode).toBe('live')
    expect(() => front.databaseUrl.public).toThrow('DATABASE_URL_PUBLIC')
  })

  it('keeps the owner login away from serving processes: asking for it there fails', () => {
    const { DATABASE_URL_OWNER: _, ...serving } = live
    expect(env(serving).databaseUrl.app).toBe(live.DATABASE_URL_APP)
    expect(() => env(serving).databaseUrl.owner).toThrow('DATABASE_URL_OWNER')
  })
})

describe('a setting that is wrong', () => {
  it.each([['PORT', 'åttio'], ['PORT', '70000'], ['EXIT_URL', 'http://www.smhi.se/'], ['EXIT_URL', 'javascript:alert(1)'], ['DATABASE_URL_APP', 'mysql://x'], ['SMTP_URL', 'https://mail.example'], ['MAIL_FROM', 'Vidare'], ['IDLE_MINUTES', '16'], ['IDLE_MINUTES', '2']])(
    '%s=%s is named in a Swedish sentence', (name, value) => {
      expect(() => env({ [name]: value })).toThrow(new RegExp(`^Rätta inställningarna ${name} \\(ska vara`))
    })

  it('does not repeat the value: an address may hold a password', () => {
    expect(() => env({ DATABASE_URL_APP: 'mysql://u:hemligt@db/v' })).toThrow(/^(?!.*hemligt)/s)
  })
})

describe('the demo database', () => {
  let folder: string
  beforeEach(() => { folder = mkdtempSync(path.join(os.tmpdir(), 'vidare-env-')) })
  afterEach(() => { rmSync(folder, { recursive: true, force: true }) })

  it('has addresses only once it has been started', () => {
    const settings = env({ DATA_DIR: folder })
    expect(() => settings.databaseUrl).toThrow('npm start')
    writeDemoFile(folder, newDemo(path.join(folder, 'postgres'), 5_000))
    expect(settings.databaseUrl.public).toMatch(/^postgresql:\/\/portal_public:[\w-]{32}@127\.0\.0\.1:5000\/vidare$/)
  })
})

it('the README table names every setting', () => {
  const table = settingsTable()
  for (const name of ['PORT', 'WEB_PORT', 'DATA_DIR', 'EXIT_URL', ...Object.keys(live)]) expect(table).toContain(`| \`${name}\` |`)
})
