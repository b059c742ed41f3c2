import { appendFileSync, createReadStream, createWriteStream, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { opened, sealedEnding } from '@/deploy/backup/seal'
import { takeBase } from '@/deploy/backup/take'
import { systemNow } from '@/lib/core/clock'
import { createKeyFile } from '@/lib/crypto/key-file'
import { superuserUrl, withConnection } from '@/lib/db/bootstrap'
import { closeClients } from '@/lib/db/client'
import { startDemoDatabase, type DemoDatabase } from '@/lib/db/demo'
import { migrate } from '@/lib/db/migrate'
import { localDatabaseUrl, logins } from '@/lib/env'
import { seed } from '@/prisma/seed'
import { Canaries, tellCanaries } from '@/tests/support/canary'
import { freshFolder } from '@/tests/support/vidare'
import { actorOf } from '@/tests/worlds/people'

/** Every way in which a word is likely to lie in a file: as text in two encodings, in hexadecimal, and in base64 wherever it begins. */
function disguises(token: string): string[] {
  const utf16 = (text: string) => Buffer.from(text, 'utf16le').toString('latin1')
  const base64 = (offset: number) => {
    const all = Buffer.from(`${'x'.repeat(offset)}${token}`).toString('base64').replace(/=+$/, '')
    // Without the characters that the neighbours have a part in.
    return all.slice(Math.ceil((offset * 4) / 3), Math.floor(((offset + token.length) * 4) / 3))
  }
  const hex = Buffer.from(token).toString('hex')
  return [token, token.toUpperCase(), utf16(token), hex, hex.toUpperCase(), base64(0), base64(1), base64(2)]
}

/** Which of `needles` stand in the files of a folder, read as bytes, and where. */
async function sweep(folder: string, needles: Map<string, string>): Promise<{ bytes: number; found: string[] }> {
  const pattern = new RegExp([...needles.keys()].map((needle) => needle.replace(/[^\w]/g, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)).join('|'), 'g')
  const longest = Math.max(...[...needles.keys()].map(({ length }) => length))
  const found = new Set<string>()
  let bytes = 0
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, name)
    if (!statSync(file).isFile()) continue
    let before = ''
    for await (const part of createReadStream(file, { encoding: 'latin1', highWaterMark: 1 << 20 }) as AsyncIterable<string>) {
      bytes += part.length
      for (const [hit] of (before + part).matchAll(pattern)) found.add(`${needles.get(hit)} in ${name.replace(/\d+/g, 'N')}`)
      before = part.slice(-longest)
    }
  }
  return { bytes, found: [...found].sort() }
}

describe('a thief with the disk of the database', () => {
  const canaries = new Canaries()
  const folder = freshFolder()
  let database: DemoDatabase
  let backups = ''
  let unsealed = ''
  /** Never told to the portal. */
  const control = new Canaries().put('control')
  const planted = [control, control.toUpperCase(), Buffer.from(control, 'utf16le').toString('latin1'), Buffer.from(control).toString('hex'), Buffer.from(control).toString('hex').toUpperCase(),
    ...['', 'x', 'xy'].map((before) => Buffer.from(`${before}${control} och mer`).toString('base64'))]

  beforeAll(async () => {
    await (await startDemoDatabase(folder, { fromPort: 54_760 })).stop()
    // A backup wants the log put away; where it goes is not what is looked at here.
    appendFileSync(path.join(folder, 'postgres/postgresql.conf'), "\narchive_mode = on\narchive_command = 'true'\n")
    database = await startDemoDatabase(folder)
    await migrate(localDatabaseUrl(database.demo, 'owner'))
    await seed(localDatabaseUrl(database.demo, 'owner'), 'demo')
    const keys = path.join(folder, 'keys.json')
    createKeyFile(keys, 'live')
    const environment = {
      PUBLIC_HOST: 'vidare.example', PORTAL_HOST: 'portal.example', OIDC_ISSUER: 'https://id.example', KEY_FILE: keys,
      ...Object.fromEntries(logins.map((login) => [`DATABASE_URL_${login.toUpperCase()}`, localDatabaseUrl(database.demo, login)])),
    }
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
    await tellCanaries((email) => { const now = systemNow(); return { actor: actorOf(email, now), now } }, canaries)
    await withConnection(superuserUrl(database.demo, database.demo.database), async (client) => {
      // What the sweep must find: a word in the clear, in a table of somebody who forgot, in each of its disguises.
      await client.query('create table public.forgotten (words text, bytes bytea)')
      for (const [place, word] of planted.entries())
        await client.query('insert into public.forgotten values ($1, $2)', place === 2 ? [null, Buffer.from(word, 'latin1')] : [word, null])
      await client.query('checkpoint')
    })
    const identity = await generateIdentity()
    backups = path.join(folder, 'backups')
    mkdirSync(backups)
    const { name } = await takeBase({
      superuserUrl: superuserUrl(database.demo, 'postgres'), dataDir: database.demo.clusterDir, into: backups, recipient: await identityToRecipient(identity),
    })
    await closeClients()
    await database.stop()
    unsealed = path.join(folder, 'unsealed')
    mkdirSync(unsealed)
    await pipeline(await opened(path.join(backups, `${name}.tar${sealedEnding}`), identity), createWriteStream(path.join(unsealed, 'base.tar')))
  }, 240_000)
  afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

  const needles = (tokens: readonly { place: string; token: string }[]) => new Map(tokens.flatMap(({ place, token }) => disguises(token).map((needle) => [needle, place] as const)))

  it.each([
    ['data files, write-ahead log and server log', () => database.demo.clusterDir, true], ['a backup that somebody has opened', () => unsealed, true], ['a sealed backup', () => backups, false],
  ] as const)('finds in %s no word that anybody wrote about a person, however it is written, and finds one that lies open', async (_where, where, isOpen) => {
    const ways = disguises(control).map((needle, way) => [needle, `control ${way}`] as const)
    const { bytes, found } = await sweep(where(), new Map([...needles(canaries.tokens), ...ways]))
    console.log(`${canaries.tokens.length} ord i ${ways.length} former, ${(bytes / 1e6).toFixed(0)} MB`)
    expect(bytes).toBeGreaterThan(5e6)
    expect(found.filter((one) => !one.startsWith('control'))).toEqual([])
    expect(ways.map(([, way]) => found.some((one) => one.startsWith(`${way} in`)))).toEqual(ways.map(() => isOpen))
  }, 600_000)
})
