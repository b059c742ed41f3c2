import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withConnection } from '@/lib/db/bootstrap'
import { localDatabaseUrl, readDemoFile } from '@/lib/env'
import { freshFolder, makeVidare, type Vidare } from '@/tests/support/vidare'

const mount = (...args: string[]) => spawnSync('mount', args, { encoding: 'utf8' }).status === 0
const unmount = (folder: string) => { spawnSync('umount', ['--lazy', folder]) }

/** Only root may mount, and not in every container. */
function canMount(): boolean {
  const folder = freshFolder()
  const could = process.getuid?.() === 0 && mount('-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder)
  if (could) unmount(folder)
  rmSync(folder, { recursive: true, force: true })
  return could
}

/** Somebody's big film on the same disk. */
function fill(folder: string, leave: number): void {
  const { bavail, bsize } = statfsSync(folder)
  const block = Buffer.alloc(1_000_000)
  const size = Math.max(0, bavail * bsize - leave)
  writeFileSync(path.join(folder, 'film'), '')
  for (let written = 0; written < size; written += block.length)
    writeFileSync(path.join(folder, 'film'), written + block.length > size ? block.subarray(0, size - written) : block, { flag: 'a' })
}

describe.skipIf(!canMount())('a small disk that fills up', () => {
  let folder: string
  let vidare: Vidare
  const megabyte = 1_000_000
  const makeRoom = () => { rmSync(path.join(folder, 'film')) }
  const shows = async (words: string) => (await (await fetch(`${vidare.url}/hitta-stod/malmo`)).text()).includes(words)
  beforeAll(async () => {
    folder = freshFolder()
    mount('-t', 'tmpfs', '-o', 'size=700m,mode=711', 'tmpfs', folder)
    vidare = await makeVidare(process.cwd(), folder)
  })
  afterAll(async () => {
    await vidare.stop()
    unmount(folder)
    rmSync(folder, { recursive: true, force: true })
  })

  it('in the middle of the first publication: one line says why, and the next start heals', async () => {
    const starting = vidare.start()
    const outcome = expect(starting).rejects.toThrow(/\n(Publiceringen misslyckades\. )?Disken är full\. [^\n]*\n$/)
    while (!existsSync(path.join(folder, 'published/releases'))) await pause(20)
    fill(folder, 20 * megabyte)
    await outcome
    makeRoom()
    await vidare.start()
    expect(await shows('<h1')).toBe(true)
  })

  it('under a running site: visitors keep their pages, and what was changed meanwhile appears when there is room', async () => {
    fill(folder, 20 * megabyte)
    const demo = readDemoFile(folder)
    if (!demo) throw new Error('no demo database')
    await withConnection(localDatabaseUrl(demo, 'owner'), (client) => client.query(
      "update portal.contact_point set phone_shown = '020-00 11 22' where on_every_page and channel = 'phone' and visibility = 'published'"))
    // Long enough for a publication to meet the full disk.
    for (let second = 0; second < 30; second += 1) {
      expect(await shows('<h1')).toBe(true)
      await pause(1_000)
    }
    expect(await shows('020-00 11 22')).toBe(false)
    makeRoom()
    while (!(await shows('020-00 11 22'))) await pause(500)
  })

  it('before a start: the start says so in one line and changes nothing', async () => {
    await vidare.stop()
    fill(folder, 20 * megabyte)
    await expect(vidare.start()).rejects.toThrow(/\nDisken är full: i [^\n]* MB\. Gör plats och starta igen\.\n$/)
    makeRoom()
    await vidare.start()
    expect(await shows('020-00 11 22')).toBe(true)
  })
})
