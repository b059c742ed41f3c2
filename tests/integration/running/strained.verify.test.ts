import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import http from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { superuserUrl } from '@/lib/db/bootstrap'
import { readDemoFile, type DemoFile } from '@/lib/env'
import { sessionOf } from '@/tests/support/bench-web'
import { offered } from '@/tests/support/portal'
import { askAt, formsFor, type PortalAddress } from '@/tests/support/portal-request'
import { smallDisk, type SmallDisk } from '@/tests/support/small-disk'
import { makeVidare, type Vidare } from '@/tests/support/vidare'
import { person } from '@/tests/worlds/people'
import { sara } from '@/tests/worlds/referrals'

/** Milliseconds within which a person is told, whatever is wrong, and a visitor has a page. */
const [patience, visitorPatience] = [5_000, 1_000]
/** More than the pool and the queue before it hold. */
const atOnce = 24
const written = 'Vill flytta långt bort, helst före jul.'

describe('somebody who sends a form while the database does not do what it should', () => {
  let disk: SmallDisk
  let vidare: Vidare
  let demo: DemoFile
  let address: PortalAddress
  let cookie: string
  let everything: Client

  beforeAll(async () => {
    disk = smallDisk(900)
    vidare = await makeVidare(process.cwd(), disk.folder)
    await vidare.start()
    demo = readDemoFile(disk.folder) ?? expect.fail('no demo database')
    const { port } = new URL(vidare.url)
    address = { portal: new URL(`http://localhost:${port}`), port, agent: new http.Agent({ keepAlive: true, maxSockets: atOnce }) }
    const { accountId, authorityId } = person(sara)
    cookie = await sessionOf({ demo }, { id: accountId, authorityId })
    everything = new Client({ connectionString: superuserUrl(demo, demo.database) })
    await everything.connect()
  }, 600_000)
  afterAll(async () => {
    await vidare.stop()
    disk.remove()
    address.agent.destroy()
    await everything.end().catch(() => undefined)
  })

  /** The form for a new file, filled in. */
  async function filledForm(): Promise<FormData> {
    const { body } = await askAt(address, '/portal/cases/new', cookie)
    const [hidden] = formsFor(offered().get('portal/cases/open') ?? '', body)
    const form = new FormData()
    for (const [name, text] of hidden ?? expect.fail('no form for a new file')) form.append(name, text)
    const answers = {
      unitId: person(sara).unitId ?? '', givenName: 'Kim', familyName: 'Exempel', birthYear: '2004', protection: 'none', environments: 'criminal', needs: written, sharedWith: 'unit',
    }
    for (const [name, text] of Object.entries(answers)) form.set(name, text)
    return form
  }
  const send = async (form: FormData) => {
    const from = performance.now()
    const { status, body } = await askAt(address, '/portal/cases/new', cookie, form)
    // With the page around it when that can be drawn, and by itself when not; both say it in nearly the same words.
    const isTold = status === 503 || /Just nu går det inte att spara/.test(body)
    return { status, isTold, kept: body.includes(written), took: performance.now() - from }
  }
  const files = async (): Promise<number> => {
    const { rows: [row] } = await everything.query<{ n: number }>('select count(*)::int as n from portal.case_file')
    return row?.n ?? 0
  }
  /** Asks for a public page until `work` is done; every one must come, and soon. */
  async function visitedDuring(work: Promise<unknown>): Promise<void> {
    let over = false
    void work.then(() => { over = true }, () => { over = true })
    while (!over) {
      const from = performance.now()
      expect((await fetch(`${vidare.url}/hitta-stod/malmo`)).status).toBe(200)
      expect(performance.now() - from).toBeLessThan(visitorPatience)
      await pause(100)
    }
  }

  /** Nobody waits longer than they can bear, nothing typed is gone, nothing half-done; and afterwards the same form goes through, once. */
  async function bears(strain: () => Promise<() => Promise<void> | void>, isFull = false): Promise<void> {
    const forms = await Promise.all(Array.from({ length: atOnce }, filledForm))
    const before = await files()
    const relieve = await strain()
    try {
      const sending = Promise.all(forms.map(send))
      await visitedDuring(sending)
      for (const { isTold, kept, took } of await sending) {
        expect(isTold).toBe(true)
        expect(kept, 'the text is still in the answer').toBe(true)
        expect(took).toBeLessThan(patience)
      }
    } finally {
      await relieve()
    }
    let healed = await send(forms[0] ?? expect.fail())
    for (let attempt = 0; healed.status !== 303; attempt += 1) {
      if (attempt > 60) expect.fail(`did not heal: ${healed.status}`)
      await pause(isFull ? 500 : 100)
      healed = await send(forms[0] ?? expect.fail())
    }
    expect(await files()).toBe(before + 1)
  }

  it('that hangs: every process of it is stopped', () => bears(() => {
    const postmaster = vidare.pidOf('database') ?? expect.fail('no database')
    const all = [postmaster, ...spawnSync('ps', ['-o', 'pid=', '--ppid', String(postmaster)], { encoding: 'utf8' }).stdout.split('\n').map(Number).filter((pid) => pid > 1)]
    for (const pid of all) process.kill(pid, 'SIGSTOP')
    return Promise.resolve(() => { for (const pid of all.reverse()) process.kill(pid, 'SIGCONT') })
  }))

  it('that lets nobody through: somebody holds the table, and every connection of the pool waits', () => bears(async () => {
    await everything.query('begin')
    await everything.query('lock table portal.case_file in access exclusive mode')
    return async () => { await everything.query('rollback') }
  }))

  it('that is full: its disk has no room', ({ skip }) => {
    skip(!disk.isSmall, 'only root may mount a small disk')
    return bears(async () => {
      disk.fill(0)
      // What PostgreSQL has set aside is used up first.
      await everything.query(`create table portal.filler_${randomUUID().replaceAll('-', '')} as select repeat('x', 1000) from generate_series(1, 100000)`).catch(() => undefined)
      return () => { disk.makeRoom() }
    }, true)
  })
})
