import { appendFileSync, existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { afterEach, describe, expect, it } from 'vitest'
import { takeBase } from '@/deploy/backup/take'
import { canDrill, drill } from '@/deploy/drill'
import { superuserUrl } from '@/lib/db/bootstrap'
import { closeClients } from '@/lib/db/client'
import { startDemoDatabase, type DemoDatabase } from '@/lib/db/demo'
import { freshFolder } from '@/tests/support/vidare'

const debian = '/usr/lib/postgresql/15'

describe('a cluster that loses everything', () => {
  afterEach(() => closeClients())
  it.each([['the PostgreSQL of npm start', undefined], ['Debian’s PostgreSQL 15', { home: debian, major: 15 }]])(
    'is restored from its sealed backup to a point in the middle of work: %s', async (_which, home) => {
      if (home && !existsSync(home.home)) return
      // In a clone that the database's user cannot reach there is nothing to drill: it is told, and at once.
      if (!canDrill()) {
        await expect(drill(home)).rejects.toThrow('Lägg klonen utanför den stängda hemmappen.')
        return
      }
      const report = await drill(home)
      console.log(`${report.server}: ${report.acknowledgedBefore} kvitterade, ${report.lost.length} förlorade; ${JSON.stringify(report.seconds)}, ${report.megabytes} MB`)
      expect(report.acknowledgedBefore).toBeGreaterThan(10)
      expect(report.acknowledgedAfter).toBeGreaterThan(0)
      expect(report).toMatchObject({ lost: [], tooMuch: [], differing: [], inClear: [], sameAudit: true, readable: true, refusedForeignKey: true })
      expect(report.auditRows).toBeGreaterThan(10)
    }, 600_000)

  it('is not thought to be backed up when its log is not put away', async () => {
    const folder = freshFolder()
    const recipient = await identityToRecipient(await generateIdentity())
    const refused = async ({ demo }: DemoDatabase, words: string) => {
      await expect(takeBase({ superuserUrl: superuserUrl(demo, 'postgres'), dataDir: demo.clusterDir, into: path.join(folder, 'backups'), recipient })).rejects.toThrow(words)
    }
    let database = await startDemoDatabase(folder, { fromPort: 54_850 })
    try {
      await refused(database, 'archive_mode är av')
      await database.stop()
      appendFileSync(path.join(folder, 'postgres/postgresql.conf'), "\narchive_mode = on\narchive_command = 'false'\n")
      database = await startDemoDatabase(folder)
      await refused(database, 'archive_command misslyckas')
    } finally {
      await database.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
