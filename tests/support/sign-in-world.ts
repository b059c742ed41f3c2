import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { vi } from 'vitest'
import { beginSignIn } from '@/lib/auth/begin-sign-in'
import { completeSignIn, type Completed } from '@/lib/auth/complete-sign-in'
import { signInKeys, type SignInSettings } from '@/lib/auth/sign-in-keys'
import { closeClients } from '@/lib/db/client'
import type { DemoPerson } from '@/lib/accounts/people'
import { seededDatabase, useDatabase } from '@/tests/integration/directory/seeded'
import type { TestDatabase } from '@/tests/support/database'
import { hostileProvider, type Forgery, type HostileProvider } from '@/tests/support/hostile-provider'

/** A browser's cookies for the portal, by name. */
export type Jar = Record<string, string>

export interface SignInWorld {
  database: TestDatabase
  owner: Client
  provider: HostileProvider
  settings: SignInSettings
  /** Everything a browser does between the button and the page after it. */
  signIn(person: DemoPerson, now: number, how?: Forgery & { jar?: Jar }): Promise<Completed & { jar: Jar }>
  begin(now: number, jar: Jar): Promise<string>
  complete(query: Record<string, string>, now: number, jar: Jar): Promise<Completed>
  sessions(): Promise<number>
  close(): Promise<void>
}

/** Does with the cookies what a browser would. */
function take(jar: Jar, lines: string[]): void {
  for (const line of lines) {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    const [name, value] = [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))]
    if (value === '') delete jar[name]
    else jar[name] = value
  }
}

/** The people of the demonstration, a database of their own, and an identity provider that does as it is told. */
export async function signInWorld(portalUrl = 'http://localhost:3183'): Promise<SignInWorld> {
  const database = await seededDatabase()
  useDatabase(database)
  vi.stubEnv('NEXTAUTH_URL', portalUrl)
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vidare-sign-in-'))
  const base = { mode: 'live', portalUrl, oidcClientId: 'vidare', signInKeyFile: path.join(folder, 'sign-in.json') } as const
  const provider = await hostileProvider(signInKeys(base), base.oidcClientId)
  const settings = { ...base, oidcIssuer: provider.issuer }
  const owner = new Client({ connectionString: database.url.owner })
  await owner.connect()
  const begin = async (now: number, jar: Jar): Promise<string> => {
    const begun = await beginSignIn(settings, '/portal', now)
    if (!begun) throw new Error('the provider was not reached')
    take(jar, begun.setCookie)
    return begun.location
  }
  const complete = async (query: Record<string, string>, now: number, jar: Jar): Promise<Completed> => {
    const done = await completeSignIn(settings, { query, cookies: { ...jar }, userAgent: null }, now)
    take(jar, done.setCookie)
    return done
  }
  return {
    database, owner, provider, settings, begin, complete,
    async signIn(person, now, { jar = {}, ...forgery } = {}) {
      const location = await begin(now, jar)
      return { ...await complete(provider.answer(location, person, now, forgery), now, jar), jar }
    },
    async sessions() {
      const { rows } = await owner.query<{ n: number }>('select count(*)::int as n from portal.session')
      return rows[0]?.n ?? -1
    },
    async close() {
      provider.close()
      await closeClients()
      await owner.end()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
