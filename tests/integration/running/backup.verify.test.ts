import { existsSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { drill } from '@/deploy/drill'
import { closeClients } from '@/lib/db/client'

const debian = '/usr/lib/postgresql/15'

describe('a cluster that loses everything', () => {
  afterEach(() => closeClients())
  it.each([['the PostgreSQL of npm start', undefined], ['Debian’s PostgreSQL 15', { home: debian, major: 15 }]])(
    'is restored from its sealed backup to a point in the middle of work: %s', async (_which, home) => {
      if (home && !existsSync(home.home)) return
      const report = await drill(home)
      console.log(`${report.server}: ${report.acknowledgedBefore} kvitterade, ${report.lost.length} förlorade; ${JSON.stringify(report.seconds)}, ${report.megabytes} MB`)
      expect(report.acknowledgedBefore).toBeGreaterThan(10)
      expect(report.acknowledgedAfter).toBeGreaterThan(0)
      expect(report).toMatchObject({ lost: [], tooMuch: [], differing: [], inClear: [], sameAudit: true, readable: true, refusedForeignKey: true })
      expect(report.auditRows).toBeGreaterThan(10)
    }, 600_000)
})
