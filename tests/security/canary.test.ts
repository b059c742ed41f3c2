import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { inspect } from 'node:util'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readFile, revealName, showSafeContact } from '@/lib/cases/read-file'
import type { Outcome } from '@/lib/core/result'
import { log } from '@/lib/log'
import { folderMailer } from '@/lib/mail/folder-mailer'
import { mailRound } from '@/lib/mail/round'
import { Canaries, tellCanaries } from '@/tests/support/canary'
import { caseWorld, type CaseWorld } from '@/tests/support/case-world'
import { sara, value } from '@/tests/worlds/referrals'

/** Each place where somebody can write about a person gets a word of its own; then the words are looked for where none may be. */
let world: CaseWorld
let everything: Client
let mailbox: string
let said = ''
let story: Awaited<ReturnType<typeof tellCanaries>>
const canaries = new Canaries()
const thrown: unknown[] = []

beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => { said += String(text); return true })
  world = await caseWorld()
  everything = new Client({ connectionString: world.database.superuserUrl })
  await everything.connect()
  mailbox = mkdtempSync(path.join(os.tmpdir(), 'vidare-canary-'))
  story = await tellCanaries(world.as, canaries)
  const round = await mailRound(folderMailer(mailbox), 'https://portal.example', world.as(sara).now)
  log.info('mail', 'round', { ...round })
  // What breaks breaks with the words in hand, here and there on the way, and the fault is logged as every fault is.
  for (const [breaks, mends] of [
    ['alter table portal.person_record rename to person_away', 'alter table portal.person_away rename to person_record'],
    ['alter table portal.note add constraint never check (false) not valid', 'alter table portal.note drop constraint never'],
    ['alter table portal.release_item add constraint never check (false) not valid', 'alter table portal.release_item drop constraint never'],
    ['revoke insert on portal.audit_event from portal_app', 'grant insert on portal.audit_event to portal_app'],
  ] as const) {
    await everything.query(breaks)
    await tellCanaries(world.as, canaries).catch((error: unknown) => { thrown.push(error); log.fault('portal', 'request failed', error) })
    await everything.query(mends)
  }
  vi.restoreAllMocks()
}, 240_000)
afterAll(async () => {
  await everything.end()
  await world.close()
  rmSync(mailbox, { recursive: true, force: true })
})

/** Every row of every table of every schema, as text; and what bytea columns hold, read as UTF-8. */
async function rowsAsText(): Promise<{ table: string; row: string }[]> {
  const { rows: tables } = await everything.query<{ name: string; bytes: string[] }>(
    `select format('%I.%I', n.nspname, c.relname) as name,
       array(select format('%I', a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.atttypid = 'bytea'::regtype)::text[] as bytes
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`)
  const found: { table: string; row: string }[] = []
  for (const { name, bytes } of tables) {
    const shown = ["coalesce(t::text, '')", ...bytes.map((column) => `coalesce(encode(${column}, 'escape'), '')`)].join(" || ' ' || ")
    const { rows } = await everything.query<{ row: string }>(`select ${shown} as row from ${name} t`)
    found.push(...rows.map(({ row }) => ({ table: name, row })))
  }
  return found
}
const placesIn = async (): Promise<string[]> =>
  (await rowsAsText()).flatMap(({ table, row }) => canaries.foundIn(row).map((place) => `${place}: in ${table}`))

describe('what somebody wrote about a person', () => {
  it('is a word of its own in every place, and whoever may read it reads it', async () => {
    expect(canaries.tokens.length).toBeGreaterThan(150)
    const read = JSON.stringify([
      value(await readFile(world.as(sara), { caseFileId: story.caseFileId })), value(await revealName(world.as(sara), { caseFileId: story.protectedId })),
      value(await showSafeContact(world.as(sara), { caseFileId: story.caseFileId })),
    ])
    expect(canaries.foundIn(read)).toEqual(expect.arrayContaining(['edited given name', 'edited needs', 'edited safe contact', 'note fact', 'protected family name']))
  })

  it('stands in plain text in no table, the log of who saw what among them', async () => {
    expect((await rowsAsText()).filter(({ table }) => table === 'portal.audit_event').length).toBeGreaterThan(60)
    expect(await placesIn()).toEqual([])
  })

  it('is found there when somebody stores it in plain text, whatever the column is', async () => {
    const token = canaries.of('note fact')
    await everything.query('begin')
    await everything.query("update portal.account set name = $1 where email = 'drift@portal.example'", [`X ${token.toUpperCase()} Y`])
    await everything.query('create table portal.forgotten as select $1::bytea as bytes', [Buffer.from(`x${token}y`)])
    await everything.query('create table public.other as select jsonb_build_object($1::text, 1) as body', [token])
    const found = await placesIn()
    await everything.query('rollback')
    expect(found.sort()).toEqual(['note fact: in portal.account', 'note fact: in portal.forgotten', 'note fact: in public.other'])
  })

  it('stands in no line of our log, neither of what went well nor of what broke', () => {
    expect(said).toContain('"event":"round"')
    expect(said).toContain('"event":"request failed"')
    expect(canaries.foundIn(said)).toEqual([])
    expect(canaries.foundIn(`${said}${canaries.of('alone purpose')}`)).toEqual(['alone purpose'])
  })

  it('stands in no mail', () => {
    const mails = readdirSync(mailbox).map((name) => readFileSync(path.join(mailbox, name), 'utf8'))
    expect(mails.length).toBeGreaterThan(3)
    expect(mails.flatMap((mail) => canaries.foundIn(mail))).toEqual([])
  })

  it('stands in no refusal', () => {
    expect(story.refused.map((outcome: Outcome<unknown>) => outcome.ok)).toEqual(story.refused.map(() => false))
    expect(story.refused.length).toBeGreaterThan(8)
    expect(canaries.foundIn(JSON.stringify(story.refused))).toEqual([])
  })

  it('stands in no fault that somebody could catch and show', () => {
    expect(thrown.length).toBe(4)
    const texts = thrown.map((error) => `${error instanceof Error ? error.stack : ''} ${inspect(error, { depth: null, showHidden: true })}`)
    expect(texts.join()).toMatch(/person_record[^]*never[^]*audit_event/)
    expect(texts.flatMap((text) => canaries.foundIn(text))).toEqual([])
  })
})
