import path from 'node:path'
import { superuserUrl } from '@/lib/db/bootstrap'
import { closeClients } from '@/lib/db/client'
import { startDemoDatabase, type DemoDatabase } from '@/lib/db/demo'
import { migrate } from '@/lib/db/migrate'
import { localDatabaseUrl } from '@/lib/env'
import { step, tell } from '@/scripts/progress.mjs'
import { checkLarge, loadLarge } from '@/tests/bench/large/load'
import type { LargePlan } from '@/tests/bench/large/plan'

/** Ports of the measured clusters begin here, beside the demonstration's own. */
const fromPort = 54_740

export interface LargeWorld extends DemoDatabase { dataDir: string; plan: LargePlan; files: number }

/** `var/bench/100000`: a demonstration of its own, with its own cluster and keys, kept from run to run. */
const largeFolder = (dataDir: string, files: number): string => path.join(dataDir, 'bench', String(files))

/**
 * Opens the world of so many files, building it (or the rest of it) first. 
 * @param dataDir where worlds lie, usually `var`
 * @param useFolder makes this process read that world's addresses and keys (DATA_DIR)
 */
export async function openLarge(dataDir: string, files: number, now: number, useFolder: (folder: string) => void): Promise<LargeWorld> {
  const folder = largeFolder(dataDir, files)
  const database = await startDemoDatabase(folder, { fromPort })
  useFolder(folder)
  await migrate(localDatabaseUrl(database.demo, 'owner'))
  const { seed } = await import('@/prisma/seed')
  await seed()
  await closeClients()
  const superuser = superuserUrl(database.demo, database.demo.database)
  const { plan } = await step(`Skriver ${files.toLocaleString('sv-SE')} akter`, () =>
    loadLarge(superuser, files, now, (done) => { tell(`${done.toLocaleString('sv-SE')} av ${files.toLocaleString('sv-SE')}`) }))
  const faults = await step('Ser efter att allt hänger ihop', () => checkLarge(superuser))
  if (faults.length > 0) throw new Error(`the large world does not hold together: ${faults.join('; ')}`)
  return { ...database, dataDir: folder, plan, files }
}

/** Closes this process's connections to the world it looked at, before it looks at another or ends. */
export const leave = closeClients
