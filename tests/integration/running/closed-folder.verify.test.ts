import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoFile } from '@/lib/env'
import { makeVidare, type Vidare } from '@/tests/support/vidare'

/** Only root has this trouble: everybody else runs the database as themselves. */
describe.skipIf(process.getuid?.() !== 0)('root, with a clone in a home folder of mode 700', () => {
  let home: string
  let vidare: Vidare | null = null
  beforeAll(() => {
    home = mkdtempSync(path.join(os.tmpdir(), 'vidare-home-'))
    // mkdtemp makes it 700. Hard links, so that the dependencies really lie inside without being copied.
    const copied = spawnSync('sh', ['-c',
      `git ls-files -z --cached --others --exclude-standard | xargs -0 ls -d 2>/dev/null | tar cf - -T - | tar xf - -C ${home} && cp -al node_modules ${home}/node_modules`,
    ], { encoding: 'utf8' })
    if (copied.status !== 0) throw new Error(copied.stderr)
  })
  afterAll(async () => {
    await vidare?.stop()
    if (vidare) {
      const moved = path.dirname(demoFile.parse(JSON.parse(readFileSync(path.join(vidare.dataDir, 'demo.json'), 'utf8'))).clusterDir)
      if (path.basename(moved).startsWith('vidare-') && moved !== vidare.dataDir) rmSync(moved, { recursive: true, force: true })
      vidare.remove()
    }
    rmSync(home, { recursive: true, force: true })
  })

  it('npm start works, puts the database where its user can reach it, and says where', async () => {
    // Data inside the closed home, as a person who sets nothing gets it.
    vidare = await makeVidare(home, path.join(home, 'var'))
    await vidare.start()
    expect((await fetch(`${vidare.url}/hitta-stod/malmo`)).status).toBe(200)
    const { clusterDir } = demoFile.parse(JSON.parse(readFileSync(path.join(vidare.dataDir, 'demo.json'), 'utf8')))
    expect(clusterDir.startsWith(home)).toBe(false)
    expect(vidare.said()).toContain(path.dirname(clusterDir))
  })
})
