import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import http from 'node:http'
import type { Client } from 'pg'
import { hashOf } from '@/lib/auth/token'
import { sourceHash } from '@/scripts/running/build'
import { people, type Who } from '@/tests/policy/routes-by-person'
import { askAt, type Reply } from '@/tests/support/portal-request'
import { portalUrl } from '@/tests/support/site'
import { startUnproxied } from '@/tests/support/unproxied'
import { person } from '@/tests/worlds/people'

const agent = new http.Agent({ keepAlive: true, maxSockets: 4 })

/** Told by `npm run verify`: the same is asked of the application itself, without the front and without proxy.ts. */
export const withoutProxy = process.env['WITHOUT_PROXY'] === '1'
const portal = new URL(portalUrl)
let port = portal.port

/** Starts what is asked when it is not the running world itself. @returns how to stop it */
export async function reach(): Promise<() => Promise<void>> {
  if (!withoutProxy) return () => Promise.resolve()
  const unproxied = await startUnproxied()
  port = String(unproxied.port)
  return unproxied.stop
}

/** Asks the portal for a page, or sends it a form as a browser without scripts does. Follows nothing. */
export const ask = (path: string, cookie: string | undefined, form?: FormData): Promise<Reply> => askAt({ portal, port, agent }, path, cookie, form)

/** What somebody met at an address, in the words of the tables; what they have no word for as it is. */
export function metAt({ status, location }: Reply): string {
  if (status === 200) return 'opens'
  if (status === 404) return 'not there'
  if (status === 307 && /^\/sign-in(\?|$)/.test(location)) return 'signIn'
  if (status === 307 && location === '/portal') return 'portal'
  return `${status} ${location}`
}

/** Sessions as sign-in leaves them, a moment old; the token is the person's cookie. */
export function signIns(owner: Client) {
  const given: string[] = []
  return {
    /** @returns the cookie header; undefined for a visitor, who has none */
    async of(who: Who): Promise<string | undefined> {
      const email = people[who]
      return email === null ? undefined : this.ofAccount(person(email))
    },
    /** The same for an account that is nobody of the demonstration. */
    async ofAccount({ accountId, authorityId }: { accountId: string; authorityId: string }): Promise<string> {
      const token = randomBytes(32).toString('base64url')
      await owner.query(
        `insert into portal.session (id, token_hash, authority_id, account_id, created_at, last_seen_at, auth_time, acr)
         values ($1, $2, $3, $4, now(), now(), now(), 'http://id.elegnamnden.se/loa/1.0/loa3')`, [randomUUID(), hashOf(token), authorityId, accountId])
      given.push(token)
      return `session=${token}`
    },
    /** Everybody is as if they had just signed in, however long the others took. */
    renew: () => owner.query('update portal.session set last_seen_at = now(), auth_time = now() where token_hash = any($1)', [given.map(hashOf)]),
    /** Nobody is left signed in. */
    async end(): Promise<void> {
      agent.destroy()
      const hashes = [given.map(hashOf)]
      await owner.query('delete from portal.saved_post where session_hash = any($1)', hashes)
      await owner.query('delete from portal.session where token_hash = any($1)', hashes)
    },
  }
}

/** One at a time among the test files that lay people's affairs into the world and look whether anything changed. */
export const alone = (client: Client) => client.query('select pg_advisory_lock(20261126)')

/** Folder of a file of actions as the tables write it: `portal/cases`. */
export const folderOf = (file: string) => file.replace(/^app\//, '').replace(/\/actions\.ts$/, '').replace(/\([^/]*\)\//g, '')

/** The id under which the build of these sources offers each action, by folder and name. */
export function offered(): Map<string, string> {
  const { node } = JSON.parse(readFileSync(`var/builds/${sourceHash()}/server/server-reference-manifest.json`, 'utf8')) as {
    node: Record<string, { filename: string; exportedName: string }>
  }
  return new Map(Object.entries(node).map(([id, { filename, exportedName }]) => [`${folderOf(filename)}/${exportedName}`, id]))
}
