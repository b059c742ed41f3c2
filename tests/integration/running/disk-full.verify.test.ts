import { existsSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { withConnection } from '@/lib/db/bootstrap'
import { localDatabaseUrl, readDemoFile } from '@/lib/env'
import { smallDisk, type SmallDisk } from '@/tests/support/small-disk'
import { makeVidare, type Vidare } from '@/tests/support/vidare'

describe('a small disk that fills up', () => {
  let disk: SmallDisk
  let vidare: Vidare
  const shows = async (words: string) => (await (await fetch(`${vidare.url}/hitta-stod/malmo`)).text()).includes(words)
  beforeAll(async () => {
    disk = smallDisk(700)
    vidare = await makeVidare(process.cwd(), disk.folder)
  })
  beforeEach(({ skip }) => { skip(!disk.isSmall, 'only root may mount a small disk') })
  afterAll(async () => {
    await vidare.stop()
    disk.remove()
  })

  it('in the middle of the first publication: one line says why, and the next start heals', async () => {
    const starting = vidare.start()
    const outcome = expect(starting).rejects.toThrow(/\n(Publiceringen misslyckades\. )?Disken är full\. [^\n]*\n$/)
    while (!existsSync(path.join(disk.folder, 'published/releases'))) await pause(20)
    disk.fill(20)
    await outcome
    disk.makeRoom()
    await vidare.start()
    expect(await shows('<h1')).toBe(true)
  })

  it('under a running site: visitors keep their pages, and what was changed meanwhile appears when there is room', async () => {
    disk.fill(20)
    const demo = readDemoFile(disk.folder)
    if (!demo) throw new Error('no demo database')
    await withConnection(localDatabaseUrl(demo, 'owner'), (client) => client.query(
      "update portal.contact_point set phone_shown = '020-00 11 22' where on_every_page and channel = 'phone' and visibility = 'published'"))
    // Long enough for a publication to meet the full disk.
    for (let second = 0; second < 30; second += 1) {
      expect(await shows('<h1')).toBe(true)
      await pause(1_000)
    }
    expect(await shows('020-00 11 22')).toBe(false)
    disk.makeRoom()
    while (!(await shows('020-00 11 22'))) await pause(500)
  })

  it('before a start: the start says so in one line and changes nothing', async () => {
    await vidare.stop()
    disk.fill(20)
    await expect(vidare.start()).rejects.toThrow(/\nDisken är full: i [^\n]* MB\. Gör plats och starta igen\.\n$/)
    disk.makeRoom()
    await vidare.start()
    expect(await shows('020-00 11 22')).toBe(true)
  })
})
